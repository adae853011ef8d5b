const BLOCK = 4 * 2 ** 20;

/**
 * SHA-256 of a file, read block by block so that a recording of any length fits in memory. `progress` runs from 0 to
 * 1; an aborted signal ends it with the signal's reason.
 */
export async function sha256Of(
  file: Blob,
  progress: (part: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const { createSHA256 } = await import('hash-wasm');
  const digest = await createSHA256();
  for (let start = 0; start < file.size; start += BLOCK) {
    signal.throwIfAborted();
    const block = await file.slice(start, start + BLOCK).arrayBuffer();
    digest.update(new Uint8Array(block));
    progress(Math.min(1, (start + block.byteLength) / file.size));
  }
  return digest.digest('hex');
}

/** Bytes of the first and of the last block by which the server knows a file again. */
const END = 2 ** 20;

export interface Ends {
  headSha256: string;
  tailSha256: string;
}

/** SHA-256 of the first and of the last block; a shorter file is both. */
export async function endsOf(file: Blob, signal: AbortSignal): Promise<Ends> {
  const quietly = (): void => undefined;
  return {
    headSha256: await sha256Of(file.slice(0, END), quietly, signal),
    tailSha256: await sha256Of(file.slice(Math.max(0, file.size - END)), quietly, signal),
  };
}
