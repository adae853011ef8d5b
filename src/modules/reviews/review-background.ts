import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, sees } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { legalDayOf } from '../../kernel/time.js';
import { LawService } from '../calendar/index.js';
import { CaseFiles } from '../cases/index.js';
import { stepsOf } from './dispute-acts.js';
import type { CitedRuleView, ReviewBackgroundView } from './disputes.views.js';
import { ReviewRow } from './review.entities.js';
import { changesBetween } from './rules/changes.rules.js';
import { stepsOpen } from './rules/dispute.rules.js';

/** What a reviewer needs beside the matter itself, so that the screen need not be left. */
@Injectable()
export class ReviewBackground {
  constructor(
    @InjectRepository(ReviewRow) private readonly rows: Repository<ReviewRow>,
    private readonly files: CaseFiles,
    private readonly law: LawService,
  ) {}

  async of(actor: Actor, reviewId: string): Promise<Result<ReviewBackgroundView>> {
    const review = await this.rows.findOneBy({ id: reviewId });
    if (!review || !sees(actor, review.agencyId)) return refuse('not-found');
    const { caseId, round, matter, submittedAt } = review;
    const previous = round > 1 ? await this.rows.findOneBy({ caseId, round: round - 1 }) : null;
    const last = !(await this.rows.existsBy({ caseId, round: round + 1 }));
    const disputes = await stepsOf(this.rows.manager, reviewId);
    const found = last && review.state === 'opined' && review.opinion === 'problems';
    const file = await this.files.get(caseId);
    const draft = matter.draft as { tier?: string; basis?: string[] };
    const ids = await this.files.rulesOf(caseId);
    const on = legalDayOf(submittedAt);
    return ok({
      tier: draft.tier ?? '',
      articles: draft.basis ?? [],
      rules: file ? this.cited(ids, { on, place: file.areaCode, domain: file.field }) : [],
      changes: previous ? changesBetween(previous.matter, matter) : [],
      previousOpinion: previous?.opinionText ?? null,
      disputes: disputes.map(({ id, step, outcome, text, done, persons, heldOn, byName, at }) => ({
        ...{ id, step, outcome, text, done, persons, heldOn, byName, at },
      })),
      openSteps: found ? stepsOpen(disputes) : [],
    });
  }

  /** The rows of the packs as they were in force on the day of the submission. */
  private cited(ids: readonly string[], ask: { on: string; place: string; domain: string }): CitedRuleView[] {
    return ids.flatMap((id) => {
      const found = this.law.book.rule(id, ask);
      if (!found.ok) return [];
      const { title, basis } = found.value.row;
      return [{ id, zh: title.zh, en: title.en, law: basis.law, article: basis.article }];
    });
  }
}
