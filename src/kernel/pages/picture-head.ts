export type FileKind = 'pdf' | 'jpeg' | 'png' | 'webp';

/** What a file is, by its first bytes alone; undefined for everything that is not flattened here. */
export function fileKindOf(head: Uint8Array): FileKind | undefined {
  const begins = (words: string, at = 0): boolean =>
    [...words].every((letter, i) => head[at + i] === letter.charCodeAt(0));
  if (begins('%PDF-')) return 'pdf';
  if (begins('\xff\xd8\xff')) return 'jpeg';
  if (begins('\x89PNG\r\n\x1a\n')) return 'png';
  if (begins('RIFF') && begins('WEBP', 8)) return 'webp';
  return undefined;
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The size a picture says it has, before anything is unpacked; undefined where it says none. */
export function pictureSizeOf(bytes: Uint8Array, kind: Exclude<FileKind, 'pdf'>): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = kind === 'png' ? pngSize(view) : kind === 'jpeg' ? jpegSize(view) : webpSize(view);
  return size && size.width > 0 && size.height > 0 ? size : undefined;
}

function pngSize(view: DataView): PictureSize | undefined {
  if (view.byteLength < 24 || view.getUint32(12) !== 0x49484452) return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** The first frame header (ITU T.81 B.2.2). */
function jpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function webpSize(view: DataView): PictureSize | undefined {
  if (view.byteLength < 30) return undefined;
  const little = (at: number) => view.getUint16(at, true) & 0x3fff;
  switch (view.getUint32(12)) {
    case 0x56503820: // lossy
      return { width: little(26), height: little(28) };
    case 0x5650384c: {
      // lossless
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503858:
      if (view.byteLength < 31) return undefined;
      return {
        width: (view.getUint32(24, true) & 0xffffff) + 1,
        height: (view.getUint32(27, true) & 0xffffff) + 1,
      };
    default:
      return undefined;
  }
}
