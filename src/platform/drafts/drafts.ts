import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, LessThan, type Repository } from 'typeorm';
import { ok, refuse, type Refused, type Result } from '../../kernel/result.js';
import { chinaMoment } from '../../kernel/time.js';
import { UnitOfWork } from '../database/databases.js';
import { Jobs } from '../jobs/index.js';
import { Clock } from '../time/index.js';
import { DraftRow } from './draft.entity.js';

/** Days after which a draft that nobody touched is deleted. */
const KEPT_DAYS = 90;
const DAY_MS = 24 * 3_600_000;
const SWEPT_EVERY_MS = 3_600_000;
/** Drafts of one person at most. */
const MOST_DRAFTS = 200;

/** Whose draft, of which form, about what. */
export type DraftKey = Pick<DraftRow, 'accountId' | 'form' | 'subject'>;
type Typed = Pick<DraftRow, 'writer' | 'title' | 'address' | 'content'> & { version?: string };
export type SavedDraft = Pick<DraftRow, 'version' | 'savedAt'>;

type IssuedDraft = DraftKey & Pick<DraftRow, 'version'>;

const issued = new AsyncLocalStorage<IssuedDraft>();

/** What people typed into forms and have not sent yet. Only the person himself sees it. */
@Injectable()
export class Drafts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @InjectRepository(DraftRow) private readonly rows: Repository<DraftRow>,
    jobs: Jobs,
  ) {
    jobs.register({ name: 'sweep-drafts', everyMs: SWEPT_EVERY_MS, alone: true, run: () => this.sweep() });
  }

  find(key: DraftKey): Promise<DraftRow | null> {
    return this.rows.findOneBy(key);
  }

  /** The newest first. */
  of(accountId: string): Promise<DraftRow[]> {
    return this.rows.find({
      where: { accountId },
      select: {
        accountId: true,
        form: true,
        subject: true,
        version: true,
        title: true,
        address: true,
        savedAt: true,
      },
      order: { savedAt: 'DESC' },
    });
  }

  /**
   * Saves what was typed over the version that the form knows of. Refuses `draft.changed` when another window saved
   * meanwhile, and `draft.gone` when the draft was issued or discarded elsewhere: nothing is overwritten unseen.
   */
  save(key: DraftKey, typed: Typed): Promise<Result<SavedDraft>> {
    return this.unitOfWork.transaction(async (tx) => {
      const rows = tx.getRepository(DraftRow);
      const standing = await this.lock(tx, key);
      if (!standing) return this.begin(rows, key, typed);
      if (standing.writer !== typed.writer && standing.version !== typed.version) return changed(standing);
      const saved = this.stamp();
      await rows.update(key, { ...typed, ...saved });
      return ok(saved);
    });
  }

  private async begin(rows: Repository<DraftRow>, key: DraftKey, typed: Typed): Promise<Result<SavedDraft>> {
    if (typed.version !== undefined)
      return refuse('draft.gone', { next: '如仍需保留本页填写的内容，请确认后另存为新的草稿' });
    if ((await rows.countBy({ accountId: key.accountId })) >= MOST_DRAFTS)
      return refuse('draft.too-many', {
        detail: `每人最多保存${MOST_DRAFTS}份草稿`,
        next: '请先提交或者丢弃不再需要的草稿',
      });
    const saved = this.stamp();
    await rows
      .createQueryBuilder()
      .insert()
      .values({ ...key, ...typed, ...saved })
      .orIgnore()
      .execute();
    // Two windows may begin at the same moment: one of them is told.
    const standing = await rows.findOneByOrFail(key);
    return standing.writer === typed.writer ? ok(saved) : changed(standing);
  }

  /** Deletes the draft in the version that the person saw; none is as good as deleted. */
  discard(key: DraftKey, version: string): Promise<Result<void>> {
    return this.unitOfWork.transaction(async (tx) => {
      const standing = await this.lock(tx, key);
      if (standing && standing.version !== version) return changed(standing);
      await tx.getRepository(DraftRow).delete(key);
      return ok(undefined);
    });
  }

  /** Runs a request that issues what stands in a draft, so that the act inside it takes the draft away. */
  issuing<T>(draft: IssuedDraft, work: () => Promise<T>): Promise<T> {
    return issued.run(draft, work);
  }

  /** Deletes the draft that the running request issues inside the transaction of its act: both happen, or neither. */
  async settle(tx: EntityManager): Promise<void> {
    const draft = issued.getStore();
    if (draft) await tx.getRepository(DraftRow).delete({ ...draft });
  }

  private stamp(): SavedDraft {
    return { version: this.clock.newId(), savedAt: this.clock.now() };
  }

  private lock(tx: EntityManager, key: DraftKey): Promise<DraftRow | null> {
    const lock = this.unitOfWork.locksRows ? { lock: { mode: 'pessimistic_write' as const } } : {};
    return tx.getRepository(DraftRow).findOne({ where: { ...key }, ...lock });
  }

  private async sweep(): Promise<void> {
    const oldest = new Date(this.clock.ms() - KEPT_DAYS * DAY_MS).toISOString();
    if (!(await this.rows.existsBy({ savedAt: LessThan(oldest) }))) return;
    await this.unitOfWork.transaction((tx) =>
      tx.getRepository(DraftRow).delete({ savedAt: LessThan(oldest) }),
    );
  }
}

function changed({ version, savedAt }: DraftRow): Refused {
  return refuse('draft.changed', {
    detail: `另一窗口已于${chinaMoment(savedAt)}保存该草稿`,
    next: '请对照两份内容后选择保留哪一份',
    facts: { version, savedAt },
  });
}
