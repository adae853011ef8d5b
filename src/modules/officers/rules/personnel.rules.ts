const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643: eighteen characters whose check digit holds. */
export function idNumberHolds(id: string): boolean {
  if (!/^\d{17}[\dX]$/.test(id)) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(id[i]), 0);
  return '10X98765432'[sum % 11] === id[17];
}

/** For lists and pages: area and the last four, nothing of the birthday. */
export const maskedIdNumber = (id: string | null): string | null =>
  id && `${id.slice(0, 4)}${'*'.repeat(id.length - 8)}${id.slice(-4)}`;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What the bytes are, by their beginning and end; undefined when neither JPEG nor PNG. */
export function portraitType(bytes: Uint8Array): 'image/jpeg' | 'image/png' | undefined {
  if (bytes.length > 33 && PNG.every((byte, i) => bytes[i] === byte)) return 'image/png';
  const jpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
  return jpeg && bytes.length > 100 ? 'image/jpeg' : undefined;
}
