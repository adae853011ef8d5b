import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';

/** SHA-256 proves the file to the world, SM3 (GB/T 32905) to Chinese examiners. */
export type DigestAlgorithm = 'sha256' | 'sm3';
export type Digests<A extends DigestAlgorithm> = Readonly<Record<A, string>>;

/**
 * The worker is plain JavaScript carried as text, so it runs alike from dist/ and under the test runner.
 * It reads into one fixed buffer: the cost in memory does not depend on the file.
 */
const WORKER_SOURCE = `
  const { createHash } = require('node:crypto');
  const { closeSync, openSync, readSync } = require('node:fs');
  const { parentPort, workerData } = require('node:worker_threads');
  const hashes = workerData.algorithms.map((name) => [name, createHash(name)]);
  const buffer = Buffer.allocUnsafeSlow(1 << 20);
  const file = openSync(workerData.path, 'r');
  try {
    for (let bytes; (bytes = readSync(file, buffer, 0, buffer.length, null)) > 0; ) {
      const part = buffer.subarray(0, bytes);
      for (const [, hash] of hashes) hash.update(part);
    }
  } finally {
    closeSync(file);
  }
  parentPort.postMessage(Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('hex')])));
`;

/** A worker takes longer to start than so many bytes take to digest. */
const SMALL_BYTES = 64 * 1024;

let last: Promise<unknown> = Promise.resolve();

/**
 * Lower-case hexadecimal digests of a file, computed off the main thread. One file at a time: a second core is
 * the most that sealing may take from the uploads. Rejects when the file cannot be read or the signal fires.
 */
export function digestFile<A extends DigestAlgorithm>(
  path: string,
  algorithms: readonly A[],
  signal?: AbortSignal,
): Promise<Digests<A>> {
  const turn = last.then(async () => {
    signal?.throwIfAborted();
    return (await digestSmall(path, algorithms)) ?? digestInWorker(path, algorithms, signal);
  });
  last = turn.catch(() => undefined);
  return turn;
}

/** Digests of a file that is read with one call; undefined where it is longer. */
async function digestSmall<A extends DigestAlgorithm>(
  path: string,
  algorithms: readonly A[],
): Promise<Digests<A> | undefined> {
  return (await readSmall(path, algorithms))?.digests;
}

/** The same with the number of bytes. */
export async function readSmall<A extends DigestAlgorithm>(
  path: string,
  algorithms: readonly A[],
): Promise<{ readonly bytes: number; readonly digests: Digests<A> } | undefined> {
  const file = await open(path, 'r');
  try {
    if ((await file.stat()).size > SMALL_BYTES) return undefined;
    const content = await file.readFile();
    const digests = algorithms.map((name) => [name, createHash(name).update(content).digest('hex')]);
    return { bytes: content.length, digests: Object.fromEntries(digests) as Digests<A> };
  } finally {
    await file.close();
  }
}

function digestInWorker<A extends DigestAlgorithm>(
  path: string,
  algorithms: readonly A[],
  signal: AbortSignal | undefined,
): Promise<Digests<A>> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(WORKER_SOURCE, {
      eval: true,
      workerData: { path, algorithms },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
    });
    const stop = (): void => void worker.terminate();
    signal?.addEventListener('abort', stop);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop);
      reject(new Error('the digest worker ended without an answer'));
    });
  });
}
