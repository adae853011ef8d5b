import { createSHA256 } from 'hash-wasm';

const BLOCK = 4 * 2 ** 20;
const MARK = 2 ** 20;

/**
 * SHA-256 of a file, read block by block so that a recording of any length fits in memory. `progress` runs from 0 to
 * 1; an aborted signal ends it with the signal's reason.
 */
export async function sha256Of(
  file: Blob,
  progress: (part: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const digest = await createSHA256();
  for (let start = 0; start < file.size; start += BLOCK) {
    signal.throwIfAborted();
    const block = await file.slice(start, start + BLOCK).arrayBuffer();
    digest.update(new Uint8Array(block));
    progress(Math.min(1, (start + block.byteLength) / file.size));
  }
  return digest.digest('hex');
}

export interface Marks {
  headSha256: string;
  tailSha256: string;
}

/** By these the server knows a file again before it has all of it: SHA-256 of its first and of its last MiB. */
export async function marksOf(file: Blob): Promise<Marks> {
  const of = (part: Blob) => sha256Of(part, () => {}, new AbortController().signal);
  return {
    headSha256: await of(file.slice(0, MARK)),
    tailSha256: await of(file.slice(Math.max(0, file.size - MARK))),
  };
}
