import type { CaseRow } from '../cases/index.js';
import type { ReviewRow } from './review.entities.js';

/** Documents of a disagreement: the case, the opinion they are about, then their own lines. */
export function disputeForm(
  title: string,
  file: Pick<CaseRow, 'number' | 'cause' | 'partyName'>,
  review: Pick<ReviewRow, 'round' | 'opinionNumber'>,
  lines: Record<string, string>,
): string {
  return [
    title,
    `案号：${file.number ?? ''}`,
    `案由：${file.cause}`,
    `当事人：${file.partyName}`,
    `审核意见：${review.opinionNumber ?? ''}（第${review.round}轮）`,
    ...Object.entries(lines).map(([label, text]) => `${label}：${text}`),
  ].join('\n');
}
