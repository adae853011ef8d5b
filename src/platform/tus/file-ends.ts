import { hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { UploadMetadata } from './protocol.js';

/** Bytes of the first and of the last block by which a file is known again; a shorter file is both blocks itself. */
export const END_BYTES = 1024 * 1024;

/** SHA-256 of the two blocks as the sender declared them (`headSha256`, `tailSha256`), lower-case. */
export interface Ends {
  readonly head?: string | undefined;
  readonly tail?: string | undefined;
}

export function endsOf(metadata: UploadMetadata): Ends {
  return {
    head: metadata['headSha256']?.toLowerCase() || undefined,
    tail: metadata['tailSha256']?.toLowerCase() || undefined,
  };
}

/** SHA-256 of the first or last block of a file of `length` bytes; shorter bytes give another digest. */
export async function endDigest(file: FileHandle, length: number, end: keyof Ends): Promise<string> {
  const size = Math.min(END_BYTES, length);
  const start = end === 'head' ? 0 : length - size;
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(size), 0, size, start);
  return hash('sha256', buffer.subarray(0, bytesRead), 'hex');
}
