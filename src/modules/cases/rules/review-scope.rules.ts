import { type CatalogueEntry, entryCovers } from '../catalogue/catalogue.rules.js';
import type { DecisionDraft } from './draft.js';
import type { PartyKind, PenaltyKind } from './vocabulary.js';

export interface ScopeFacts {
  publicInterest: boolean;
  /** 可能造成重大社会影响或者引发社会风险. */
  socialRisk?: boolean;
  complex: boolean;
  /** A hearing was asked for and held. */
  hearingHeld: boolean;
  /** The draft's penalty is one for which a hearing must be offered (PEN-09): it touches weighty rights. */
  weightyRights: boolean;
  penalty: boolean;
}

export interface ReviewGround {
  code:
    | 'public-interest'
    | 'weighty-rights-heard'
    | 'complex'
    | 'social-risk'
    | 'heard'
    | 'weighty-rights'
    | 'catalogue';
  /** By what it is required: the statute, the State Council's paper, or the agency's own catalogue. */
  scope: 'art-58' | '118' | 'catalogue';
  ruleId: 'PEN-14' | 'REV-06' | 'REV-08';
  basis: string;
  reason: string;
}

export interface ReviewScope {
  required: boolean;
  grounds: ReviewGround[];
  /** The sentence kept with the case: required or not, because. */
  because: string;
}

const ART58 = '行政处罚法第58条第1款';
const DOC118 = '国办发〔2018〕118号四（十二）';

interface ScopeRule extends ReviewGround {
  readonly holds: (facts: ScopeFacts) => boolean;
}

const statute = (
  code: ReviewGround['code'],
  item: number,
  reason: string,
  holds: ScopeRule['holds'],
): ScopeRule => ({ code, scope: 'art-58', ruleId: 'PEN-14', basis: `${ART58}第${item}项`, reason, holds });
const paper = (code: ReviewGround['code'], reason: string, holds: ScopeRule['holds']): ScopeRule => ({
  code,
  scope: '118',
  ruleId: 'REV-06',
  basis: DOC118,
  reason,
  holds,
});

/**
 * One rule for each ground. The paper's five are the statute's three cut loose: its 重大公共利益 and 疑难复杂 are those of
 * the statute and are named by it; of “weighty rights and heard” either half is enough for the paper.
 */
const RULES: readonly ScopeRule[] = [
  statute('public-interest', 1, '涉及重大公共利益', (f) => f.publicInterest),
  statute(
    'weighty-rights-heard',
    2,
    '直接关系当事人或者第三人重大权益，经过听证程序',
    (f) => f.weightyRights && f.hearingHeld,
  ),
  statute('complex', 3, '案件情况疑难复杂、涉及多个法律关系', (f) => f.complex),
  paper('social-risk', '可能造成重大社会影响或者引发社会风险', (f) => f.socialRisk === true),
  paper('heard', '经过听证程序', (f) => f.hearingHeld && !f.weightyRights),
  paper('weighty-rights', '直接关系行政相对人或者第三人重大权益', (f) => f.weightyRights && !f.hearingHeld),
];

/**
 * PEN-14, REV-06, REV-08: must this decision be reviewed? The statute's own grounds, the wider ones of the State
 * Council's paper and the entries of the catalogues in force are told apart; any of them makes the review compulsory.
 * Statute and paper speak of penalties here; a catalogue may name other decisions too.
 */
export function reviewScope(facts: ScopeFacts, listed: readonly CatalogueEntry[] = []): ReviewScope {
  const grounds: ReviewGround[] = [
    ...RULES.filter((rule) => facts.penalty && rule.holds(facts)).map(({ holds: _, ...ground }) => ground),
    ...listed.map((entry) => ({
      code: 'catalogue' as const,
      scope: 'catalogue' as const,
      ruleId: 'REV-08' as const,
      basis: `${entry.document}第${entry.item}项`,
      reason: entry.title,
    })),
  ];
  if (grounds.length)
    return { required: true, grounds, because: grounds.map((g) => `${g.reason}（${g.basis}）`).join('；') };
  const because = facts.penalty
    ? '不涉及重大公共利益，无重大社会影响或者社会风险，未经听证，不属疑难复杂，未达较大数额，不在目录清单之内'
    : '拟作决定不是行政处罚决定，不在目录清单之内';
  return { required: false, grounds, because };
}

/** The entries of the catalogues in force that name this draft. */
export function listedEntries(
  entries: readonly CatalogueEntry[],
  matter: { agencyId: string; field: string; draft: DecisionDraft },
): CatalogueEntry[] {
  return entries.filter((entry) => entryCovers(entry, matter));
}

/** What a refusal cites: the highest of the grounds that hold. */
export function basisOfScope({ grounds }: ReviewScope): string {
  const highest = grounds[0]?.scope;
  return grounds
    .filter((ground) => ground.scope === highest)
    .map((ground) => ground.basis)
    .join('、');
}

export interface HearingThreshold {
  citizen: number;
  organisation: number;
}

const HEARING_KINDS: readonly PenaltyKind[] = [
  'grade-reduction',
  'licence-revocation',
  'business-suspension',
  'closure',
  'business-restriction',
];

/** PEN-09, 行政处罚法 第63条: is this penalty one for which a hearing must be offered? Amounts in fen, inclusive. */
export function hearingMustBeOffered(
  draft: { penalties: readonly PenaltyKind[]; fineFen: number; confiscatedFen: number },
  partyKind: PartyKind,
  thresholdFen: HearingThreshold,
): boolean {
  const threshold = partyKind === 'organisation' ? thresholdFen.organisation : thresholdFen.citizen;
  return (
    draft.fineFen >= threshold ||
    draft.confiscatedFen >= threshold ||
    draft.penalties.some((kind) => HEARING_KINDS.includes(kind))
  );
}
