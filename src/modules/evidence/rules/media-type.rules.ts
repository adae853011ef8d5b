import { ok, refuse, type Result } from '../../../kernel/result.js';

export const MEDIA = ['text', 'photo', 'audio', 'video', 'other'] as const;
export type Medium = (typeof MEDIA)[number];

export interface MediaType {
  /** IANA name. */
  readonly type: string;
  readonly medium: Medium;
  /** A container that carries sound alone as well as pictures: the sender knows which. */
  readonly soundOrPicture?: true;
}

/** Bytes of a file's beginning that suffice to tell its type. */
export const HEAD_BYTES = 4096;

const UNKNOWN: MediaType = { type: 'application/octet-stream', medium: 'other' };
const TEXT: MediaType = { type: 'text/plain', medium: 'text' };
const OFFICE: MediaType = {
  type: 'application/vnd.openxmlformats-officedocument',
  medium: 'text',
};

interface Signature extends MediaType {
  readonly bytes: string;
  readonly at?: number;
  /** A second mark further on (RIFF and the like). */
  readonly also?: { readonly bytes: string; readonly at: number };
}

/** Marks as latin-1 text; the first that fits names the type. */
const SIGNATURES: readonly Signature[] = [
  { bytes: 'ftypM4A', at: 4, type: 'audio/mp4', medium: 'audio' },
  { bytes: 'ftypM4B', at: 4, type: 'audio/mp4', medium: 'audio' },
  { bytes: 'ftyphei', at: 4, type: 'image/heic', medium: 'photo' },
  { bytes: 'ftypmif1', at: 4, type: 'image/heic', medium: 'photo' },
  { bytes: 'ftypavif', at: 4, type: 'image/avif', medium: 'photo' },
  { bytes: 'ftypqt', at: 4, type: 'video/quicktime', medium: 'video', soundOrPicture: true },
  { bytes: 'ftyp3g', at: 4, type: 'video/3gpp', medium: 'video', soundOrPicture: true },
  { bytes: 'ftyp', at: 4, type: 'video/mp4', medium: 'video', soundOrPicture: true },
  { bytes: 'moov', at: 4, type: 'video/quicktime', medium: 'video', soundOrPicture: true },
  { bytes: 'RIFF', also: { bytes: 'AVI ', at: 8 }, type: 'video/x-msvideo', medium: 'video' },
  { bytes: 'RIFF', also: { bytes: 'WAVE', at: 8 }, type: 'audio/wav', medium: 'audio' },
  { bytes: 'RIFF', also: { bytes: 'WEBP', at: 8 }, type: 'image/webp', medium: 'photo' },
  { bytes: 'FLV\x01', type: 'video/x-flv', medium: 'video' },
  { bytes: 'DHAV', type: 'video/x-dav', medium: 'video' },
  { bytes: 'DAHUA', type: 'video/x-dav', medium: 'video' },
  { bytes: '\x00\x00\x01\xba', type: 'video/mpeg', medium: 'video' },
  { bytes: 'G', also: { bytes: 'G', at: 188 }, type: 'video/mp2t', medium: 'video' },
  {
    bytes: '\x30\x26\xb2\x75\x8e\x66\xcf\x11',
    type: 'video/x-ms-asf',
    medium: 'video',
    soundOrPicture: true,
  },
  { bytes: 'OggS', type: 'audio/ogg', medium: 'audio', soundOrPicture: true },
  { bytes: 'fLaC', type: 'audio/flac', medium: 'audio' },
  { bytes: '#!AMR', type: 'audio/amr', medium: 'audio' },
  { bytes: 'ID3', type: 'audio/mpeg', medium: 'audio' },
  { bytes: '\xff\xfb', type: 'audio/mpeg', medium: 'audio' },
  { bytes: '\xff\xf3', type: 'audio/mpeg', medium: 'audio' },
  { bytes: '\xff\xf2', type: 'audio/mpeg', medium: 'audio' },
  { bytes: '\xff\xd8\xff', type: 'image/jpeg', medium: 'photo' },
  { bytes: '\x89PNG\r\n\x1a\n', type: 'image/png', medium: 'photo' },
  { bytes: 'GIF8', type: 'image/gif', medium: 'photo' },
  { bytes: 'II*\x00', type: 'image/tiff', medium: 'photo' },
  { bytes: 'MM\x00*', type: 'image/tiff', medium: 'photo' },
  { bytes: 'BM', also: { bytes: '\x00\x00\x00\x00', at: 6 }, type: 'image/bmp', medium: 'photo' },
  { bytes: '%PDF-', type: 'application/pdf', medium: 'text' },
  { bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', type: 'application/x-ole-storage', medium: 'text' },
  { bytes: 'PK\x03\x04', type: 'application/zip', medium: 'other' },
  { bytes: 'PK\x05\x06', type: 'application/zip', medium: 'other' },
  { bytes: 'Rar!\x1a\x07', type: 'application/vnd.rar', medium: 'other' },
  { bytes: '7z\xbc\xaf\x27\x1c', type: 'application/x-7z-compressed', medium: 'other' },
  { bytes: '\x1f\x8b', type: 'application/gzip', medium: 'other' },
  { bytes: 'MZ', type: 'application/vnd.microsoft.portable-executable', medium: 'other' },
  { bytes: '\x7fELF', type: 'application/x-elf', medium: 'other' },
];

/** What a file is, by its first bytes (`HEAD_BYTES` of them, or the whole of a shorter one). */
export function mediaTypeOf(head: Uint8Array): MediaType {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  if (text.startsWith('\x1aE\xdf\xa3')) {
    const type = text.includes('webm') ? 'video/webm' : 'video/x-matroska';
    return { type, medium: 'video', soundOrPicture: true };
  }
  const found = SIGNATURES.find(
    ({ bytes, at = 0, also }) =>
      text.startsWith(bytes, at) && (!also || text.startsWith(also.bytes, also.at)),
  );
  if (found?.type === 'application/zip' && /\[Content_Types\]\.xml|OFD\.xml/.test(text)) return OFFICE;
  if (found) {
    const { type, medium, soundOrPicture } = found;
    return { type, medium, ...(soundOrPicture && { soundOrPicture }) };
  }
  // Text has no control characters but breaks, tabs and form feeds; its letters may be UTF-8 or GB 18030.

  return head.length > 0 && !/[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]/.test(text) ? TEXT : UNKNOWN;
}

const FAMILIES: Readonly<Record<string, Medium>> = {
  video: 'video',
  audio: 'audio',
  image: 'photo',
  text: 'text',
};

/** Formats of cameras that no mark of the table tells: their bytes may be unknown. */
const UNMARKED = /^(video|audio|image)\/(x-|vnd\.|h26[45]|mpeg)/;

/**
 * The type under which the file is received. Refuses `evidence.type-mismatch` when the sender calls it something
 * that its bytes contradict: an archive said to be a video, a text said to be a picture.
 */
export function agreedType(head: Uint8Array, claimed: string | undefined): Result<MediaType> {
  const found = mediaTypeOf(head);
  const claim = claimed?.toLowerCase().split(';', 1)[0]!.trim();
  if (!claim || claim === UNKNOWN.type) return ok(found);
  const family = FAMILIES[claim.split('/', 1)[0]!];
  if (found.soundOrPicture && (family === 'audio' || family === 'video'))
    return ok({ ...found, medium: family });
  const fits = family
    ? family === found.medium || (found === UNKNOWN && UNMARKED.test(claim))
    : documentFits(claim, found);
  if (fits) return ok(found);
  return refuse('evidence.type-mismatch', {
    detail: `声明为“${claim}”，实际内容为“${found.type}”，未予接收`,
    next: '请选择原始文件重新上传',
    facts: { declared: claim, found: found.type },
  });
}

function documentFits(claim: string, found: MediaType): boolean {
  if (claim === 'application/pdf') return found.type === claim;
  if (/zip|officedocument|ofd|opendocument/.test(claim))
    return found === OFFICE || found.type === 'application/zip';
  if (/msword|ms-excel|ms-powerpoint/.test(claim))
    return found.type === 'application/x-ole-storage' || found === OFFICE;
  return found.medium === 'other' || found.medium === 'text';
}

/** Shown in the browser's own viewer; everything else is only handed out as a file. */
const INLINE = new Set([
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'audio/mp4',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'audio/flac',
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'application/pdf',
  'text/plain',
]);

export const showsInline = (type: string): boolean => INLINE.has(type);
