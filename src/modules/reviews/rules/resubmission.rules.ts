import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { Bindings } from '../../cases/index.js';
import { CHECKLIST, type ChecklistItem } from './checklist.rules.js';

/** What a review is bound to, with the word for a difference in it. */
const BOUND = { factsDigest: 'facts', draftDigest: 'draft', evidenceDigest: 'evidence', lawVersion: 'law' };

/** A party told and heard anew, in the order of the procedure. */
const HEARD_ANEW = [
  'case.give-notice',
  'case.announce-service',
  'case.record-defence',
  'case.waive-hearing',
  'case.record-hearing',
  'case.report-hearing',
];

/** By which an officer’s certificate is valid again. */
export const CERTIFICATE_CURES = [
  'certificate.issue',
  'certificate.enter-existing',
  'certificate.renew',
  'certificate.reissue',
  'certificate.restore',
  'certificate.review',
];

/** What answers an objection under each of the seven heads: a change of facts, draft or evidence, or an act entered since the opinion. */
const ANSWERS: Readonly<Record<number, readonly string[]>> = {
  // 执法主体、执法人员资格
  1: ['facts', 'draft', 'evidence', 'case.change-officers', ...CERTIFICATE_CURES, 'case.give-notice'],
  // 程序
  2: [
    ...['facts', 'draft', 'evidence', 'case.change-officers', 'case.correct-particulars', 'case.discuss'],
    ...['case.settle-preservation', 'case.lift-seizure', 'case.excuse-course', 'evidence.explain-gap'],
    ...HEARD_ANEW,
  ],
  // 事实、证据
  3: ['facts', 'draft', 'evidence'],
  // 法律适用、裁量
  4: ['facts', 'draft'],
  // 权限
  5: ['facts', 'draft'],
  // 文书
  6: [
    ...['facts', 'draft', 'evidence', 'case.change-officers', 'case.correct-particulars', 'case.discuss'],
    ...HEARD_ANEW,
  ],
  // 涉嫌犯罪
  7: ['facts', 'draft', 'evidence'],
};

/**
 * 研究处理后再送审 (行政处罚法 第58条): what was objected to decides what must have happened since. A fault of procedure is
 * cured by what was done about it, a fault of the facts or the law by a change of those; another version of the law
 * packs is a new question under every head. Refuses `review.nothing-changed`, and names the heads that nothing answers.
 */
export function objectionsAnswered(
  opinion: { readonly checklist: readonly ChecklistItem[] | null } & Bindings,
  current: Bindings,
  actsSince: readonly string[],
): Result<void> {
  const changed = (Object.keys(BOUND) as (keyof Bindings)[]).filter((key) => opinion[key] !== current[key]);
  const since = new Set([...changed.map((key) => BOUND[key]), ...actsSince]);
  if (since.has('law')) return ok();
  const objected = (opinion.checklist ?? []).filter(({ passed }) => !passed).map(({ item }) => item);
  // Opinions older than their checklist say nothing of heads: any change answers them.
  if (objected.length === 0 && changed.length > 0) return ok();
  const open = objected.filter((head) => !ANSWERS[head]?.some((answer) => since.has(answer)));
  if (objected.length > 0 && open.length === 0) return ok();
  const heads = open.map((head) => `第${head}项“${CHECKLIST[head - 1]}”`).join('、');
  return refuse('review.nothing-changed', {
    ruleId: 'PEN-14',
    detail:
      since.size === 0 || !heads
        ? '事实、草稿和证据与上一轮相同，审核意见作出后也没有办理补正事项'
        : `审核意见作出后，对${heads}没有相应的修改或者补正`,
    next: '按审核意见研究处理：修改认定事实、草稿或者补充证据，程序和人员的问题办理相应事项（如重新告知、听证、变更办案人员）后再送审',
    ...(open.length > 0 && { facts: { open } }),
  });
}
