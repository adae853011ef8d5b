import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager } from 'typeorm';

/** How many transactions of this process have ended: what was read before the last may no longer hold. */
export class Commits {
  count = 0;
}

/** The unit of work whose act is going on. One for all: each promise of the process pays for every such storage. */
const inside = new AsyncLocalStorage<UnitOfWork>();

/**
 * The unit of work. On SQLite every statement of TypeORM shares one connection, so a statement of another
 * request would be rolled back with ours; therefore there is one writer behind a queue and a separate
 * read-only reader (ADR 0001). On PostgreSQL the writer is a transaction of the pool.
 *
 * Only the ledger module may hold this class: every other write goes through `Acts.perform`.
 */
export class UnitOfWork {
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly writer: DataSource,
    private readonly commits = new Commits(),
  ) {}

  /** Runs `work` in one transaction; what it throws rolls everything back and is thrown on. */
  transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    if (inside.getStore() === this) throw new Error('an act may not begin inside another act');
    const run = () =>
      inside
        .run(this, () => this.writer.transaction(work))
        // Also where it failed: whether a commit that was not acknowledged took place is not known.
        .finally(() => this.commits.count++);
    if (this.writer.options.type === 'postgres') return run();
    const mine = this.tail.then(run);
    this.tail = mine.catch(() => undefined);
    return mine;
  }

  /** True where rows are locked by `SELECT … FOR UPDATE`; on SQLite the queue is the lock. */
  get locksRows(): boolean {
    return this.writer.options.type === 'postgres';
  }
}
