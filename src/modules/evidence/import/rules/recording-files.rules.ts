/** Endings of recordings, with the type under which they are offered; what the bytes are is judged at the receipt. */
const TYPES: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  '3gp': 'video/3gpp',
  avi: 'video/x-msvideo',
  dav: 'video/x-dav',
  mpg: 'video/mpeg',
  mpeg: 'video/mpeg',
  ps: 'video/mpeg',
  ts: 'video/mp2t',
  mts: 'video/mp2t',
  mkv: 'video/x-matroska',
  webm: 'video/webm',
  wmv: 'video/x-ms-wmv',
  asf: 'video/x-ms-asf',
  flv: 'video/x-flv',
  h264: 'video/h264',
  h265: 'video/h265',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  aac: 'audio/x-aac',
  amr: 'audio/amr',
  wma: 'audio/x-ms-wma',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  bmp: 'image/bmp',
};

export const SIDECAR_ENDINGS = ['json', 'xml', 'txt'] as const;
export type SidecarEnding = (typeof SIDECAR_ENDINGS)[number];

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** The type a file of this name is offered as; undefined for what is no recording. */
export const claimedTypeOf = (name: string): string | undefined =>
  Object.hasOwn(TYPES, endingOf(name)) && !name.startsWith('.') ? TYPES[endingOf(name)] : undefined;

/** The file beside a recording that speaks of it: `a.mp4.json` before `a.json`, whatever the case of letters. */
export function sidecarFor(
  name: string,
  others: readonly string[],
): { name: string; ending: SidecarEnding } | undefined {
  const stem = name.replace(/\.[^.]+$/, '');
  for (const wanted of [name, stem])
    for (const ending of SIDECAR_ENDINGS) {
      const found = others.find((other) => other.toLowerCase() === `${wanted}.${ending}`.toLowerCase());
      if (found !== undefined) return { name: found, ending };
    }
  return undefined;
}
