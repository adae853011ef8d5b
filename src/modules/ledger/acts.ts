import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, holds, type Permission, sees } from '../../kernel/access/index.js';
import type { JsonObject } from '../../kernel/json.js';
import {
  append,
  type CanonicalValue,
  EMPTY_FRONTIER,
  entryBytes,
  leafHash,
  originOf,
  rootOf,
  signHead,
} from '../../kernel/ledger/index.js';
import { type Refusal, refuse, type Result } from '../../kernel/result.js';
import { type Instant, type LegalDay, legalDayOf } from '../../kernel/time.js';
import { UnitOfWork } from '../../platform/database/databases.js';
import { Clock } from '../../platform/time/index.js';
import { LedgerKey } from './ledger-key.js';
import { LedgerEntryRow, LedgerHeadRow } from './ledger.entities.js';

/** What an act is done to. `agencyId` says in whose tree the entry stands. */
export interface Subject {
  readonly agencyId: string;
  readonly type: string;
  readonly id: string;
}

/** What the work of an act is given: the only writer there is, the moment, and the entry's id to point at. */
export interface Scene {
  readonly tx: EntityManager;
  readonly actor: Actor;
  readonly now: Instant;
  readonly today: LegalDay;
  readonly entryId: string;
  newId(): string;
}

/** What an act leaves behind: its answer, and what the ledger keeps of it (digests rather than contents). */
export interface Done<T> {
  readonly value: T;
  readonly detail?: JsonObject;
}

/** Carries an expected refusal out of the transaction so that it is rolled back. */
class Rollback extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/**
 * The one door to the database's writer. An act is permitted, judged, written and entered into the ledger in one
 * transaction, or it did not happen.
 */
@Injectable()
export class Acts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly key: LedgerKey,
  ) {}

  /**
   * Resolves when the database has confirmed the commit. Rejects with `DatabaseError` when it failed: then nothing of
   * the act is there, or with `unknown-outcome` nobody can say.
   *
   * Refuses `not-found` when the subject's agency is out of the actor's sight ("missing" and "not yours" answer
   * alike), `access.denied` when no role of the actor holds the permission, and whatever `work` refuses.
   */
  async perform<T>(
    actor: Actor,
    act: Permission,
    subject: Subject,
    work: (scene: Scene) => Promise<Result<Done<T>>>,
  ): Promise<Result<T>> {
    if (!sees(actor, subject.agencyId)) return refuse('not-found');
    if (!holds(actor, act)) return refuse('access.denied', { facts: { permission: act } });
    const entryId = this.clock.newId();
    const inTransaction = async (tx: EntityManager): Promise<Result<T>> => {
      const head = await this.lockHead(tx, subject.agencyId);
      // The clock of a machine may be set back; time in a tree may not.
      const clockNow = this.clock.now();
      const now = clockNow < head.at ? head.at : clockNow;
      const scene: Scene = {
        tx,
        actor,
        now,
        today: legalDayOf(now),
        entryId,
        newId: () => this.clock.newId(),
      };
      const done = await work(scene);
      if (!done.ok) throw new Rollback(done.refusal);
      await this.enter(scene, head, act, subject, done.value.detail ?? {});
      return { ok: true, value: done.value.value };
    };
    // Where the answer to COMMIT is lost: the lock on the head waits until the transaction has ended either way.
    const tookPlace = async (tx: EntityManager): Promise<boolean> => {
      await this.lockHead(tx, subject.agencyId);
      return tx.getRepository(LedgerEntryRow).existsBy({ id: entryId });
    };
    try {
      return await this.unitOfWork.transaction(inTransaction, tookPlace);
    } catch (error) {
      if (error instanceof Rollback) return { ok: false, refusal: error.refusal };
      throw error;
    }
  }

  /** The head row is the lock of the agency's tree: acts of one agency follow one another, so the tree cannot fork. */
  private async lockHead(tx: EntityManager, agencyId: string): Promise<LedgerHeadRow> {
    const heads = tx.getRepository(LedgerHeadRow);
    const lock = this.unitOfWork.locksRows ? { lock: { mode: 'pessimistic_write' as const } } : {};
    const found = await heads.findOne({ where: { agencyId }, ...lock });
    if (found) return found;
    await heads
      .createQueryBuilder()
      .insert()
      .values({
        agencyId,
        size: 0,
        root: rootOf(EMPTY_FRONTIER),
        frontier: [],
        signature: '',
        at: '1970-01-01T00:00:00.000Z',
      })
      .orIgnore()
      .execute();
    return heads.findOneOrFail({ where: { agencyId }, ...lock });
  }

  private async enter(
    scene: Scene,
    head: LedgerHeadRow,
    act: string,
    subject: Subject,
    detail: JsonObject,
  ): Promise<void> {
    const bytes = entryBytes({
      v: 1,
      agency: subject.agencyId,
      seq: head.size,
      id: scene.entryId,
      at: scene.now,
      actor: { id: scene.actor.userId, name: scene.actor.name },
      act,
      subject: { type: subject.type, id: subject.id },
      detail: withoutUndefined(detail),
    });
    const leaf = leafHash(bytes);
    await scene.tx.getRepository(LedgerEntryRow).insert({
      agencyId: subject.agencyId,
      seq: head.size,
      id: scene.entryId,
      at: scene.now,
      actorId: scene.actor.userId,
      act,
      subjectType: subject.type,
      subjectId: subject.id,
      bytes,
      leafHash: leaf,
    });
    const frontier = append({ size: head.size, nodes: head.frontier }, leaf);
    const root = rootOf(frontier);
    const signature = signHead(
      { origin: originOf(this.key.name, subject.agencyId), size: frontier.size, root },
      this.key.signer,
    );
    await scene.tx
      .getRepository(LedgerHeadRow)
      .update(
        { agencyId: subject.agencyId },
        { size: frontier.size, root, frontier: [...frontier.nodes], signature, at: scene.now },
      );
  }
}

/** JSON has no undefined; an absent fact is simply not in the entry. */
function withoutUndefined(detail: JsonObject): { [key: string]: CanonicalValue } {
  return JSON.parse(JSON.stringify(detail)) as { [key: string]: CanonicalValue };
}
