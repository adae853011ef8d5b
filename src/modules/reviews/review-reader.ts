import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { eachOf, firstOf } from '../../platform/database/index.js';
import { type Actor, sees } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { legalDayOf } from '../../kernel/time.js';
import { Clock } from '../../platform/time/index.js';
import { CaseFiles, CaseReader, changedSince } from '../cases/index.js';
import { SubjectVersions } from '../ledger/index.js';
import { clockOf, ReviewLaw } from './review-law.js';
import { ReviewSignatureRow, ReviewStepRow } from './review-step.entity.js';
import { ReviewRow } from './review.entities.js';
import type { ReviewListView, ReviewView } from './reviews.dto.js';
import { CHECKLIST } from './rules/checklist.rules.js';
import { requiredMaterials } from './rules/materials.rules.js';

const MOST = 200;
const PENDING = ['submitted', 'taken'] as const;

export interface ReviewPage {
  readonly caseId?: string;
  readonly limit?: number;
  /** Of all, newest first: id of the last of the page before. */
  readonly after?: string;
}

/** The reviewer's queue, most urgent first, and one review with what it is about. */
@Injectable()
export class ReviewReader {
  constructor(
    @InjectRepository(ReviewRow) private readonly rows: Repository<ReviewRow>,
    private readonly files: CaseFiles,
    private readonly cases: CaseReader,
    private readonly clock: Clock,
    private readonly law: ReviewLaw,
    private readonly versions: SubjectVersions,
  ) {}

  async list(actor: Actor, status: 'pending' | 'all', page: ReviewPage = {}): Promise<ReviewListView[]> {
    const { caseId } = page;
    const rows = caseId
      ? await this.rows.find({
          where: {
            caseId,
            agencyId: In([...actor.agencyIds]),
            ...(status === 'pending' && { state: In([...PENDING]) }),
          },
          order: status === 'pending' ? { due: 'ASC' } : { id: 'DESC' },
        })
      : await this.queue(actor, status, page);
    const numbers = await this.files.numbers(rows.map((row) => row.caseId));
    const steps = await this.steps(rows.map(({ id }) => id));
    return rows.map((row) => this.item(row, numbers.get(row.caseId) ?? null, steps));
  }

  async one(actor: Actor, id: string): Promise<Result<ReviewView>> {
    const version = await this.versions.of('review', id);
    const row = await this.rows.findOneBy({ id });
    if (!row || !sees(actor, row.agencyId)) return refuse('not-found');
    const matter = await this.files.reviewMatter(undefined, row.caseId, this.clock.today());
    const previous =
      row.round > 1 ? await this.rows.findOneBy({ caseId: row.caseId, round: row.round - 1 }) : null;
    const numbers = await this.files.numbers([row.caseId]);
    const steps = await this.steps([id]);
    const { manager } = this.rows;
    const file = (await this.files.get(row.caseId))!;
    const { conditions } = await this.files.filed(manager, file);
    const on = row.opinedAt ? legalDayOf(row.opinedAt) : this.clock.today();
    const required = requiredMaterials(this.law.materials(file, on).row, conditions);
    const { statement, materials, factsDigest, draftDigest, evidenceDigest, lawVersion, checklist } = row;
    const { problemKind, opinionText, opinionNumber, opinedAt, returnReason } = row;
    return ok({
      ...this.item(row, numbers.get(row.caseId) ?? null, steps),
      ...{ statement, materials, factsDigest, draftDigest, evidenceDigest, lawVersion, checklist },
      ...{ problemKind, opinionText, opinionNumber, opinedAt, returnReason },
      version,
      matter: row.matter,
      changed: matter.ok ? changedSince(row, matter.value.bindings) : [],
      changedSincePrevious: previous ? changedSince(previous, row) : [],
      heads: [...CHECKLIST],
      steps: steps.map(({ kind, on: day, byName, reason, due }) => ({ kind, on: day, byName, reason, due })),
      opinionKinds: Object.entries(this.law.opinions(file, on)).map(([code, word]) => ({ code, word })),
      requiredMaterials: required.map((material) => [material].flat().join('或者')),
      signed: await manager.getRepository(ReviewSignatureRow).existsBy({ reviewId: id }),
    });
  }

  private queue(
    { agencyIds }: Actor,
    status: 'pending' | 'all',
    { limit = MOST, after }: ReviewPage,
  ): Promise<ReviewRow[]> {
    if (status === 'pending')
      return firstOf(this.rows, {
        parts: eachOf([...agencyIds], 'state', PENDING),
        order: [
          ['due', 'ASC'],
          ['id', 'ASC'],
        ],
        limit,
      });
    return firstOf(this.rows, {
      parts: [...agencyIds].map((agencyId) => ({ agencyId })),
      order: [['id', 'DESC']],
      limit,
      ...(after && { where: { sql: '"id" < ?', values: [after] } }),
    });
  }

  private steps(reviewIds: string[]): Promise<ReviewStepRow[]> {
    const where = { reviewId: In(reviewIds) };
    return this.rows.manager.getRepository(ReviewStepRow).find({ where, order: { seq: 'ASC' } });
  }

  private item(row: ReviewRow, caseNumber: string | null, steps: readonly ReviewStepRow[]): ReviewListView {
    const { id, caseId, round, state, submittedAt, submittedByName, due, reviewerName, opinion, matter } =
      row;
    const clock = clockOf(
      row,
      steps.filter((step) => step.reviewId === id),
    );
    const upTo = row.opinedAt ? legalDayOf(row.opinedAt) : this.clock.today();
    return {
      id,
      caseId,
      caseNumber,
      cause: matter.cause,
      party: matter.party,
      round,
      state,
      submittedAt,
      submittedByName,
      due,
      workingDaysLeft: this.cases.workingDaysLeft(due, upTo),
      reviewerName,
      opinion,
      materialsAccepted: clock.accepted,
      extended: clock.extended,
    };
  }
}
