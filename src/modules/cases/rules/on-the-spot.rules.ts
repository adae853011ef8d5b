import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import type { PartyKind } from './vocabulary.js';

export interface OnTheSpot {
  partyKind: PartyKind;
  penalty: 'warning' | 'fine';
  fineFen: number;
  /** Fine taken in cash on the spot, and why, where it is more than the law's small amount. */
  collectedFen: number;
  hardToCollectLater: boolean;
}

/** 行政处罚法 第51条: a warning, or a fine within the limits, both inclusive. */
export function withinSimpleProcedure(
  act: OnTheSpot,
  limitFen: { citizen: number; organisation: number },
): Result<void> {
  if (act.penalty === 'warning')
    return act.fineFen === 0 ? ok() : refuse('case.draft-inconsistent', { detail: '警告不得附罚款数额' });
  const limit = act.partyKind === 'organisation' ? limitFen.organisation : limitFen.citizen;
  if (act.fineFen > 0 && act.fineFen <= limit) return ok();
  return refuse('case.simple-limit', {
    ruleId: 'PEN-20',
    basis: '行政处罚法第51条',
    detail: `${act.partyKind === 'organisation' ? '对法人或者其他组织' : '对公民'}当场罚款以${limit / 100}元为限，拟罚${act.fineFen / 100}元`,
    next: '改用普通程序立案',
    facts: { limitFen: limit, fineFen: act.fineFen },
  });
}

/** 行政处罚法 第68条: cash on the spot only for a small fine, or one hard to enforce later. */
export function mayCollectCash(act: OnTheSpot, smallFineFen: number): Result<void> {
  if (act.collectedFen === 0) return ok();
  return firstRefusal(
    () =>
      act.collectedFen <= act.fineFen
        ? ok()
        : refuse('case.cash-not-allowed', {
            ruleId: 'PEN-22',
            basis: '行政处罚法第68条',
            detail: '收缴数额超过罚款数额',
          }),
    () =>
      act.fineFen <= smallFineFen || act.hardToCollectLater
        ? ok()
        : refuse('case.cash-not-allowed', {
            ruleId: 'PEN-22',
            basis: '行政处罚法第68条',
            detail: `当场收缴以${smallFineFen / 100}元以下罚款为限，或不当场收缴事后难以执行`,
            next: '告知当事人到指定银行缴纳',
          }),
  );
}
