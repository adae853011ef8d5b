import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import { mayBeReviewer } from './staffing.rules.js';

export interface Reviewer {
  userId: string;
  officerId: string | undefined;
  legalQualification: string | null;
  reviewerSince: LegalDay | null;
}

export interface CaseTies {
  officerIds: readonly string[];
  /** Accounts that took any step in the case, in whatever role. */
  actorUserIds: readonly string[];
  submittedBy: string;
}

/**
 * 行政处罚法 第58条第2款 (PEN-15): who reviews for the first time has passed the legal-profession examination. And
 * nobody reviews his own case, in whatever role he touched it, be it in settling a disagreement or discussing the case.
 */
export function mayReview(reviewer: Reviewer, ties: CaseTies): Result<void> {
  const own =
    (reviewer.officerId !== undefined && ties.officerIds.includes(reviewer.officerId)) ||
    ties.submittedBy === reviewer.userId ||
    ties.actorUserIds.includes(reviewer.userId);
  if (own)
    return refuse('review.own-case', {
      ruleId: 'PEN-14',
      basis: '行政处罚法第58条',
      detail: '法制审核人员不得审核本人承办、经办、审批，或者参与分歧协调、集体讨论的案件',
      next: '由其他审核人员审核',
    });
  return hasQualification(reviewer);
}

/** PEN-15, the same for reviews of cases and of other matters: refuses `review.not-qualified`. */
export function hasQualification(person: Parameters<typeof mayBeReviewer>[0]): Result<void> {
  if (mayBeReviewer(person)) return ok();
  return refuse('review.not-qualified', {
    ruleId: 'PEN-15',
    basis: '行政处罚法第58条第2款',
    detail: '初次从事法制审核的人员应当取得法律职业资格',
    next: '登记法律职业资格证书编号，或由具备资格的人员审核',
  });
}
