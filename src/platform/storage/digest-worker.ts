import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type DigestAlgorithm, type Digests, readSmall } from './digest-file.js';
import type { ReadThrottle } from './read-throttle.js';

/**
 * Both workers are plain JavaScript carried as text, so they run alike from dist/ and under the test runner. The first
 * reads a file itself, at a limited rate; the second is given the bytes of a stream.
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

interface DigestMessage<A extends DigestAlgorithm> {
  readonly bytes?: number;
  readonly digests?: Digests<A>;
}

/** After a small file others have their turn for so many times as long as it took. */
const REST = 3;

/**
 * Digests of a file read at a limited rate, off the main thread and beside the queue of `digestFile`. A small one is read
 * without a thread, which takes a hundred times longer to start.
 */
export async function digestThrottled<A extends DigestAlgorithm>(
  path: string,
  algorithms: readonly A[],
  { bytesPerSecond, onBytes }: ReadThrottle,
  signal?: AbortSignal,
): Promise<Digests<A>> {
  const began = performance.now();
  const small = await readSmall(path, algorithms);
  if (small) {
    onBytes?.(small.bytes);
    const took = performance.now() - began;
    const early = bytesPerSecond > 0 ? (small.bytes / bytesPerSecond) * 1000 - took : 0;
    await sleep(Math.max(early, took * REST), undefined, { signal });
    return small.digests;
  }
  const worker = start(READING, { path, algorithms, bytesPerSecond }, signal);
  return answerOf<A>(worker, signal, onBytes);
}

/** Digests of what a stream yields, computed off the main thread; rejects when the stream breaks. */
export async function digestStream<A extends DigestAlgorithm>(
  source: Readable,
  algorithms: readonly A[],
  throttle?: ReadThrottle,
  signal?: AbortSignal,
): Promise<Digests<A>> {
  const worker = start(GIVEN, { algorithms }, signal);
  let ahead = 0;
  let wake: (() => void) | undefined;
  const answer = answerOf<A>(worker, signal, (bytes) => {
    ahead -= bytes;
    wake?.();
    throttle?.onBytes?.(bytes);
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
      const early = throttle?.bytesPerSecond
        ? (given / throttle.bytesPerSecond) * 1000 - (performance.now() - began)
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
  onBytes: ReadThrottle['onBytes'],
): Promise<Digests<A>> {
  return new Promise((resolve, reject) => {
    const stop = (): void => void worker.terminate();
    signal?.addEventListener('abort', stop);
    worker.on('message', ({ bytes, digests }: DigestMessage<A>) => {
      if (bytes) onBytes?.(bytes);
      if (digests) resolve(digests);
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop);
      reject(
        signal?.aborted ? (signal.reason as Error) : new Error('the digest worker ended without an answer'),
      );
    });
  });
}
