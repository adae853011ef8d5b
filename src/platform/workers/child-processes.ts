import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';

export interface ChildLimits {
  /** Milliseconds from the start of the process to its answer. */
  readonly timeMs: number;
  /** Resident memory of the process (Linux), in bytes; of it `heapMib` for the heap. */
  readonly memory: number;
  readonly heapMib: number;
  /** Processes at once, and how many may wait for one. */
  readonly atOnce: number;
  readonly waiting: number;
}

/** `beyond-limits`: it took more time or memory than it may, or it broke; `busy`: too many wait. */
export type ChildProblem = 'beyond-limits' | 'busy';
export type ChildAnswer<T> = { readonly answer: T } | { readonly problem: ChildProblem };

const LOOK_EVERY_MS = 25;
const BEYOND = { problem: 'beyond-limits' } as const;

/**
 * Gives other people's bytes to a program of ours in a process of its own, one process for each, with limits of time
 * and memory; neither the memory nor the time of this process is spent on them. The program answers one message with
 * one message. It gets no environment: what is secret there is none of its business.
 */
export class ChildProcesses<Asked extends object, Answer> {
  private running = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly program: URL,
    private readonly limits: ChildLimits,
  ) {}

  async ask(asked: Asked): Promise<ChildAnswer<Answer>> {
    const { atOnce, waiting } = this.limits;
    if (this.running >= atOnce) {
      if (this.queue.length >= waiting) return { problem: 'busy' };
      await new Promise<void>((go) => this.queue.push(go));
    } else this.running += 1;
    try {
      return await this.run(asked);
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private run(asked: Asked): Promise<ChildAnswer<Answer>> {
    const { timeMs, memory, heapMib } = this.limits;
    return new Promise((resolve) => {
      const child = fork(this.program, [], {
        execArgv: [`--max-old-space-size=${heapMib}`, '--no-warnings'],
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        serialization: 'advanced',
        env: {},
      });
      const end = (answer: ChildAnswer<Answer>): void => {
        clearTimeout(timer);
        clearInterval(watch);
        child.removeAllListeners().on('error', () => {});
        child.kill('SIGKILL');
        resolve(answer);
      };
      const beyond = (): void => end(BEYOND);
      const timer = setTimeout(beyond, timeMs);
      const watch = setInterval(() => {
        void residentBytes(child.pid).then((bytes) => bytes > memory && beyond());
      }, LOOK_EVERY_MS);
      child.once('spawn', () => lowerPriority(child));
      child.once('message', (answer) => end({ answer: answer as Answer }));
      child.once('error', beyond).once('exit', beyond);
      child.send(asked, (error) => error && beyond());
    });
  }
}

/** Whoever waits for an answer of the program itself comes first. */
function lowerPriority({ pid }: ChildProcess): void {
  try {
    setPriority(pid!, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It ended before it could be slowed.
  }
}

/** Resident memory of a process; 0 where the system does not say. */
export async function residentBytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}
