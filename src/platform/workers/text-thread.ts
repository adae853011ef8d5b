import { Worker } from 'node:worker_threads';
import { refuse } from '../../kernel/result.js';
import { RefusedException } from '../http/index.js';
import type { TextTasks } from './text-thread-program.js';

/** Longer than any lawful text takes. */
const WITHIN_MS = 15_000;
/** Without work the thread ends, and its memory with it. */
const REST_MS = 20_000;
/** Pieces of work that may wait: the office has few people who publish. */
const MOST_WAITING = 32;
const LIMITS = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 };

interface Task {
  readonly name: keyof TextTasks;
  readonly given: readonly unknown[];
  readonly withinMs: number;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const waiting: Task[] = [];
let running: Task | undefined;
let thread: Worker | undefined;
let rest: NodeJS.Timeout | undefined;

const tooSlow = (): Error =>
  new RefusedException(
    refuse('text.too-slow', { next: '请检查文字中是否有大量重复的空白、符号或者粘贴的无关内容，删去后再试' })
      .refusal,
  );
const busy = (): Error => new RefusedException(refuse('text.busy', { next: '请稍后再试' }).refusal);

/**
 * Carries out work on a text in a thread, one piece after the other, so that no text holds up other requests. Rejects
 * with a refusal: `text.too-slow` when it takes longer than it may (the thread is ended), `text.busy` when too much waits.
 */
export function runInTextThread<N extends keyof TextTasks>(
  name: N,
  given: Parameters<TextTasks[N]>,
  withinMs = WITHIN_MS,
): Promise<ReturnType<TextTasks[N]>> {
  if (waiting.length >= MOST_WAITING) return Promise.reject(busy());
  return new Promise((resolve, reject) => {
    waiting.push({ name, given, withinMs, resolve: resolve, reject });
    next();
  });
}

function next(): void {
  if (running || waiting.length === 0) return;
  clearTimeout(rest);
  const piece = waiting.shift()!;
  running = piece;
  const worker = (thread ??= start());
  worker.ref();
  let settled = false;
  const end = (settle: () => void): void => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    worker.off('message', heard).off('error', broken).off('exit', broken);
    running = undefined;
    settle();
    worker.unref();
    rest = setTimeout(stop, REST_MS);
    rest.unref();
    next();
  };
  const fail = (error: Error): void => {
    if (settled) return;
    if (thread === worker) thread = undefined;
    void worker.terminate();
    end(() => piece.reject(error));
  };
  const heard = (value: unknown): void => end(() => piece.resolve(value));
  const broken = (cause: unknown): void => {
    const outOfMemory = (cause as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
    fail(outOfMemory ? tooSlow() : new Error(`${piece.name} failed in its thread`, { cause }));
  };
  const timer = setTimeout(() => fail(tooSlow()), piece.withinMs);
  worker.on('message', heard).on('error', broken).on('exit', broken);
  worker.postMessage({ name: piece.name, given: piece.given });
}

function start(): Worker {
  const worker = new Worker(new URL('./text-thread-program.js', import.meta.url), { resourceLimits: LIMITS });
  worker.on('error', () => {});
  return worker;
}

function stop(): void {
  if (running) return;
  void thread?.terminate();
  thread = undefined;
}
