import type { Parameters } from '../../../kernel/law/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { addDays, type LegalDay } from '../../../kernel/time.js';
import type { ReviewOutcome } from '../chain.entities.js';

/** CERT-07 as its row says it; `opens` and `closes` are MM-DD of the year after the one reviewed. */
export interface AnnualReviewLaw {
  readonly kinds: readonly string[];
  readonly firstYear: number;
  readonly opens: string;
  readonly closes: string;
  readonly judgesYearOfIssue: boolean;
}

export const annualReviewLaw = (params: Parameters): AnnualReviewLaw => ({
  kinds: (params.kinds as readonly string[] | undefined) ?? [],
  firstYear: Number(params.firstYear ?? 9999),
  opens: typeof params.opens === 'string' ? params.opens : '01-01',
  closes: typeof params.closes === 'string' ? params.closes : '03-31',
  judgesYearOfIssue: params.judgesYearOfIssue === true,
});

/** A year that needs a passed review, and the first day on which a card without one no longer entitles. */
export interface ReviewDue {
  readonly year: number;
  readonly lostFrom: LegalDay;
}

/** One verdict; of one year the latest whose day has come holds. In the order in which they were given. */
export interface ReviewVerdict {
  readonly year: number;
  readonly outcome: ReviewOutcome;
  readonly on: LegalDay;
}

/** CERT-07: the years of a card's life that must be reviewed, each by the law of that year. */
export function reviewsDue(
  kind: string,
  heldSince: LegalDay,
  validThrough: LegalDay,
  lawOf: (year: number) => AnnualReviewLaw | undefined,
): ReviewDue[] {
  const due: ReviewDue[] = [];
  const issued = Number(heldSince.slice(0, 4));
  for (let year = issued; year < Number(validThrough.slice(0, 4)); year++) {
    const law = lawOf(year);
    if (!law || year < law.firstYear || !law.kinds.includes(kind)) continue;
    if (year === issued && !law.judgesYearOfIssue) continue;
    due.push({ year, lostFrom: addDays(`${year + 1}-${law.closes}`, 1) });
  }
  return due;
}

/** The verdict on a year as it held on a day. */
export function verdictOn(reviews: readonly ReviewVerdict[], year: number, day: LegalDay) {
  return reviews.filter((review) => review.year === year && review.on <= day).at(-1);
}

export interface ReviewLapse {
  readonly state: 'review-failed' | 'review-missed';
  readonly year: number;
}

/** CERT-07: the first year whose review, failed or missed, takes the permission on that day; by itself, by date alone. */
export function lapseOn(
  due: readonly ReviewDue[],
  reviews: readonly ReviewVerdict[],
  day: LegalDay,
): ReviewLapse | undefined {
  for (const { year, lostFrom } of due) {
    if (day < lostFrom) continue;
    const verdict = verdictOn(reviews, year, day);
    if (verdict?.outcome === 'passed') continue;
    return { year, state: verdict ? 'review-failed' : 'review-missed' };
  }
  return undefined;
}

export interface ReviewFacts {
  readonly year: number;
  readonly today: LegalDay;
  readonly minutes: number;
  readonly unresolvedDiscipline: boolean;
  readonly inPost: boolean;
}

/** Whole 学时, rounded down: an hour begun is no hour. */
export const hoursOf = (minutes: number, minutesPerHour: number): number =>
  Math.floor(minutes / minutesPerHour);

/**
 * May this verdict be given? Refuses `certificate.review-too-early`, `certificate.hours-missing` (CERT-10),
 * `certificate.discipline-unresolved`, `certificate.not-in-post` (a pass), `certificate.reason-missing` (a fail).
 */
export function mayReview(
  outcome: ReviewOutcome,
  reason: string | undefined,
  facts: ReviewFacts,
  law: AnnualReviewLaw,
  hours: { hoursPerYear: number; minutesPerHour: number },
): Result<void> {
  const { year, today } = facts;
  const opens = `${year + 1}-${law.opens}`;
  if (today < opens)
    return refuse('certificate.review-too-early', {
      ruleId: 'CERT-07',
      detail: `${year}年度的审验自${opens}起`,
      facts: { year, opens },
    });
  if (outcome === 'failed')
    return reason ? ok() : refuse('certificate.reason-missing', { ruleId: 'CERT-07' });
  const need = hours.hoursPerYear * hours.minutesPerHour;
  if (facts.minutes < need) {
    const has = hoursOf(facts.minutes, hours.minutesPerHour);
    const missing = hours.hoursPerYear - has;
    return refuse('certificate.hours-missing', {
      ruleId: 'CERT-10',
      detail: `${year}年应有${hours.hoursPerYear}学时，现有${has}学时，缺${missing}学时`,
      next: '补足学时后再审验，或者登记为不合格',
      facts: { year, required: hours.hoursPerYear, has, missing },
    });
  }
  if (facts.unresolvedDiscipline)
    return refuse('certificate.discipline-unresolved', {
      ruleId: 'CERT-07',
      next: '处分了结后再审验，或者登记为不合格',
    });
  if (!facts.inPost) return refuse('certificate.not-in-post', { ruleId: 'CERT-07' });
  return ok();
}
