import type { CaseRow } from '../cases/index.js';
import type { ReviewRow } from './review.entities.js';
import type { OpinionInput } from './reviews.dto.js';
import { CHECKLIST } from './rules/checklist.rules.js';

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
  opinion: OpinionInput,
  /** The opinion in the words of the law pack (REV-05). */
  word: string,
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
    `审核意见：${opinion.opinion === 'agree' ? word : `存在问题（${word}）`}`,
    opinion.text,
    `本意见只及于下列内容——事实：${review.factsDigest}；草稿：${review.draftDigest}；证据清单：${review.evidenceDigest}；规则包：${review.lawVersion}`,
    `审核人：${reviewer}`,
    day,
  ].join('\n');
}

/** 法制审核补正通知书: what the materials lack, as the reviewer wrote it. */
export function returnLetter(
  title: string,
  file: Pick<CaseRow, 'number' | 'cause' | 'partyName'>,
  round: number,
  reason: string,
  reviewer: string,
  day: string,
): string {
  return [
    title,
    `案号：${file.number ?? ''}`,
    `案由：${file.cause}`,
    `当事人：${file.partyName}`,
    `轮次：第${round}轮`,
    `需要补正：${reason}`,
    '补正期间不计入审核期限。',
    `审核人：${reviewer}`,
    day,
  ].join('\n');
}
