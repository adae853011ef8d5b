import type { LegalDay } from '../../../kernel/time.js';

export interface ReviewFact {
  readonly kind: 'legal' | 'technical';
  readonly outcome: 'passed' | 'failed';
  readonly reviewedOn: LegalDay;
}

export interface PublicationFact {
  readonly location: string;
  readonly publishedOn: LegalDay;
}

/** What REC-09 asks for: the names of the reviews, as the law pack words them. */
export const REVIEW_NAMES = { legal: '法制审核', technical: '技术审核' } as const;

/**
 * REC-09 (行政处罚法 第41条): what a monitoring device lacked on a day, in words; nothing when its records may be
 * used. The latest review of each kind up to that day counts; its place must have been public by then.
 */
export function lackingOn(
  day: LegalDay,
  reviews: readonly ReviewFact[],
  publications: readonly PublicationFact[],
): string[] {
  const lacking: string[] = [];
  for (const kind of ['legal', 'technical'] as const) {
    // Reviews come in the order in which they were recorded; of two on one day the later speaks.
    const upTo = reviews.filter((review) => review.kind === kind && review.reviewedOn <= day);
    const latest = upTo.reduce<ReviewFact | undefined>(
      (last, review) => (last && last.reviewedOn > review.reviewedOn ? last : review),
      undefined,
    );
    if (!latest) lacking.push(`未经${REVIEW_NAMES[kind]}`);
    else if (latest.outcome === 'failed') lacking.push(`${REVIEW_NAMES[kind]}未通过`);
  }
  if (!publications.some(({ publishedOn }) => publishedOn <= day)) lacking.push('设置地点未公布');
  return lacking;
}
