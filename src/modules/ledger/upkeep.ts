import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '../../platform/database/databases.js';

/**
 * Writes of rows that say nothing of what was done: how long the next try of a password waits, when a session was used
 * last, up to where notices were read. They are no acts, so the ledger does not grow by what strangers send. Whatever has
 * substance goes through `Acts.perform`.
 */
@Injectable()
export class Upkeep {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One transaction of its own; never inside an act. Rejects with `DatabaseError` when the database failed. */
  write<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.unitOfWork.transaction(work);
  }

  /** For rows that several requests count at once: the lock that makes them take turns, where the queue is not one. */
  get lock(): { lock?: { mode: 'pessimistic_write' } } {
    return this.unitOfWork.locksRows ? { lock: { mode: 'pessimistic_write' } } : {};
  }
}
