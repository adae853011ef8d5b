import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import {
  type Approval,
  type InspectionKind,
  type InspectionResult,
  type InspectionState,
  KIND_WORDS,
} from './words.js';

const OPINION = '《关于严格规范涉企行政检查的意见》（国办发〔2024〕54号）';

/** An item of the published list (检查事项清单), with the days on which it stands there, both included. */
export interface ListedItem {
  readonly name: string;
  readonly from: LegalDay;
  readonly to: LegalDay | null;
}

/** INS-02: what is not on the published list on every day of the inspection is not inspected. */
export function itemIsListed(item: ListedItem, first: LegalDay, last: LegalDay): Result<void> {
  if (item.from <= first && (item.to === null || last <= item.to)) return ok();
  return refuse('inspection.not-listed', {
    ruleId: 'INS-02',
    basis: OPINION,
    detail: `“${item.name}”在检查日不在公布的检查事项清单内`,
    next: '检查清单内的事项，或者先公布事项',
  });
}

/** The days of an inspection follow one another, and it is not asked for after the fact. */
export function daysAreInOrder(first: LegalDay, last: LegalDay, today: LegalDay): Result<void> {
  if (today <= first && first <= last) return ok();
  return refuse('inspection.days', { detail: `检查日期${first}至${last}，今天是${today}` });
}

/** INS-08: notice beforehand, or the reason why there is none. */
export function noticeIsGivenOrExplained(
  notice: { readonly on: LegalDay | null; readonly whyNone: string | null },
  first: LegalDay,
): Result<void> {
  const given = notice.on !== null && notice.on <= first;
  if (given ? notice.whyNone === null : notice.on === null && notice.whyNone !== null) return ok();
  return refuse('inspection.notice', {
    ruleId: 'INS-08',
    basis: OPINION,
    detail:
      notice.on && notice.on > first
        ? '通知日期晚于检查日期'
        : '检查前应当通知企业；不预先通知的应当写明理由',
    next: '填写通知日期，或者填写不预先通知的理由',
  });
}

/** What counts against the cap: asked for, not given up, in this calendar year. */
export interface Frequency {
  readonly kind: InspectionKind;
  /** Planned inspections of the company for the item in the year, this one not counted. */
  readonly before: number;
  /** Of the list; null where none was published. */
  readonly cap: number | null;
  /** Kinds that the cap does not count, in the words of the law pack. */
  readonly excludes: readonly string[];
}

/** INS-05: the published yearly cap for one company; inspections after a complaint and the like do not count. */
export function capIsKept({ kind, before, cap, excludes }: Frequency): Result<void> {
  if (cap === null || before < cap || excludes.includes(KIND_WORDS[kind])) return ok();
  return refuse('inspection.too-often', {
    ruleId: 'INS-05',
    basis: OPINION,
    detail: `本年度对该企业已有${before}次计划检查，公布的上限是${cap}次`,
    next: '本年度不再安排；有投诉举报、转办交办或者数据监测线索的，按相应类别申请',
    facts: { before, cap },
  });
}

/** INS-08: who approves is not one of those who go. */
export function approverStaysBehind(
  approver: { readonly userId: string; readonly officerId?: string },
  inspection: { readonly requestedBy: string; readonly officerIds: readonly string[] },
): Result<void> {
  const goes = approver.officerId !== undefined && inspection.officerIds.includes(approver.officerId);
  if (!goes && approver.userId !== inspection.requestedBy) return ok();
  return refuse('inspection.approver-goes', {
    ruleId: 'INS-08',
    basis: OPINION,
    detail: '申请人和检查人员不得审批本次检查',
    next: '由其他负责人审批',
  });
}

export interface Standing {
  readonly state: InspectionState;
  readonly approval: Approval;
  readonly urgentReason: string | null;
  readonly first: LegalDay;
  readonly last: LegalDay;
}

/** INS-08, INS-10: nobody is let in without approval, on another day, or twice; urgent ones are approved afterwards. */
export function mayBeLetIn(
  { state, approval, urgentReason, first, last }: Standing,
  today: LegalDay,
): Result<void> {
  if (state !== 'planned' || approval === 'refused')
    return refuse('inspection.out-of-order', { facts: { state, approval } });
  if (approval === 'pending' && urgentReason === null)
    return refuse('inspection.not-approved', {
      ruleId: 'INS-08',
      basis: OPINION,
      detail: '本次检查尚未经负责人批准',
      next: '未经批准不得入企检查',
    });
  if (today < first || today > last)
    return refuse('inspection.other-day', {
      ruleId: 'INS-08',
      basis: OPINION,
      detail: `本次检查获准的日期是${first}${last === first ? '' : `至${last}`}`,
      next: '在获准的日期检查，或者重新申请',
    });
  return ok();
}

/** 责令限期改正 names its day; nothing else has one. */
export function correctionHasItsDay(
  result: InspectionResult,
  correctBy: LegalDay | null,
  today: LegalDay,
): Result<void> {
  const fits = result === 'order' ? correctBy !== null && correctBy >= today : correctBy === null;
  return fits
    ? ok()
    : refuse('inspection.correct-by', {
        detail:
          result === 'order'
            ? '责令限期改正的，应当写明不早于今天的改正期限'
            : '只有责令限期改正才有改正期限',
      });
}
