import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { chinaDay, type LegalDay } from '../../../kernel/time.js';
import { type Bindings, changedSince, voidedReview } from './bindings.js';
import { confiscatedMoney } from './items.rules.js';
import type { DecisionDraft, NoticedPenalty } from './draft.js';
import { basisOfScope, type ReviewScope } from './review-scope.rules.js';
import { PENALTIES } from './vocabulary.js';

export interface ReviewOutcome extends Bindings {
  id: string;
  passed: boolean;
  reviewerUserId: string;
  /** Its place in the case's timeline: two acts may share an instant, never a place. */
  seq: number;
}

/** 行政处罚法 第58条: unreviewed or not passed, no decision; and only of exactly what was reviewed. */
export function reviewAllowsDecision(facts: {
  scope: ReviewScope;
  latest: ReviewOutcome | undefined;
  current: Bindings;
  /** Place in the timeline of the hearing's record, if one was held. */
  hearingSeq: number | undefined;
  /** A round was submitted and its opinion is still to come. */
  reviewPending: boolean;
}): Result<string | null> {
  const { scope, latest, current, hearingSeq } = facts;
  // Whoever asked for an opinion waits for it, even where an earlier one passed or none was required.
  if (facts.reviewPending)
    return refuse('case.review-pending', {
      ruleId: 'PEN-14',
      basis: '行政处罚法第58条',
      detail: '本案已送法制审核，意见尚未作出',
      next: '待审核人员出具意见或者退回后再决定',
    });
  if (!scope.required) return ok(null);
  const basis = basisOfScope(scope);
  if (!latest)
    return refuse('case.review-required', {
      ruleId: 'PEN-14',
      basis,
      detail: `本案应当法制审核：${scope.because}`,
      next: '送法制审核',
    });
  if (!latest.passed)
    return refuse('case.review-not-passed', {
      ruleId: 'PEN-14',
      basis,
      detail: '最近一轮法制审核意见为“存在问题”',
      next: '按意见研究处理后再次送审',
    });
  const changed = changedSince(latest, current);
  if (changed.length) return voidedReview(changed, basis);
  if (hearingSeq !== undefined && latest.seq < hearingSeq)
    return refuse('case.review-before-hearing', {
      ruleId: 'PEN-14',
      basis: '行政处罚法第58条第1款第2项',
      detail: '听证之后尚未法制审核',
      next: '听证后重新送审',
    });
  return ok(latest.id);
}

/** 行政处罚法 第62条: told first, and heard or waived or silent until the period ran out. */
export function partyWasHeard(facts: {
  draft: DecisionDraft;
  noticedOn: LegalDay | null;
  defence: 'none' | 'waived' | 'heard';
  defenceDue: LegalDay | undefined;
  hearingOffered: boolean;
  /** The draft is one for which a hearing must be offered (PEN-09). */
  hearingDue: boolean;
  hearingRequestDue: LegalDay | undefined;
  /** The party stated that it wants no hearing; giving up its defence is not that. */
  hearingWaived: boolean;
  hearing: { heldOn: LegalDay | null } | undefined;
  today: LegalDay;
}): Result<void> {
  const basis = '行政处罚法第44条、第45条、第62条';
  if (facts.draft.kind !== 'penalty') return ok();
  if (!facts.noticedOn)
    return refuse('case.notice-required', {
      ruleId: 'PEN-07',
      basis,
      next: '先送达事先告知书，听取陈述、申辩',
    });
  if (facts.hearingDue && !facts.hearingOffered)
    return refuse('case.hearing-not-noticed', {
      ruleId: 'PEN-09',
      basis: '行政处罚法第63条',
      detail: '拟作出的处罚属听证范围，告知书未告知听证权利',
      next: '重新告知，并告知要求听证的权利',
    });
  if (facts.defence === 'none' && facts.defenceDue && facts.today <= facts.defenceDue)
    return refuse('case.defence-pending', {
      ruleId: 'PEN-08',
      basis,
      detail: `当事人可在${chinaDay(facts.defenceDue)}前陈述、申辩`,
      next: '登记陈述申辩或明确放弃，或等期限届满',
    });
  if (facts.hearing && !facts.hearing.heldOn)
    return refuse('case.hearing-pending', {
      ruleId: 'PEN-09',
      basis: '行政处罚法第63条、第65条',
      detail: '当事人已要求听证，尚未举行',
      next: '组织听证',
    });
  if (
    facts.hearingOffered &&
    !facts.hearing &&
    !facts.hearingWaived &&
    facts.hearingRequestDue &&
    facts.today <= facts.hearingRequestDue
  )
    return refuse('case.hearing-pending', {
      ruleId: 'PEN-10',
      basis: '行政处罚法第64条第1项',
      detail: `当事人可在${chinaDay(facts.hearingRequestDue)}前要求听证`,
      next: '等期限届满，或登记当事人明确放弃听证的声明',
    });
  return ok();
}

/**
 * 行政处罚法 第44条、第45条第2款: what is decided was announced. A kind that was not, or a higher sum, needs a new notice;
 * defence alone can never make it worse.
 */
export function notHarsherThanNoticed(draft: DecisionDraft, noticed: NoticedPenalty | null): Result<void> {
  if (noticed === null) return ok();
  const unannounced = draft.penalties.filter((kind) => !noticed.penalties.includes(kind));
  const worse = [
    ...unannounced.map((kind) => `${PENALTIES[kind]}未告知`),
    draft.fineFen > noticed.fineFen && `告知罚款${noticed.fineFen / 100}元，草稿为${draft.fineFen / 100}元`,
    draft.confiscatedFen > noticed.confiscatedFen &&
      `告知没收${noticed.confiscatedFen / 100}元，草稿为${draft.confiscatedFen / 100}元`,
  ].filter((line): line is string => typeof line === 'string');
  if (worse.length === 0) return ok();
  return refuse('case.penalty-raised', {
    ruleId: 'PEN-07',
    basis: '行政处罚法第44条、第45条第2款',
    detail: worse.join('；'),
    next: '降回告知的种类和数额；有新的事实的，写明后重新告知',
    facts: { noticed },
  });
}

/** 行政处罚法 第57条第2款: complex or grave matters are decided by the leaders together. */
export function discussedWhereNeeded(facts: {
  complex: boolean;
  grave: boolean;
  discussedOn: LegalDay | null;
}): Result<void> {
  if (!(facts.complex || facts.grave) || facts.discussedOn) return ok();
  return refuse('case.discussion-required', {
    ruleId: 'PEN-16',
    basis: '行政处罚法第57条第2款',
    next: '提请负责人集体讨论',
  });
}

/** 行政处罚法 第59条: what every penalty decision must say. */
export function contentsComplete(matter: {
  partyName: string;
  partyAddress?: string;
  facts: string;
  draft: DecisionDraft;
}): Result<void> {
  const { draft } = matter;
  const missing = [
    !matter.partyName && '当事人',
    !matter.partyAddress && '当事人地址',
    !matter.facts.trim() && '违法事实和证据',
    draft.kind === 'penalty' && draft.penalties.length === 0 && '处罚种类',
    draft.basis.length === 0 && '处罚依据',
    draft.kind === 'penalty' && !draft.performance.trim() && '履行方式和期限',
  ].filter((item): item is string => typeof item === 'string');
  if (missing.length === 0) return ok();
  return refuse('case.contents-incomplete', {
    ruleId: 'PEN-18',
    basis: '行政处罚法第59条',
    detail: `缺：${missing.join('、')}`,
    facts: { missing },
  });
}

/** Four eyes: who decides is not one of the case's officers. */
export function deciderIsNotOfficer(
  officerIds: readonly string[],
  actorOfficerId: string | undefined,
): Result<void> {
  if (!actorOfficerId || !officerIds.includes(actorOfficerId)) return ok();
  return refuse('case.four-eyes', { basis: '行政处罚法第57条', detail: '审批人不得为本案承办人' });
}

/** 行政处罚法 第27条: a matter for the police is handed over; nothing is decided in it, and nothing published. */
export function transferIsNoDecision(): Result<void> {
  return refuse('case.transfer-is-no-decision', {
    ruleId: 'PEN-31',
    basis: '行政处罚法第27条，行政执法机关移送涉嫌犯罪案件的规定第5条、第6条',
    detail: '涉嫌犯罪的案件应当移送公安机关，移送不是不予行政处罚的决定，也不公示',
    next: '由负责人办理“移送”：写明涉嫌犯罪的事实和受移送的公安机关；案件移送书、涉案物品清单和回执作为材料存入案卷',
  });
}

/** The draft's own consistency: a fine has an amount, a kind without a fine has none. */
export function draftHolds(draft: DecisionDraft): Result<void> {
  const bad = (detail: string) => refuse('case.draft-inconsistent', { detail });
  return firstRefusal(
    () => (draft.kind === 'criminal-transfer' ? transferIsNoDecision() : ok()),
    () =>
      draft.kind !== 'penalty' && draft.penalties.length > 0 ? bad('不予处罚的决定不得列处罚种类') : ok(),
    () => (draft.kind === 'penalty' && draft.penalties.length === 0 ? bad('处罚决定须列处罚种类') : ok()),
    () => (draft.penalties.includes('fine') !== draft.fineFen > 0 ? bad('罚款种类与罚款数额不一致') : ok()),
    () =>
      draft.penalties.includes('confiscation') || draft.confiscatedFen === 0
        ? ok()
        : bad('没收数额与处罚种类不一致'),
    () =>
      confiscatedMoney(draft.confiscatedFen, draft.confiscatedGoods ?? []) >= 0
        ? ok()
        : bad('没收物品的价值合计超过没收数额'),
  );
}
