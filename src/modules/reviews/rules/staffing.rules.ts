import type { LegalDay } from '../../../kernel/time.js';

/** The day the qualification of first-time reviewers became law (行政处罚法 2021 in force). */
const QUALIFIED_SINCE = '2021-07-15';

/** PEN-15: has the legal-profession qualification, or reviewed before it was demanded. */
export function mayBeReviewer(person: {
  legalQualification: string | null;
  reviewerSince: LegalDay | null;
}): boolean {
  const veteran = person.reviewerSince !== null && person.reviewerSince < QUALIFIED_SINCE;
  return veteran || Boolean(person.legalQualification);
}

/** REV-03: reviewers an agency needs for its officers; a fraction of one is one. */
export const reviewersNeeded = (officers: number, percent: number): number =>
  Math.ceil((officers * percent) / 100);
