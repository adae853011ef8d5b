import type { CaseRow } from '../cases/index.js';
import type { Opinion } from './acts/give-opinion.js';
import type { ReviewRow } from './review.entities.js';
import { CHECKLIST } from './rules/checklist.rules.js';

const OUTCOMES = { agree: '同意', problems: '存在问题' } as const;
const KINDS = {
  correct: '纠正',
  supplement: '补充调查或者材料',
  disagree: '不同意',
  transfer: '移送',
} as const;

/** 法制审核送审表: what was asked, with which materials. */
export function submissionForm(
  file: Pick<CaseRow, 'number' | 'cause' | 'partyName'>,
  submission: { statement: string; materials: readonly string[] },
  round: number,
): string {
  return [
    '法制审核送审表',
    `案号：${file.number ?? ''}`,
    `案由：${file.cause}`,
    `当事人：${file.partyName}`,
    `轮次：第${round}轮`,
    `送审材料：${submission.materials.join('、')}`,
    `送审说明：${submission.statement}`,
  ].join('\n');
}

/** 法制审核意见书: the seven heads one by one, the opinion, and the digests of what it covers. */
export function opinionLetter(
  number: string,
  review: ReviewRow,
  opinion: Opinion,
  reviewer: string,
  day: string,
): string {
  const items = [...opinion.items].sort((a, b) => a.item - b.item);
  return [
    '法制审核意见书',
    number,
    `案由：${review.matter.cause}`,
    `当事人：${review.matter.party}`,
    `轮次：第${review.round}轮`,
    ...items.map(
      ({ item, passed, note, citation }) =>
        `${item}. ${CHECKLIST[item - 1]}：${passed ? '通过' : '存在问题'}。${note}${citation ? `（${citation}）` : ''}`,
    ),
    `审核意见：${OUTCOMES[opinion.opinion]}${opinion.problemKind ? `（${KINDS[opinion.problemKind]}）` : ''}`,
    opinion.text,
    `本意见只及于下列内容——事实：${review.factsDigest}；草稿：${review.draftDigest}；证据清单：${review.evidenceDigest}；规则包：${review.lawVersion}`,
    `审核人：${reviewer}`,
    day,
  ].join('\n');
}
