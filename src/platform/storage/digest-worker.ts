import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { DigestAlgorithm, Digests } from './digest-file.js';
import type { Pace } from './pace.js';

/**
 * Both workers are plain JavaScript carried as text, so they run alike from dist/ and under the test runner. The first
 * reads a file itself, at a pace; the second is given the bytes of a stream.
 */
const READING = `
  const { createHash } = require('node:crypto');
  const { closeSync, openSync, readSync } = require('node:fs');
  const { parentPort, workerData } = require('node:worker_threads');
  const { path, algorithms, bytesPerSecond } = workerData;
  const hashes = algorithms.map((name) => [name, createHash(name)]);
  const buffer = Buffer.allocUnsafeSlow(1 << 20);
  const clock = new Int32Array(new SharedArrayBuffer(4));
  const file = openSync(path, 'r');
  const began = performance.now();
  let read = 0, told = 0, toldAt = began;
  try {
    for (let bytes; (bytes = readSync(file, buffer, 0, buffer.length, null)) > 0; ) {
      const part = buffer.subarray(0, bytes);
      for (const [, hash] of hashes) hash.update(part);
      read += bytes;
      const now = performance.now();
      if (now - toldAt >= 200) {
        parentPort.postMessage({ bytes: read - told });
        told = read;
        toldAt = now;
      }
      const early = bytesPerSecond > 0 ? (read / bytesPerSecond) * 1000 - (now - began) : 0;
      if (early > 0) Atomics.wait(clock, 0, 0, early);
    }
  } finally {
    closeSync(file);
  }
  parentPort.postMessage({ bytes: read - told });
  parentPort.postMessage({ digests: Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('hex')])) });
`;
const GIVEN = `
  const { createHash } = require('node:crypto');
  const { parentPort, workerData } = require('node:worker_threads');
  const hashes = workerData.algorithms.map((name) => [name, createHash(name)]);
  parentPort.on('message', (part) => {
    if (part) {
      for (const [, hash] of hashes) hash.update(part);
      parentPort.postMessage({ bytes: part.length });
    } else {
      parentPort.postMessage({ digests: Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('hex')])) });
      parentPort.close();
    }
  });
`;
const LIMITS = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 };
/** Bytes that may be under way to the worker. */
const AHEAD_BYTES = 4 * 2 ** 20;

interface Told<A extends DigestAlgorithm> {
  readonly bytes?: number;
  readonly digests?: Digests<A>;
}

/** Digests of a file read at a pace, off the main thread and beside the queue of `digestFile`. */
export function digestAtPace<A extends DigestAlgorithm>(
  path: string,
  algorithms: readonly A[],
  { bytesPerSecond, onBytes }: Pace,
  signal?: AbortSignal,
): Promise<Digests<A>> {
  const worker = start(READING, { path, algorithms, bytesPerSecond }, signal);
  return answerOf<A>(worker, signal, onBytes);
}

/** Digests of what a stream yields, computed off the main thread; rejects when the stream breaks. */
export async function digestStream<A extends DigestAlgorithm>(
  source: Readable,
  algorithms: readonly A[],
  pace?: Pace,
  signal?: AbortSignal,
): Promise<Digests<A>> {
  const worker = start(GIVEN, { algorithms }, signal);
  let ahead = 0;
  let wake: (() => void) | undefined;
  const answer = answerOf<A>(worker, signal, (bytes) => {
    ahead -= bytes;
    wake?.();
    pace?.onBytes?.(bytes);
  });
  // It is awaited at the end; until then its failure must not count as unseen.
  answer.catch(() => wake?.());
  try {
    const began = performance.now();
    let given = 0;
    for await (const part of source as AsyncIterable<Buffer>) {
      signal?.throwIfAborted();
      worker.postMessage(part);
      ahead += part.length;
      given += part.length;
      if (ahead > AHEAD_BYTES) await Promise.race([answer, new Promise<void>((resolve) => (wake = resolve))]);
      const early = pace?.bytesPerSecond
        ? (given / pace.bytesPerSecond) * 1000 - (performance.now() - began)
        : 0;
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    }
    worker.postMessage(null);
    return await answer;
  } finally {
    await worker.terminate();
  }
}

function start(source: string, workerData: object, signal: AbortSignal | undefined): Worker {
  signal?.throwIfAborted();
  return new Worker(source, { eval: true, workerData, execArgv: [], resourceLimits: LIMITS });
}

function answerOf<A extends DigestAlgorithm>(
  worker: Worker,
  signal: AbortSignal | undefined,
  onBytes: Pace['onBytes'],
): Promise<Digests<A>> {
  return new Promise((resolve, reject) => {
    const stop = (): void => void worker.terminate();
    signal?.addEventListener('abort', stop);
    worker.on('message', ({ bytes, digests }: Told<A>) => {
      if (bytes) onBytes?.(bytes);
      if (digests) resolve(digests);
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop);
      reject(signal?.aborted ? signal.reason : new Error('the digest worker ended without an answer'));
    });
  });
}
