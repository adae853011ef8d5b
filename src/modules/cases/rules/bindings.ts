import { canonicalJson } from '../../../kernel/ledger/index.js';
import { refuse, type Refused } from '../../../kernel/result.js';
import type { DecisionDraft } from './draft.js';
import type { Party } from './party.js';

/** What a review is bound to; each is hashed, so "exactly these facts" can be compared. */
export interface BindingFacts {
  facts: {
    cause: string;
    field: string;
    place: string;
    party: Party;
    partyKind: string;
    actEndedOn: string;
    facts: string;
    publicInterest: boolean;
    /** Given only where true: digests made before it was asked for stand. */
    socialRisk?: true;
    complex: boolean;
    grave: boolean;
  };
  draft: DecisionDraft;
  evidence: { id: string; sha256: string; stage: string; excludedBecause: string | null }[];
  /** The packs that speak for the case's place, with their versions. */
  lawVersion: string;
}

export interface Bindings {
  factsDigest: string;
  draftDigest: string;
  evidenceDigest: string;
  lawVersion: string;
}

type Hash = (text: string) => string;

/** Canonical digests; the evidence list is ordered by id so that only its content counts. */
export function bindingsOf(matter: BindingFacts, hash: Hash): Bindings {
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as never;
  const evidence = [...matter.evidence].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    factsDigest: hash(canonicalJson(plain(matter.facts))),
    draftDigest: hash(canonicalJson(plain(matter.draft))),
    evidenceDigest: hash(canonicalJson(plain(evidence))),
    lawVersion: matter.lawVersion,
  };
}

const WORDS = {
  factsDigest: '案件事实',
  draftDigest: '决定书草稿',
  evidenceDigest: '证据清单',
  lawVersion: '规则包',
} as const;

/** Which of the four differ, in Chinese; empty when the review still covers the case as it is. */
export function changedSince(reviewed: Bindings, current: Bindings): string[] {
  return (Object.keys(WORDS) as (keyof Bindings)[])
    .filter((k) => reviewed[k] !== current[k])
    .map((k) => WORDS[k]);
}

export function voidedReview(changed: readonly string[], basis = '行政处罚法第58条'): Refused {
  return refuse('case.review-voided', {
    ruleId: 'PEN-14',
    basis,
    detail: `审核通过后${changed.join('、')}有变动，原审核意见失效`,
    next: '重新送法制审核',
    facts: { changed: [...changed] },
  });
}
