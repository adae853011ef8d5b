import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import { asDatabaseError, DatabaseError } from './database-error.js';
import type { OpenTransaction, Transactions } from './transaction.js';

/** How long another process may hold the database before an act is given up, in milliseconds. */
const BUSY_MS = 10_000;

/**
 * The connection that writes. After some errors (full, I/O error, out of memory, interrupted) SQLite ends the
 * transaction by itself; a statement that came after would then be committed on its own. It is refused instead.
 */
export class WritingDatabase extends Database {
  /** True from the BEGIN of an act until its end. */
  acting = false;

  /** The type of the driver's own method cannot be repeated in a subclass; the mapper calls it without types. */
  override prepare(source: string): never {
    const statement = super.prepare(source);
    for (const call of ['run', 'all', 'get', 'iterate'] as const) {
      const plain = (statement[call] as (...values: unknown[]) => unknown).bind(statement);
      statement[call] = ((...values: unknown[]) => {
        if (this.acting && !this.inTransaction)
          throw new DatabaseError('unavailable', 'the database ended the transaction before the act did');
        return plain(...values);
      }) as never;
    }
    return statement as never;
  }
}

/**
 * Transactions on the one connection of SQLite. BEGIN IMMEDIATE, COMMIT and ROLLBACK are issued here and confirmed by
 * `inTransaction` (sqlite3_get_autocommit), never by the mapper's own count of depth.
 */
export class SqliteTransactions implements Transactions {
  readonly serial = true;
  readonly locksRows = false;

  constructor(private readonly source: DataSource) {}

  async begin(): Promise<OpenTransaction> {
    const db = await this.idle();
    await this.beginImmediate(db);
    const runner = this.source.createQueryRunner();
    db.acting = true;
    // The mapper must not begin a transaction of its own inside (`save` would).
    Object.assign(runner, { isTransactionActive: true });
    const end = (): void => {
      db.acting = false;
      Object.assign(runner, { isTransactionActive: false });
    };
    return {
      manager: this.source.createEntityManager(runner),
      get canCommit() {
        return db.inTransaction;
      },
      get lost() {
        return !db.inTransaction;
      },
      commit: async () => {
        db.exec('COMMIT');
        if (db.inTransaction) throw new DatabaseError('unavailable', 'COMMIT left a transaction open');
        end();
      },
      rollback: async () => {
        end();
        try {
          if (db.inTransaction) db.exec('ROLLBACK');
        } catch {
          // Told below: a connection that is not idle is not used again.
        }
        if (db.inTransaction || !db.open) await this.disconnect();
      },
    };
  }

  async probe(): Promise<void> {
    const db = await this.idle();
    await this.beginImmediate(db);
    try {
      // Writes the first page whatever the number is.
      const version = Number(db.pragma('user_version', { simple: true }));
      db.pragma(`user_version = ${version}`);
      db.exec('COMMIT');
      if (db.inTransaction) throw new DatabaseError('unavailable', 'COMMIT left a transaction open');
    } catch (error) {
      await this.disconnect();
      throw asDatabaseError(error, 'unavailable');
    }
  }

  /** Closes the connection; the next transaction opens a new one. */
  async disconnect(): Promise<void> {
    try {
      await this.source.driver.disconnect();
    } catch {
      // It is left behind either way.
    }
  }

  /** The connection, opened anew where it is closed or not idle. */
  private async idle(): Promise<WritingDatabase> {
    const { driver } = this.source;
    const held = (driver as unknown as { databaseConnection?: WritingDatabase }).databaseConnection;
    if (held?.open && !held.inTransaction && !held.acting) return held;
    await this.disconnect();
    try {
      await driver.connect();
    } catch (error) {
      throw asDatabaseError(error, 'unavailable');
    }
    return (driver as unknown as { databaseConnection: WritingDatabase }).databaseConnection;
  }

  /** Takes the write lock before anything is read; waits for another process without stopping this one. */
  private async beginImmediate(db: WritingDatabase): Promise<void> {
    const until = Date.now() + BUSY_MS;
    for (let pause = 2; ; pause = Math.min(pause * 2, 100)) {
      try {
        db.exec('BEGIN IMMEDIATE');
        if (db.inTransaction) return;
        throw new DatabaseError('unavailable', 'BEGIN IMMEDIATE began nothing');
      } catch (error) {
        const told = asDatabaseError(error, 'unavailable') as DatabaseError;
        if (db.inTransaction || told.fault === 'unavailable') await this.disconnect();
        if (told.fault !== 'busy' || Date.now() >= until) throw told;
        await sleep(pause);
      }
    }
  }
}
