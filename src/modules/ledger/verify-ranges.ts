import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ValidRange } from '../../kernel/ledger/index.js';
import { PAGE } from './ledger-rows.js';

/** What a thread is started with. */
export interface LedgerTree {
  readonly databaseUrl: string;
  readonly agencyId: string;
}

/** A page: rows `from` up to, and without, `below`. */
export interface PageRange {
  readonly from: number;
  readonly below: number;
}

/** Pages a thread is asked for in advance, so that it never waits for the next. */
const AHEAD = 2;

/**
 * The first `size` rows of a tree, a page after the other, read and judged in so many threads: of each page its run,
 * or nothing where not every row of it is flawless. Throws when a thread fails.
 */
export async function* verifyRanges(
  tree: LedgerTree,
  size: number,
  threads: number,
): AsyncGenerator<PageRange & { readonly run: ValidRange | undefined }> {
  const judges = Array.from({ length: threads }, () => {
    const worker = new Worker(new URL('./verify-worker.js', import.meta.url), { workerData: tree });
    return { worker, answers: on(worker, 'message', { close: ['exit'] }) };
  });
  const page = (n: number): PageRange => ({ from: n * PAGE, below: Math.min((n + 1) * PAGE, size) });
  const ask = (n: number): void => {
    if (n * PAGE < size) judges[n % threads]!.worker.postMessage(page(n));
  };
  try {
    for (let n = 0; n < AHEAD * threads; n++) ask(n);
    for (let n = 0; n * PAGE < size; n++) {
      const run = await answer(judges[n % threads]!.answers);
      ask(n + AHEAD * threads);
      yield { ...page(n), run };
    }
  } finally {
    await Promise.all(judges.map(({ worker }) => worker.terminate()));
  }
}

async function answer(answers: AsyncIterator<unknown[]>): Promise<ValidRange | undefined> {
  try {
    const next = await answers.next();
    if (!next.done) return (next.value as [ValidRange | undefined])[0];
  } catch (cause) {
    throw new Error('a thread that judged the ledger has failed', { cause });
  }
  throw new Error('a thread that judged the ledger has ended');
}
