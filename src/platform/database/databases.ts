import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { asDatabaseError, DatabaseError, faultOf } from './database-error.js';
import { PostgresTransactions } from './postgres-transactions.js';
import { SqliteTransactions } from './sqlite-transactions.js';
import type { Transactions } from './transaction.js';

/** How many transactions of this process have ended: what was read before the last may no longer hold. */
export class Commits {
  count = 0;
}

/** The unit of work whose act is going on. One for all: each promise of the process pays for every such storage. */
const inside = new AsyncLocalStorage<UnitOfWork>();

/** Looks, in a transaction of its own, whether the work of another one is in the database. */
export type TookPlace = (tx: EntityManager) => Promise<boolean>;

/** Pauses between tries to find out what became of a commit, in milliseconds. */
const LOOK_AGAIN_MS = [0, 100, 500, 2000];

/**
 * The unit of work (ADR 0034). It owns its transaction: BEGIN, COMMIT and ROLLBACK are issued and confirmed by it, the
 * connection is idle before and after, and a connection that surprises is replaced. `transaction` resolves only when the
 * database said that it committed, or when a look showed that it had.
 *
 * On SQLite every statement of TypeORM shares one connection, so a statement of another request would be rolled back
 * with ours; therefore there is one writer behind a queue and a separate read-only reader (ADR 0001). On PostgreSQL the
 * writer is a transaction of the pool.
 *
 * Only the ledger module may hold this class: every other write goes through `Acts.perform`, or `Upkeep.write` for rows
 * that say nothing of what was done.
 */
export class UnitOfWork {
  private readonly transactions: Transactions;
  private tail: Promise<unknown> = Promise.resolve();
  private readonly running = new Set<Promise<unknown>>();
  private closing = false;
  private fault: { readonly error: DatabaseError; readonly at: number } | undefined;

  /** `mayWrite` refuses by throwing `DatabaseError` before an act begins (no room on the volume). */
  constructor(
    readonly writer: DataSource,
    private readonly commits = new Commits(),
    private readonly mayWrite: () => void = () => undefined,
  ) {
    this.transactions =
      writer.options.type === 'postgres' ? new PostgresTransactions(writer) : new SqliteTransactions(writer);
  }

  /**
   * Runs `work` in one transaction; what it throws rolls everything back and is thrown on. Where the answer to COMMIT
   * was lost, `tookPlace` looks whether it took effect. Rejects with `DatabaseError` when the database failed.
   */
  transaction<T>(work: (tx: EntityManager) => Promise<T>, tookPlace?: TookPlace): Promise<T> {
    if (inside.getStore() === this) throw new Error('an act may not begin inside another act');
    return this.inTurn(() =>
      inside
        .run(this, () => this.attempt(work, tookPlace))
        // Also where it failed: whether a commit that was not acknowledged took place is not known.
        .finally(() => this.commits.count++),
    );
  }

  /** True where rows are locked by `SELECT … FOR UPDATE`; on SQLite the queue is the lock. */
  get locksRows(): boolean {
    return this.transactions.locksRows;
  }

  /** Why the last transaction failed, if the database was at fault and none has succeeded since. */
  get lastFault(): { readonly error: DatabaseError; readonly at: number } | undefined {
    return this.fault;
  }

  /** Transactions that run or wait for their turn. */
  get waiting(): number {
    return this.running.size;
  }

  /** Shows that the database can be written now; rejects with `DatabaseError`. */
  async probe(): Promise<void> {
    await this.inTurn(async () => {
      try {
        this.mayWrite();
        await this.transactions.probe();
        this.fault = undefined;
      } catch (error) {
        throw this.told(error);
      }
    });
  }

  /** Ends what runs and refuses what comes: called before the connection is closed and the folders are given back. */
  async close(): Promise<void> {
    this.closing = true;
    await Promise.allSettled(this.running);
  }

  private inTurn<T>(run: () => Promise<T>): Promise<T> {
    if (this.closing) return Promise.reject(new DatabaseError('unavailable', 'the program is ending'));
    const mine = this.transactions.serial ? this.tail.then(run) : run();
    if (this.transactions.serial) this.tail = mine.catch(() => undefined);
    this.running.add(mine);
    const ended = (): void => void this.running.delete(mine);
    mine.then(ended, ended);
    return mine;
  }

  private async attempt<T>(work: (tx: EntityManager) => Promise<T>, tookPlace?: TookPlace): Promise<T> {
    const open = await this.begin();
    let value: T;
    try {
      value = await work(open.manager);
    } catch (error) {
      const { lost } = open;
      await open.rollback();
      throw this.told(error, lost ? 'unavailable' : undefined);
    }
    if (!open.canCommit) {
      await open.rollback();
      throw this.told(new DatabaseError('unavailable', 'the transaction had ended before its work was done'));
    }
    try {
      await open.commit();
    } catch (error) {
      await open.rollback();
      if (!(await this.committed(error, tookPlace))) throw this.told(error, 'unavailable');
    }
    this.fault = undefined;
    return value;
  }

  private async begin() {
    try {
      this.mayWrite();
      return await this.transactions.begin();
    } catch (error) {
      throw this.told(error);
    }
  }

  /** What became of a commit that was not confirmed. Rejects with `unknown-outcome` when it cannot be found out. */
  private async committed(error: unknown, tookPlace?: TookPlace): Promise<boolean> {
    let last: unknown;
    // A full volume took no whole commit: one look is enough.
    const certain = faultOf(error) === 'full';
    for (const pause of tookPlace ? LOOK_AGAIN_MS.slice(0, certain ? 1 : undefined) : []) {
      await sleep(pause);
      try {
        const open = await this.transactions.begin();
        const there = await tookPlace!(open.manager).finally(() => open.rollback());
        if (there) return true;
        // SQLite: frames of the failed commit may be whole in the log; nothing may bring them back after this answer.
        if (this.transactions.serial) await this.transactions.probe();
        return false;
      } catch (failed) {
        last = failed;
      }
    }
    if (certain) return false;
    const message = 'whether the act was committed could not be found out';
    throw this.told(new DatabaseError('unknown-outcome', message, last ?? error));
  }

  /** The error as it is told, and kept for those who ask how the database is. */
  private told(error: unknown, fallback?: 'unavailable'): unknown {
    const told = asDatabaseError(error, fallback);
    if (told instanceof DatabaseError) this.fault = { error: told, at: Date.now() };
    return told;
  }
}
