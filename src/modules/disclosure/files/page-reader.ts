import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';
import { dirname, sep } from 'node:path';
import type { FileKind, Matrix, PageFont, PageOp, Pixels } from '../../../kernel/pages/index.js';
import { PAGE_PROGRAM } from './page-program.js';

/** Why a file could not be read; `no-font`: this machine cannot draw its Chinese. */
export type PageProblem = 'encrypted' | 'broken' | 'too-large' | 'beyond-limits' | 'no-font';

export class PageError extends Error {
  constructor(readonly problem: PageProblem) {
    super(problem);
    this.name = 'PageError';
  }
}

export interface PageLimits {
  /** Milliseconds for one answer. */
  readonly timeMs: number;
  /** Resident memory of the process (Linux), in bytes. */
  readonly memory: number;
  /** Pixels of one page. */
  readonly pixels: number;
}

export const PAGE_LIMITS: PageLimits = { timeMs: 60_000, memory: 1024 * 2 ** 20, pixels: 20_000_000 };
/** Pictures are made no larger than a page of A4 at 150 dots an inch. */
const LONGEST_SIDE = 1754;
const LOOK_EVERY_MS = 50;

export interface RawPage {
  readonly width: number;
  readonly height: number;
  readonly viewport: Matrix;
  readonly ops: readonly PageOp[];
  readonly fonts: Readonly<Record<string, PageFont>>;
  readonly pictures: boolean;
  readonly lacksFont: boolean;
}

export interface FileFacts {
  readonly pages: number;
  readonly found: readonly string[];
}

type ReaderMessage = { readonly answer: unknown } | { readonly problem: PageProblem };

/**
 * One file, opened in a process of its own with bounds on time and memory; the process ends with `close`. Every call
 * rejects with a `PageError`, after which the reader is of no more use.
 */
export class PageReader {
  private constructor(
    private readonly program: ChildProcess,
    private readonly limits: PageLimits,
  ) {}

  /** The process begins, with an environment of its own; `close` ends it, whatever it is doing. */
  static start(limits: PageLimits = PAGE_LIMITS, env: Readonly<Record<string, string>> = {}): PageReader {
    const require = createRequire(import.meta.url);
    const root = dirname(require.resolve('pdfjs-dist/package.json')) + sep;
    const program = spawn(
      process.execPath,
      [
        '--max-old-space-size=512',
        '--no-warnings',
        '-e',
        PAGE_PROGRAM,
        root,
        require.resolve('@napi-rs/canvas'),
      ],
      // Nothing of this program's environment, which holds its secrets, is any of the reader's business.
      { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced', env },
    );
    program.once('spawn', () => {
      try {
        setPriority(program.pid!, constants.priority.PRIORITY_BELOW_NORMAL);
      } catch {
        // It ended before it could be slowed.
      }
    });
    return new PageReader(program, limits);
  }

  /** Takes the file, once; answers how many pages it has. */
  async open(bytes: Uint8Array, kind: FileKind): Promise<number> {
    const asked = { does: 'open', bytes, kind, longest: LONGEST_SIDE };
    return (await this.ask<{ pages: number }>(asked)).pages;
  }

  /** The page as it looks. */
  async look(page: number): Promise<Pixels> {
    const { width, height, data } = await this.ask<Pixels>({ does: 'look', page, most: this.limits.pixels });
    return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
  }

  /** What its operators say; rejects with `no-font` where the page could only be drawn as empty boxes. */
  async read(page: number): Promise<RawPage> {
    const raw = await this.ask<RawPage>({ does: 'read', page, most: this.limits.pixels });
    if (!raw.lacksFont) return raw;
    this.close();
    throw new PageError('no-font');
  }

  facts(): Promise<FileFacts> {
    return this.ask({ does: 'facts' });
  }

  close(): void {
    this.program.kill('SIGKILL');
  }

  private ask<T>(request: object): Promise<T> {
    const { program, limits } = this;
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        clearInterval(watch);
        program.off('message', heard).off('exit', crashed).off('error', crashed);
        settle();
      };
      const fail = (problem: PageProblem): void =>
        end(() => {
          this.close();
          reject(new PageError(problem));
        });
      // A process that ended by itself ran out of the memory of its heap.
      const crashed = (): void => fail('beyond-limits');
      const heard = (message: unknown): void => {
        const said = message as ReaderMessage;
        if ('problem' in said) fail(said.problem);
        else end(() => resolve(said.answer as T));
      };
      const timer = setTimeout(() => fail('beyond-limits'), limits.timeMs);
      const watch = setInterval(() => {
        void residentBytes(program.pid).then((bytes) => bytes > limits.memory && fail('beyond-limits'));
      }, LOOK_EVERY_MS);
      program.on('message', heard).once('exit', crashed).once('error', crashed);
      if (program.connected) program.send(request, (error) => error && crashed());
      else crashed();
    });
  }
}

/** Resident memory of a process; 0 where the system does not say. */
async function residentBytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}
