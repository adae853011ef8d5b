import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, LessThan, type Repository } from 'typeorm';
import { UnitOfWork } from '../database/databases.js';
import { Jobs } from '../jobs/index.js';
import { Clock } from '../time/index.js';
import type { KeyedRequest } from './keyed-request.js';
import { RepeatedRequestRow } from './repeated-request.entity.js';

/** How long a key answers the same. */
const KEPT_MS = 24 * 3_600_000;
const SWEPT_EVERY_MS = 3_600_000;
const SWEPT_AT_ONCE = 500;

const current = new AsyncLocalStorage<KeyedRequest>();

/** Another request under the same key was committed first: nothing of this one may be. */
export class TakenKeyError extends Error {}

/** Requests that carried an `Idempotency-Key`: what the first one made is what every further one is answered. */
@Injectable()
export class Repeats {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @InjectRepository(RepeatedRequestRow) private readonly rows: Repository<RepeatedRequestRow>,
    jobs: Jobs,
  ) {
    jobs.register({
      name: 'sweep-repeated-requests',
      everyMs: SWEPT_EVERY_MS,
      alone: true,
      run: (signal) => this.sweep(signal),
    });
  }

  /** Runs what a request asks for, so that the act inside it is bound to the key. */
  during<T>(request: KeyedRequest, work: () => Promise<T>): Promise<T> {
    return current.run(request, work);
  }

  /** What stands under the key; undefined where nothing does, or what did is too old. */
  async find({ id }: KeyedRequest): Promise<RepeatedRequestRow | undefined> {
    const row = await this.rows.findOneBy({ id });
    return row && row.at >= this.oldest() ? row : undefined;
  }

  /**
   * Binds the key to an act inside the act's transaction: both are there, or neither. Does nothing where the request
   * carried no key, or an earlier act of it has bound the key. Throws `TakenKeyError` when another request was first.
   * `entryId` is the ledger entry of the act.
   */
  async bind(tx: EntityManager, entryId: string, answer: unknown): Promise<void> {
    const request = current.getStore();
    if (!request || (request.boundTo ?? entryId) !== entryId) return;
    const rows = tx.getRepository(RepeatedRequestRow);
    await rows.delete({ id: request.id, at: LessThan(this.oldest()) });
    const kept = textOf(answer);
    const row = { id: request.id, digest: request.digest, at: this.clock.now(), answer: request.seal(kept) };
    await rows.createQueryBuilder().insert().values(row).orIgnore().execute();
    const standing = await rows.findOneByOrFail({ id: request.id });
    if (standing.answer !== row.answer || standing.at !== row.at) throw new TakenKeyError();
    request.boundTo = entryId;
    request.kept = kept;
  }

  /** Keeps the answer of a request that has been carried out, where the act itself did not keep the same. */
  async keep(request: KeyedRequest, answer: unknown): Promise<void> {
    const text = textOf(answer);
    if (request.kept === text) return;
    const row = { id: request.id, digest: request.digest, at: this.clock.now(), answer: request.seal(text) };
    await this.unitOfWork.transaction((tx) => tx.getRepository(RepeatedRequestRow).save(row));
    request.kept = text;
  }

  private async sweep(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const old = await this.rows.find({
        where: { at: LessThan(this.oldest()) },
        select: { id: true },
        order: { at: 'ASC' },
        take: SWEPT_AT_ONCE,
      });
      if (old.length === 0) return;
      const ids = old.map(({ id }) => id);
      await this.unitOfWork.transaction((tx) => tx.getRepository(RepeatedRequestRow).delete(ids));
    }
  }

  private oldest(): string {
    return new Date(this.clock.ms() - KEPT_MS).toISOString();
  }
}

function textOf(answer: unknown): string {
  return answer === undefined ? '' : JSON.stringify(answer);
}
