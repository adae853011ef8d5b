import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In, Not } from 'typeorm';
import { type Actor, holds, type Permission, sees } from '../../kernel/access/index.js';
import { declarationNamed, LEAVE_AS_IT_WAS } from '../../kernel/acts/index.js';
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
import { type Refusal, refuse, type Refused, type Result } from '../../kernel/result.js';
import { chinaMoment, type Instant, type LegalDay, legalDayOf } from '../../kernel/time.js';
import { UnitOfWork } from '../../platform/database/databases.js';
import { Drafts } from '../../platform/drafts/index.js';
import { ActMetrics } from '../../platform/metrics/index.js';
import { Repeats } from '../../platform/repeats/index.js';
import { Clock } from '../../platform/time/index.js';
import { LedgerKey } from './ledger-key.js';
import { LedgerEntryRow, LedgerHeadRow } from './ledger.entities.js';

/** What an act is done to. `agencyId` says in whose tree the entry stands. */
export interface Subject {
  readonly agencyId: string;
  readonly type: string;
  readonly id: string;
}

/** What an act is given: the only writer there is, the moment, and the entry's id to point at. */
export interface ActContext {
  readonly tx: EntityManager;
  readonly actor: Actor;
  readonly now: Instant;
  readonly today: LegalDay;
  readonly entryId: string;
  readonly newId: () => string;
}

/** What an act leaves behind: its answer, and what the ledger keeps of it (digests rather than contents). */
export interface ActOutcome<Answer = unknown> {
  readonly value: Answer;
  readonly detail?: JsonObject;
}

const READ_AGAIN = '核对最新内容后再办理';

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
    private readonly metrics: ActMetrics,
    private readonly repeats: Repeats,
    private readonly drafts: Drafts,
  ) {}

  /**
   * Resolves when the database has confirmed the commit. Rejects with `DatabaseError` when it failed: then nothing of
   * the act is there, or with `unknown-outcome` nobody can say.
   *
   * Refuses `not-found` when the subject's agency is out of the actor's sight ("missing" and "not yours" answer
   * alike), `access.denied` when no role of the actor holds the permission, and whatever `work` refuses.
   */
  perform<T>(
    actor: Actor,
    act: Permission,
    subject: Subject,
    work: (context: ActContext) => Promise<Result<ActOutcome<T>>>,
  ): Promise<Result<T>> {
    return this.metrics.counted(act, this.attempt(actor, act, subject, work));
  }

  private async attempt<T>(
    actor: Actor,
    act: Permission,
    subject: Subject,
    work: (context: ActContext) => Promise<Result<ActOutcome<T>>>,
  ): Promise<Result<T>> {
    if (!sees(actor, subject.agencyId)) return refuse('not-found');
    if (!holds(actor, act)) return refuse('access.denied', { facts: { permission: act } });
    const entryId = this.clock.newId();
    const inTransaction = async (tx: EntityManager): Promise<Result<T>> => {
      const head = await this.lockHead(tx, subject.agencyId);
      // The clock of a machine may be set back; time in a tree may not.
      const clockNow = this.clock.now();
      const now = clockNow < head.at ? head.at : clockNow;
      const context: ActContext = {
        tx,
        actor,
        now,
        today: legalDayOf(now),
        entryId,
        newId: () => this.clock.newId(),
      };
      const done = await work(context);
      if (!done.ok) throw new Rollback(done.refusal);
      await this.enter(context, head, act, subject, done.value.detail ?? {});
      await this.drafts.settle(tx);
      await this.repeats.bind(tx, entryId, done.value.value);
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

  newId(): string {
    return this.clock.newId();
  }

  /**
   * The refusal of an act on something that changed since the person read it: who changed it last, when, by which act.
   * `besides` finds the entries of acts that changed it and are entered with something else.
   */
  async changedSince(
    tx: EntityManager,
    { type, id }: Pick<Subject, 'type' | 'id'>,
    ...besides: FindOptionsWhere<LedgerEntryRow>[]
  ): Promise<Refused> {
    const last = await tx.getRepository(LedgerEntryRow).findOne({
      where: [{ subjectType: type, subjectId: id, act: Not(In([...LEAVE_AS_IT_WAS])) }, ...besides],
      // A subject that moved to another agency has entries in two trees.
      order: { at: 'DESC', seq: 'DESC' },
    });
    if (!last) return refuse('conflict.version', { next: READ_AGAIN });
    const { actor } = JSON.parse(last.bytes) as { actor: { name: string } };
    const title = declarationNamed(last.act)?.title.zh;
    return refuse('conflict.version', {
      detail: `${actor.name}已于${chinaMoment(last.at)}${title ? `办理“${title}”` : '更改'}`,
      next: READ_AGAIN,
      facts: { changedBy: actor.name, changedAt: last.at, act: last.act },
    });
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
    context: ActContext,
    head: LedgerHeadRow,
    act: string,
    subject: Subject,
    detail: JsonObject,
  ): Promise<void> {
    const bytes = entryBytes({
      v: 1,
      agency: subject.agencyId,
      seq: head.size,
      id: context.entryId,
      at: context.now,
      actor: { id: context.actor.userId, name: context.actor.name },
      act,
      subject: { type: subject.type, id: subject.id },
      detail: withoutUndefined(detail),
    });
    const leaf = leafHash(bytes);
    await context.tx.getRepository(LedgerEntryRow).insert({
      agencyId: subject.agencyId,
      seq: head.size,
      id: context.entryId,
      at: context.now,
      actorId: context.actor.userId,
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
    await context.tx
      .getRepository(LedgerHeadRow)
      .update(
        { agencyId: subject.agencyId },
        { size: frontier.size, root, frontier: [...frontier.nodes], signature, at: context.now },
      );
  }
}

/** JSON has no undefined; an absent fact is simply not in the entry. */
function withoutUndefined(detail: JsonObject): { [key: string]: CanonicalValue } {
  return JSON.parse(JSON.stringify(detail)) as { [key: string]: CanonicalValue };
}
