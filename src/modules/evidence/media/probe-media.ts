import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Medium } from '../rules/media-type.rules.js';
import { type MediaFacts, mediaFactsOf, type MediaProblem, unread } from './rules/media-facts.rules.js';

/** Reads `length` bytes from `offset` of the file that is looked at. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>;

export interface ProbeLimits {
  readonly timeMs: number;
  /** Bytes handed to the reader in all: a file that sends it round in circles is given up. */
  readonly bytes: number;
  /** Resident memory of the reader (Linux); the memory of WebAssembly stands under no limit of its own. */
  readonly memory: number;
}

export const PROBE_LIMITS: ProbeLimits = { timeMs: 30_000, bytes: 256 * 2 ** 20, memory: 512 * 2 ** 20 };
const LOOK_EVERY_MS = 50;

const PIECE = 256 * 1024;

/**
 * The reader is plain JavaScript carried as text, so it runs alike from dist/ and under the test runner. It is a
 * process of its own and holds no file: it asks for pieces. Whatever a hostile file does to it, it does it there, and
 * what it takes of memory the server never held.
 */
const READER_SOURCE = `
  const [module, size, piece] = process.argv.slice(1);
  const factory = require(module).default;
  let arrived;
  process.on('message', (bytes) => arrived(bytes));
  process.on('disconnect', () => process.exit());
  const read = (length, offset) =>
    new Promise((resolve) => {
      arrived = resolve;
      process.send({ offset, length });
    });
  (async () => {
    const info = await factory({ format: 'object', coverData: false, chunkSize: Number(piece) });
    const result = await info.analyzeData(Number(size), read);
    const { creatingLibrary, media } = result;
    const tool = creatingLibrary.name + ' ' + creatingLibrary.version;
    process.send({ tool, tracks: media ? media.track : [] });
  })().catch(() => process.exit(1));
`;

type ReaderMessage =
  | { readonly offset: number; readonly length: number }
  | { readonly tool: string; readonly tracks: readonly Readonly<Record<string, unknown>>[] };

export interface Probed {
  readonly tool: string;
  readonly facts: MediaFacts;
}

const UNKNOWN_TOOL = 'MediaInfoLib';

/**
 * Media facts of a file by MediaInfo (WebAssembly), in a process of its own with bounds on memory, time and bytes. A file that breaks the reader is an answer (`beyond-limits`, `crashed`); rejects only when `readAt` does.
 */
export function probeMedia(
  size: number,
  medium: Medium,
  readAt: ReadAt,
  limits: ProbeLimits = PROBE_LIMITS,
): Promise<Probed> {
  return new Promise((resolve, reject) => {
    const module = createRequire(import.meta.url).resolve('mediainfo.js');
    const reader = spawn(
      process.execPath,
      ['--max-old-space-size=128', '--no-warnings', '-e', READER_SOURCE, module, String(size), String(PIECE)],
      // Nothing of the program's environment, which holds its secrets, is any of the reader's business.
      { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced', env: {} },
    );
    let given = 0;
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      clearInterval(watch);
      reader.kill('SIGKILL');
      settle();
    };
    const failed = (problem: MediaProblem): void =>
      end(() => resolve({ tool: UNKNOWN_TOOL, facts: unread(problem) }));
    const timer = setTimeout(() => failed('beyond-limits'), limits.timeMs);
    const watch = setInterval(() => {
      void residentBytes(reader.pid).then((bytes) => bytes > limits.memory && failed('beyond-limits'));
    }, LOOK_EVERY_MS);
    reader.on('message', (message) => {
      const said = message as ReaderMessage;
      if ('tracks' in said)
        return end(() => resolve({ tool: said.tool, facts: mediaFactsOf(said.tracks, medium) }));
      const offset = Math.min(Math.max(0, Math.trunc(said.offset)), size);
      const length = Math.min(Math.max(0, Math.trunc(said.length)), PIECE, size - offset);
      if ((given += length) > limits.bytes) return failed('beyond-limits');
      readAt(offset, length).then(
        (bytes) => reader.connected && reader.send(bytes),
        (error: Error) => end(() => reject(error)),
      );
    });
    reader.once('error', () => failed('crashed'));
    reader.once('exit', () => failed('crashed'));
  });
}

/** Resident memory of a process; 0 where the system does not say. */
async function residentBytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}
