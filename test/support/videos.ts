import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { Upload } from 'tus-js-client';
import type { Office } from './office.js';

const REAL = readFileSync(new URL('../../src/demo/media/recording-1.mp4', import.meta.url));

/** A playable MP4 of a given size: a real recording followed by a `free` box that no player reads. */
export function videoOf(bytes: number, seed = 1): Buffer {
  const noise = Buffer.alloc(
    Math.max(8, bytes - REAL.length),
    createHash('sha512').update(String(seed)).digest(),
  );
  noise.writeUInt32BE(noise.length, 0);
  noise.write('free', 4, 'latin1');
  return Buffer.concat([REAL, noise]);
}

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Sends a file as the workspace does, with the real tus client; answers the item's id. */
export async function tusUpload(
  office: Office,
  username: string,
  bytes: Buffer,
  metadata: Record<string, string>,
): Promise<{ id: string }> {
  const token = await office.token(username);
  return new Promise((resolve, reject) => {
    const upload = new Upload(Readable.from(pieces(bytes)) as never, {
      endpoint: `${office.http}/api/uploads`,
      uploadSize: bytes.length,
      chunkSize: 32 * 2 ** 20,
      metadata,
      headers: { Authorization: `Bearer ${token}` },
      retryDelays: null,
      onError: reject,
      onSuccess: () => resolve({ id: upload.url!.split('/').pop()! }),
    });
    upload.start();
  });
}

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 2 ** 20) yield bytes.subarray(at, at + 2 ** 20);
}
