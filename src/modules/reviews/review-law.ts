import { Injectable } from '@nestjs/common';
import { citation, type Deadline, type LawRow } from '../../kernel/law/index.js';
import type { Result } from '../../kernel/result.js';
import { type LegalDay, legalDayOf } from '../../kernel/time.js';
import { LawService } from '../calendar/index.js';
import type { ReviewRow } from './review.entities.js';
import type { MaterialsRow } from './rules/materials.rules.js';
import { type ReviewClock, reviewClock, type ReviewStep, type StepKind } from './rules/review-clock.rules.js';

interface Situated {
  areaCode: string;
  field: string;
  agencyId: string;
}

/** The rows of the law that a review of this case, at this place, goes by. */
@Injectable()
export class ReviewLaw {
  constructor(private readonly law: LawService) {}

  /** REV-01, or REV-02 once extended: by the steps taken so far. */
  due(file: Situated, clock: ReviewClock): Result<Deadline> {
    const { ruleId, trigger, suspensions } = clock;
    const { areaCode: place, field: domain, agencyId: agency } = file;
    return this.law.due(ruleId, trigger, { place, domain, agency, suspensions });
  }

  /** The clock as it will stand once this step is taken on the day, and the last day by it. */
  dueAfter(
    {
      review,
      file,
      steps,
      today,
    }: { review: ReviewRow; file: Situated; steps: readonly ReviewStep[]; today: LegalDay },
    kind: StepKind,
  ): { due: LegalDay; clock: ReviewClock } {
    const clock = clockOf(review, [...steps, { kind, on: today }]);
    const due = this.due(file, clock);
    if (!due.ok) throw new Error(`cannot count ${clock.ruleId}: ${due.refusal.code}`);
    return { due: due.value.due, clock };
  }

  /** REV-07: what must lie before the reviewer, and where that is said. */
  materials(file: Situated, on: LegalDay): { row: MaterialsRow; basis: string } {
    const row = this.row('REV-07', file, on);
    return { row: row.params as unknown as MaterialsRow, basis: citation(row) };
  }

  /** REV-05: the kinds of opinion in use, each code with its word. */
  opinions(file: Situated, on: LegalDay): Record<string, string> {
    return this.row('REV-05', file, on).params.opinions as Record<string, string>;
  }

  /** REV-03: reviewers for every hundred officers. */
  percent(agency: { id: string; areaCode: string }, on: LegalDay): number {
    const row = this.row('REV-03', { areaCode: agency.areaCode, field: '', agencyId: agency.id }, on);
    return Number(row.params.percent);
  }

  packVersion(place: string): string {
    return this.law.packVersion(place);
  }

  private row(id: string, file: Situated, on: LegalDay): LawRow {
    const { areaCode: place, field: domain, agencyId: agency } = file;
    const found = this.law.book.rule(id, { on, place, ...(domain && { domain }), agency });
    if (!found.ok) throw new Error(`the law packs lack ${id} on ${on}`);
    return found.value.row;
  }
}

/** The clock of a review. One taken before steps were kept runs from its submission, as it was told then. */
export function clockOf(review: ReviewRow, steps: readonly ReviewStep[]): ReviewClock {
  const on = legalDayOf(review.submittedAt);
  const old = steps.length === 0 && (review.state === 'taken' || review.state === 'opined');
  return reviewClock(on, old ? [{ kind: 'accepted', on }] : steps);
}
