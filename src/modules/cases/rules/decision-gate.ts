import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import {
  contentsComplete,
  deciderIsNotOfficer,
  discussedWhereNeeded,
  draftHolds,
  notHarsherThanNoticed,
  partyWasHeard,
  reviewAllowsDecision,
} from './decision.rules.js';
import type { NoticedPenalty } from './draft.js';

type Heard = Parameters<typeof partyWasHeard>[0];
type Reviewed = Parameters<typeof reviewAllowsDecision>[0];
type Contents = Parameters<typeof contentsComplete>[0];
type Discussed = Parameters<typeof discussedWhereNeeded>[0];

/** All that the decision is judged by, read in one transaction. */
export interface GateFacts extends Heard, Reviewed, Contents, Discussed {
  officerIds: readonly string[];
  /** The officer record of the one who decides. */
  deciderOfficerId: string | undefined;
  noticed: NoticedPenalty | null;
  /** Accounts of everyone who had a hand in the case, the one who decides among them. */
  involved: readonly string[];
}

/**
 * May this decision be made, by this person, now? Answers the id of the review it rests on, null where none is required
 * (行政处罚法 第44、45、57、58、59、62条). The only judgement there is before a decision row of the ordinary procedure.
 */
export function decisionGate(facts: GateFacts): Result<string | null> {
  const fit = firstRefusal(
    () => deciderIsNotOfficer(facts.officerIds, facts.deciderOfficerId),
    () => draftHolds(facts.draft),
    () => contentsComplete(facts),
    () => partyWasHeard(facts),
    () => notHarsherThanNoticed(facts.draft, facts.noticed),
    () => discussedWhereNeeded(facts),
  );
  if (!fit.ok) return fit;
  const reviewed = reviewAllowsDecision(facts);
  if (!reviewed.ok || reviewed.value === null) return reviewed;
  const free = reviewerTookNoPart(facts.latest?.reviewerUserId, facts.involved);
  return free.ok ? reviewed : free;
}

/** 行政处罚法 第58条: also what the reviewer did in the case after the opinion, or would do by deciding it, undoes it. */
function reviewerTookNoPart(reviewerUserId: string | undefined, involved: readonly string[]): Result<void> {
  if (reviewerUserId !== undefined && !involved.includes(reviewerUserId)) return ok();
  return refuse('case.reviewer-involved', {
    ruleId: 'PEN-14',
    basis: '行政处罚法第58条',
    detail: '审核人员参与了本案的承办、经办、审批、分歧协调或者集体讨论',
    next: '由其他审核人员重新审核，或者由其他负责人决定',
  });
}
