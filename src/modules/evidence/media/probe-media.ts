import { createRequire } from 'node:module';
import { memoryUsage } from 'node:process';
import { Worker } from 'node:worker_threads';
import type { Medium } from '../rules/media-type.rules.js';
import { type MediaFacts, mediaFactsOf, type MediaProblem, unread } from './rules/media-facts.rules.js';

/** Reads `length` bytes from `offset` of the file that is looked at. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>;

export interface ProbeLimits {
  readonly timeMs: number;
  /** Bytes handed to the reader in all: a file that sends it round in circles is given up. */
  readonly bytes: number;
  /** Growth of the whole program while it reads; the memory of WebAssembly stands under no limit of the worker's. */
  readonly memory: number;
}

export const PROBE_LIMITS: ProbeLimits = { timeMs: 30_000, bytes: 256 * 2 ** 20, memory: 512 * 2 ** 20 };
const LOOK_EVERY_MS = 50;

const PIECE = 256 * 1024;

/**
 * The worker is plain JavaScript carried as text, so it runs alike from dist/ and under the test runner. It holds no
 * file: it asks for pieces. Whatever a hostile file does to the reader, it does it there.
 */
const WORKER_SOURCE = `
  const { parentPort, workerData } = require('node:worker_threads');
  const factory = require(workerData.module).default;
  let arrived;
  parentPort.on('message', (bytes) => arrived(bytes));
  const read = (length, offset) =>
    new Promise((resolve) => {
      arrived = resolve;
      parentPort.postMessage({ offset, length });
    });
  (async () => {
    const info = await factory({ format: 'object', coverData: false, chunkSize: workerData.piece });
    const result = await info.analyzeData(workerData.size, read);
    const { creatingLibrary, media } = result;
    const tool = creatingLibrary.name + ' ' + creatingLibrary.version;
    parentPort.postMessage({ tool, tracks: media ? media.track : [] });
    parentPort.close();
  })().catch((error) => {
    throw error;
  });
`;

type Said =
  | { readonly offset: number; readonly length: number }
  | { readonly tool: string; readonly tracks: readonly Readonly<Record<string, unknown>>[] };

export interface Probed {
  readonly tool: string;
  readonly facts: MediaFacts;
}

const UNKNOWN_TOOL = 'MediaInfoLib';

/**
 * Media facts of a file by MediaInfo (WebAssembly), in a worker thread of its own with bounds on memory, time and
 * bytes. A file that breaks the reader is an answer (`beyond-limits`, `crashed`); rejects only when `readAt` does.
 */
export function probeMedia(
  size: number,
  medium: Medium,
  readAt: ReadAt,
  limits: ProbeLimits = PROBE_LIMITS,
): Promise<Probed> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER_SOURCE, {
      eval: true,
      execArgv: [],
      workerData: { module: createRequire(import.meta.url).resolve('mediainfo.js'), size, piece: PIECE },
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 },
    });
    let given = 0;
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      clearInterval(watch);
      void worker.terminate();
      settle();
    };
    const failed = (problem: MediaProblem): void =>
      end(() => resolve({ tool: UNKNOWN_TOOL, facts: unread(problem) }));
    const timer = setTimeout(() => failed('beyond-limits'), limits.timeMs);
    const before = memoryUsage.rss();
    const watch = setInterval(() => {
      if (memoryUsage.rss() - before > limits.memory) failed('beyond-limits');
    }, LOOK_EVERY_MS);
    worker.on('message', (said: Said) => {
      if ('tracks' in said)
        return end(() => resolve({ tool: said.tool, facts: mediaFactsOf(said.tracks, medium) }));
      const offset = Math.min(Math.max(0, Math.trunc(said.offset)), size);
      const length = Math.min(Math.max(0, Math.trunc(said.length)), PIECE, size - offset);
      if ((given += length) > limits.bytes) return failed('beyond-limits');
      readAt(offset, length).then(
        (bytes) => worker.postMessage(bytes),
        (error: unknown) => end(() => reject(error as Error)),
      );
    });
    worker.once('error', () => failed('crashed'));
    worker.once('exit', () => failed('crashed'));
  });
}
