import { chinaDay } from '../../../kernel/time.js';
import type { CaseRow, CaseReviewOutcomeRow } from '../case.entities.js';
import type { MatrixCell } from './record-matrix.rules.js';
import type { ReviewScope } from './review-scope.rules.js';

export interface Missing {
  code: string;
  text: string;
  ruleId?: string;
  stage?: string;
}

/** What the person at the case page must see first: what is missing, late or no longer holds. */
export function missingOf(facts: {
  file: Pick<CaseRow, 'state' | 'facts' | 'draft'> & Partial<Pick<CaseRow, 'party' | 'officerIds'>>;
  /** How many officers the law asks for in a case (PEN-02). */
  minimumOfficers?: number;
  matrix: readonly MatrixCell[];
  courses?: readonly {
    course: { title: string; stage: string; excusedBecause: string | null };
    gaps: readonly unknown[];
  }[];
  clocks: readonly { ruleId: string; title: string; due: string; status: string }[];
  scope: ReviewScope | undefined;
  review: Pick<CaseReviewOutcomeRow, 'passed'> | undefined;
  /** Decisions to seize. */
  measures?: readonly { number: string; approvedLate: boolean; liftedOn: string | null }[];
  changed: readonly string[];
  /** A round was submitted and its opinion is still to come. */
  reviewPending?: boolean;
  /** The hearing was recorded after the review. */
  heardSince?: boolean;
  /** The reviewer had a hand in the case, be it afterwards. */
  reviewerInvolved?: boolean;
}): Missing[] {
  const missing: Missing[] = [];
  for (const clock of facts.clocks) {
    if (clock.status === 'overdue')
      missing.push({
        code: 'overdue',
        text: `${clock.title}：已过${chinaDay(clock.due)}，逾期未办`,
        ruleId: clock.ruleId,
      });
    if (clock.status === 'met-late')
      missing.push({
        code: 'met-late',
        text: `${clock.title}：超过${chinaDay(clock.due)}才完成`,
        ruleId: clock.ruleId,
      });
    if (clock.status === 'due-soon')
      missing.push({
        code: 'due-soon',
        text: `${clock.title}：${chinaDay(clock.due)}到期`,
        ruleId: clock.ruleId,
      });
  }
  for (const measure of facts.measures ?? [])
    if (measure.approvedLate && measure.liftedOn === null)
      missing.push({
        code: 'measure-unapproved',
        text: `${measure.number}：未在二十四小时内补办批准，应当立即解除`,
        ruleId: 'COE-02',
      });
  for (const cell of facts.matrix)
    if (
      cell.status === 'missing' ||
      (cell.status === 'open' && cell.stage !== 'execution' && cell.stage !== 'review')
    )
      missing.push({
        code: cell.status === 'missing' ? 'record-missing' : 'record-open',
        text: `${cell.stageName}环节${cell.status === 'missing' ? '没有' : '尚无'}${cell.text === 0 ? '记录' : '音像记录'}`,
        ruleId: cell.text === 0 ? 'REC-01' : 'REC-03',
        stage: cell.stage,
      });
  for (const { course, gaps } of facts.courses ?? [])
    if (gaps.length > 0 && course.excusedBecause === null)
      missing.push({
        code: 'course-uncovered',
        text: `${course.title}未全程录像`,
        ruleId: 'REC-02',
        stage: course.stage,
      });
  if (facts.file.state === 'concluded' && facts.file.draft?.kind === 'penalty')
    missing.push({ code: 'notice-required', text: '尚未告知当事人', ruleId: 'PEN-07' });
  const undecided = facts.file.state === 'concluded' || facts.file.state === 'notified';
  if (undecided && facts.reviewPending)
    missing.push({ code: 'review-pending', text: '已送法制审核，意见尚未作出', ruleId: 'PEN-14' });
  else if (undecided && facts.scope?.required) {
    if (!facts.review)
      missing.push({ code: 'review-required', text: '应当法制审核，尚未审核', ruleId: 'PEN-14' });
    else if (!facts.review.passed)
      missing.push({ code: 'review-not-passed', text: '法制审核意见：存在问题', ruleId: 'PEN-14' });
    else if (facts.changed.length)
      missing.push({
        code: 'review-voided',
        text: `审核后${facts.changed.join('、')}有变动，须重新送审`,
        ruleId: 'PEN-14',
      });
    else if (facts.heardSince)
      missing.push({
        code: 'review-before-hearing',
        text: '听证之后尚未法制审核，须重新送审',
        ruleId: 'PEN-14',
      });
    else if (facts.reviewerInvolved)
      missing.push({
        code: 'reviewer-involved',
        text: '审核人员参与了本案办理，须由其他人员重新审核',
        ruleId: 'PEN-14',
      });
  }
  missing.push(...demandedLater(facts));
  if (facts.file.state === 'investigating' && !facts.file.facts.trim())
    missing.push({ code: 'facts', text: '尚未认定事实' });
  if (facts.file.state === 'concluded' && !facts.file.draft)
    missing.push({ code: 'draft', text: '尚未拟定处罚决定' });
  return missing;
}

const UNDECIDED: readonly string[] = ['lead', 'filing-requested', 'investigating', 'concluded', 'notified'];

/** What a later step will demand, while to mend it costs nothing yet. */
function demandedLater({ file, minimumOfficers = 0 }: Parameters<typeof missingOf>[0]): Missing[] {
  if (!UNDECIDED.includes(file.state)) return [];
  const named = file.officerIds?.length ?? minimumOfficers;
  return [
    ...(named < minimumOfficers
      ? [
          {
            code: 'second-officer',
            text: `承办人只有${named}人，执法人员应当不少于${minimumOfficers}人`,
            ruleId: 'PEN-02',
          },
        ]
      : []),
    ...(file.party && !file.party.address
      ? [{ code: 'party-address', text: '当事人地址未填，决定书应当载明', ruleId: 'PEN-18' }]
      : []),
  ];
}
