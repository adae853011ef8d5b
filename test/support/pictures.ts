import { createCanvas } from '@napi-rs/canvas';

/** A photograph: coloured patches, so that turning and cutting show. The upper left corner is red. */
export async function photo(width: number, height: number): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const colours = ['#c03020', '#20a040', '#2040c0', '#d0c040'];
  colours.forEach((colour, i) => {
    context.fillStyle = colour;
    context.fillRect((i % 2) * (width / 2), Math.floor(i / 2) * (height / 2), width / 2, height / 2);
  });
  return canvas.encode('jpeg', 90);
}

interface Tag {
  readonly id: number;
  readonly type: number;
  readonly count: number;
  readonly value: Buffer;
}

const ascii = (id: number, text: string): Tag => ({
  ...{ id, type: 2, count: text.length + 1, value: Buffer.from(`${text}\0`, 'latin1') },
});
const short = (id: number, value: number): Tag => ({ id, type: 3, count: 1, value: u16(value) });
const long = (id: number, value: number): Tag => ({ id, type: 4, count: 1, value: u32(value) });
const degrees = (id: number, parts: readonly number[]): Tag => ({
  ...{ id, type: 5, count: parts.length, value: Buffer.concat(parts.flatMap((part) => [u32(part), u32(1)])) },
});
const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** The same photograph as a telephone writes it: where it was taken, by whom, how it was held, and a small copy. */
export function withExif(jpeg: Buffer, owner: string, orientation: number, thumbnail: Buffer): Buffer {
  const directory = (tags: readonly Tag[], at: number, next = 0): Buffer => {
    let data = at + 2 + tags.length * 12 + 4;
    const entries: Buffer[] = [];
    const values: Buffer[] = [];
    for (const { id, type, count, value } of tags) {
      const inline = value.length <= 4;
      entries.push(
        Buffer.concat([
          u16(id),
          u16(type),
          u32(count),
          inline ? Buffer.concat([value, Buffer.alloc(4 - value.length)]) : u32(data),
        ]),
      );
      if (!inline) {
        values.push(value);
        data += value.length;
      }
    }
    return Buffer.concat([u16(tags.length), ...entries, u32(next), ...values]);
  };
  const gpsTags = [ascii(1, 'N'), degrees(2, [36, 40, 12]), ascii(3, 'E'), degrees(4, [117, 1, 9])];
  const head = [ascii(0x013b, owner), short(0x0112, orientation), long(0x8825, 0)];
  const first = 8;
  const gpsAt = first + directory(head, first).length;
  const gps = directory(gpsTags, gpsAt);
  const smallAt = gpsAt + gps.length;
  const small = (at: number): Tag[] => [short(0x0103, 6), long(0x0201, at), long(0x0202, thumbnail.length)];
  const smallHead = directory(small(0), smallAt).length;
  const tiff = Buffer.concat([
    Buffer.from('II*\0', 'latin1'),
    u32(first),
    directory([head[0]!, head[1]!, long(0x8825, gpsAt)], first, smallAt),
    gps,
    directory(small(smallAt + smallHead), smallAt),
    thumbnail,
  ]);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const length = body.length + 2;
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, length >> 8, length & 255]), body]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}
