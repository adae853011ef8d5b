import { fileKindOf, pictureSizeOf } from './picture-head.js';

const bytes = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const PNG = bytes('89504e470d0a1a0a 0000000d 49484452 0000ffff 00010000 0806000000');
const JPEG = bytes('ffd8 ffe0 0004 0000 ff ffc2 0011 08 0b40 0f00 03');
const WEBP = bytes('52494646 00000000 57454250 56503858 0a000000 00000000 ff3f00 ff1f00 00 000000');

describe('the head of a file', () => {
  it('tells its kind, whatever it is called', () => {
    expect([PNG, JPEG, WEBP].map(fileKindOf)).toEqual(['png', 'jpeg', 'webp']);
    expect(fileKindOf(Buffer.from('%PDF-1.7'))).toBe('pdf');
    for (const other of ['GIF89a', 'PK\x03\x04', '<svg ', ''])
      expect(fileKindOf(Buffer.from(other, 'latin1'))).toBeUndefined();
  });

  it('tells the size before anything is unpacked', () => {
    expect(pictureSizeOf(PNG, 'png')).toEqual({ width: 65_535, height: 65_536 });
    expect(pictureSizeOf(JPEG, 'jpeg')).toEqual({ width: 3840, height: 2880 });
    expect(pictureSizeOf(WEBP, 'webp')).toEqual({ width: 16_384, height: 8192 });
  });

  it('tells nothing of what is cut off or made up', () => {
    expect(pictureSizeOf(PNG.subarray(0, 20), 'png')).toBeUndefined();
    expect(pictureSizeOf(JPEG.subarray(0, 8), 'jpeg')).toBeUndefined();
    expect(pictureSizeOf(bytes('ffd8ff000000000000000000000000'), 'jpeg')).toBeUndefined();
    expect(pictureSizeOf(WEBP.subarray(0, 29), 'webp')).toBeUndefined();
    expect(pictureSizeOf(bytes('89504e470d0a1a0a0000000d494844520000000000000001'), 'png')).toBeUndefined();
  });
});
