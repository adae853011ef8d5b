import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 96;
const HEIGHT = 128;

/** A silhouette in place of a face: demo people are nobody. `tone` 0…9 tells one from another. */
export function portraitPng(tone: number): Buffer {
  const raw = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) {
      const head = (x - 48) ** 2 + (y - 48) ** 2 < 24 ** 2;
      const body = ((x - 48) / 40) ** 2 + ((y - 128) / 44) ** 2 < 1;
      raw[y * (WIDTH + 1) + 1 + x] = head || body ? 70 + tone * 8 : 222;
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
