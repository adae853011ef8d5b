import type { EntityManager } from 'typeorm';

/** A transaction that has begun on a connection of its own; ended once, by one of its two methods. */
export interface OpenTransaction {
  readonly manager: EntityManager;
  /** False once the database ended it by itself, a statement of it failed on PostgreSQL, or the connection has gone. */
  readonly canCommit: boolean;
  /** True once the connection or the transaction has gone: then no error of the act is the act's own. */
  readonly lost: boolean;
  /** Resolves only when the database said that it committed. After a rejection `rollback` must follow. */
  commit(): Promise<void>;
  /** Never rejects: a connection that does not confirm that it is idle is closed and not used again. */
  rollback(): Promise<void>;
}

/** How transactions are begun on one kind of database. */
export interface Transactions {
  /** One after the other: the connection is shared by all (SQLite). */
  readonly serial: boolean;
  /** Rows are locked by `SELECT … FOR UPDATE`; where not, the queue is the lock. */
  readonly locksRows: boolean;
  /** Rejects with `DatabaseError` when no transaction could be begun. */
  begin(): Promise<OpenTransaction>;
  /**
   * Commits something that changes nothing: shows that the database can be written, and on SQLite overwrites what a
   * failed commit may have left at the end of the log, so that a later recovery cannot bring it back.
   */
  probe(): Promise<void>;
}
