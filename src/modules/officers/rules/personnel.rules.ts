import { idCheckDigit } from '../../../kernel/redaction/numbers.js';
import { isLegalDay } from '../../../kernel/time.js';

/** GB 11643: a real birthday inside and a check digit at the end. */
export const idNumberHolds = (id: string): boolean =>
  /^[1-9]\d{16}[\dX]$/.test(id) &&
  isLegalDay(`${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`) &&
  idCheckDigit(id.slice(0, 17)) === id[17];

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What the bytes are, by their beginning and end; undefined when neither JPEG nor PNG. */
export function portraitType(bytes: Uint8Array): 'image/jpeg' | 'image/png' | undefined {
  if (bytes.length > 33 && PNG.every((byte, i) => bytes[i] === byte)) return 'image/png';
  const jpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
  return jpeg && bytes.length > 100 ? 'image/jpeg' : undefined;
}
