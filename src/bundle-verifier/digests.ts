import { createHash, getHashes } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Not every build of Node brings SM3 (GB/T 32905); SHA-256 alone proves the bytes. */
export const SM3 = getHashes().includes('sm3');

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Size and digests of a file, read piece by piece; rejects when it cannot be read. */
export async function digestsOf(path: string): Promise<{ bytes: number; sha256: string; sm3?: string }> {
  const sha256 = createHash('sha256');
  const sm3 = SM3 ? createHash('sm3') : undefined;
  let bytes = 0;
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
    sha256.update(part as Buffer);
    sm3?.update(part as Buffer);
    bytes += (part as Buffer).length;
  }
  return { bytes, sha256: sha256.digest('hex'), ...(sm3 && { sm3: sm3.digest('hex') }) };
}
