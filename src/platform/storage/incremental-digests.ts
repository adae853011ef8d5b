import { Worker } from 'node:worker_threads';
import type { DigestAlgorithm } from './digest-file.js';

/**
 * One worker for each algorithm reads the named files as far as it was told, a MiB at a time and in turns; whose
 * digest is asked for comes first. No file is held open between two reads. A name that leads to another file than
 * before (device and inode) is read from its beginning, so a digest is always of one file. Bytes shown in shared
 * memory spare their reading where they go on from what was digested; elsewhere they are passed over, and the file
 * is read.
 * The worker is plain JavaScript carried as text, so it runs alike from dist/ and under the test runner.
 */
const WORKER_SOURCE = `
  const { createHash } = require('node:crypto');
  const { closeSync, fstatSync, openSync, readlinkSync, readSync } = require('node:fs');
  const { setPriority } = require('node:os');
  const { parentPort, workerData } = require('node:worker_threads');
  if (workerData.yields) {
    // On Linux a thread has a priority of its own; elsewhere nothing yields.
    try { setPriority(Number(readlinkSync('/proc/thread-self').split('/').pop()), 5); } catch {}
  }
  const REMEMBERED = 1000;
  const buffer = Buffer.allocUnsafeSlow(1 << 20);
  const states = new Map();
  let running = false;

  const shared = workerData.memory && new Uint8Array(workerData.memory);
  const fresh = () => ({ hash: createHash(workerData.algorithm), position: 0, file: '', path: '', upTo: 0, asks: [] });

  parentPort.on('message', ({ type, id, path, upTo, ask, from, at, length }) => {
    let state = states.get(id);
    if (type === 'forget') {
      for (const one of state?.asks ?? []) parentPort.postMessage({ ask: one.ask, error: 'forgotten' });
      return void states.delete(id);
    }
    if (!state) {
      states.set(id, (state = fresh()));
      const [oldest] = states;
      if (states.size > REMEMBERED && oldest[1].asks.length === 0) states.delete(oldest[0]);
    }
    if (type === 'block') {
      if (state.position === from) {
        state.hash.update(shared.subarray(at, at + length));
        state.position += length;
      }
      return parentPort.postMessage({ ask, digest: '' });
    }
    state.path = path;
    if (upTo > state.upTo) state.upTo = upTo;
    if (type === 'ask') state.asks.push({ ask, length: upTo });
    if (!running) { running = true; setImmediate(step); }
  });

  function next() {
    let idle;
    for (const entry of states) {
      if (entry[1].asks.length > 0) return entry;
      if (!idle && entry[1].position < entry[1].upTo) idle = entry;
    }
    return idle;
  }

  function step() {
    const entry = next();
    if (!entry) return void (running = false);
    const [id, state] = entry;
    states.delete(id);
    states.set(id, state);
    try {
      read(state);
    } catch (error) {
      // A name that is gone stops the following; whoever asks names the file anew.
      state.upTo = state.position;
      for (const { ask } of state.asks.splice(0)) parentPort.postMessage({ ask, error: String(error) });
    }
    state.asks = state.asks.filter(({ ask, length }) => {
      if (state.position < length) return true;
      const whole = state.position === length;
      parentPort.postMessage(whole ? { ask, digest: state.hash.copy().digest('hex') } : { ask, error: 'read beyond' });
      return false;
    });
    setImmediate(step);
  }

  function read(state) {
    if (state.position >= state.upTo) return;
    const file = openSync(state.path, 'r');
    try {
      const { dev, ino } = fstatSync(file, { bigint: true });
      const same = dev + ':' + ino;
      if (state.file && state.file !== same) {
        state.hash = createHash(workerData.algorithm);
        state.position = 0;
      }
      state.file = same;
      const bytes = readSync(file, buffer, 0, Math.min(buffer.length, state.upTo - state.position), state.position);
      if (bytes === 0) throw new Error('the file is shorter than was said');
      state.hash.update(buffer.subarray(0, bytes));
      state.position += bytes;
    } finally {
      closeSync(file);
    }
  }
`;

interface Ask {
  readonly resolve: (digest: string) => void;
  readonly reject: (error: Error) => void;
}

export interface IncrementalDigestOptions {
  /** Where `block` shows bytes. */
  readonly memory?: SharedArrayBuffer;
  /** Digests that can wait: other work goes first (Linux). */
  readonly yields?: readonly DigestAlgorithm[];
}

/**
 * Digests of files that are still growing, computed off the main thread, so that they are ready soon after the last
 * byte. What was followed is lost with the process; then the file is read from its beginning.
 */
export class IncrementalDigests {
  private readonly followers: ReadonlyMap<DigestAlgorithm, DigestThread>;

  constructor(algorithms: readonly DigestAlgorithm[], options: IncrementalDigestOptions = {}) {
    this.followers = new Map(
      algorithms.map((algorithm) => [
        algorithm,
        new DigestThread(algorithm, options.memory, options.yields?.includes(algorithm) ?? false),
      ]),
    );
  }

  /** Starts the workers, which otherwise start with the first file. */
  start(): void {
    for (const follower of this.followers.values()) follower.running();
  }

  /** Shows bytes `from` on of the file, lying at `at` of the shared memory; resolves when they may be overwritten. */
  async block(id: string, from: number, at: number, length: number): Promise<void> {
    await Promise.all(
      [...this.followers.values()].map((one) => one.ask({ type: 'block', id, from, at, length })),
    );
  }

  /** The first `upTo` bytes of the file will not change any more. */
  follow(id: string, path: string, upTo: number): void {
    for (const follower of this.followers.values()) follower.tell({ type: 'follow', id, path, upTo });
  }

  /** Lower-case hexadecimal digest of the first `length` bytes; rejects when they cannot be read or were forgotten. */
  digest(algorithm: DigestAlgorithm, id: string, path: string, length: number): Promise<string> {
    const follower = this.followers.get(algorithm);
    if (!follower) return Promise.reject(new Error(`${algorithm} is not computed incrementally`));
    return follower.ask({ type: 'ask', id, path, upTo: length });
  }

  /** Drops what was read of a file: its bytes changed, or nobody will ask. */
  forget(id: string, algorithms: readonly DigestAlgorithm[] = [...this.followers.keys()]): void {
    for (const algorithm of algorithms) this.followers.get(algorithm)?.tell({ type: 'forget', id });
  }

  /** Ends the workers; open questions are rejected. */
  async close(): Promise<void> {
    await Promise.all([...this.followers.values()].map((follower) => follower.close()));
  }
}

type Message = { readonly id: string } & (
  { readonly type: 'follow'; readonly path: string; readonly upTo: number } | { readonly type: 'forget' }
);
type Question = { readonly id: string } & (
  | { readonly type: 'ask'; readonly path: string; readonly upTo: number }
  | { readonly type: 'block'; readonly from: number; readonly at: number; readonly length: number }
);

class DigestThread {
  private worker: Worker | undefined;
  private closed = false;
  private readonly asks = new Map<number, Ask>();
  private asked = 0;

  constructor(
    private readonly algorithm: DigestAlgorithm,
    private readonly memory: SharedArrayBuffer | undefined,
    private readonly yields: boolean,
  ) {}

  tell(message: Message): void {
    if (this.closed || (message.type === 'forget' && !this.worker)) return;
    this.running().postMessage(message);
  }

  ask(question: Question): Promise<string> {
    if (this.closed) return Promise.reject(new Error('the incremental digests are closed'));
    return new Promise((resolve, reject) => {
      const ask = (this.asked += 1);
      this.asks.set(ask, { resolve, reject });
      const worker = this.running();
      // A question keeps the process alive, following alone does not.
      worker.ref();
      worker.postMessage({ ...question, ask });
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.worker?.terminate();
  }

  running(): Worker {
    if (this.worker) return this.worker;
    const { algorithm, memory, yields } = this;
    const worker = new Worker(WORKER_SOURCE, {
      eval: true,
      workerData: { algorithm, memory, yields },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 },
    });
    worker.unref();
    worker.on('message', ({ ask, digest, error }: { ask: number; digest?: string; error?: string }) => {
      const { resolve, reject } = this.asks.get(ask)!;
      this.asks.delete(ask);
      if (this.asks.size === 0) worker.unref();
      if (digest === undefined) reject(new Error(`${algorithm}: ${error}`));
      else resolve(digest);
    });
    worker.on('error', (error) => this.ended(worker, error));
    worker.on('exit', () => this.ended(worker, new Error('the digest worker has ended')));
    return (this.worker = worker);
  }

  private ended(worker: Worker, error: unknown): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { reject } of this.asks.values()) reject(error as Error);
    this.asks.clear();
  }
}
