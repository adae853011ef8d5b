import type { PartyKind, PenaltyKind } from './vocabulary.js';

export interface ScopeFacts {
  publicInterest: boolean;
  complex: boolean;
  /** A hearing was asked for and held. */
  hearingHeld: boolean;
  /** The draft's penalty is one for which a hearing must be offered (PEN-09): it touches weighty rights. */
  weightyRights: boolean;
  penalty: boolean;
}

export interface ReviewGround {
  code: 'public-interest' | 'weighty-rights-heard' | 'complex' | 'heard' | 'weighty-rights';
  ruleId: 'PEN-14' | 'REV-06';
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

/**
 * PEN-14: must this decision be reviewed? The statute's own grounds and the wider ones of the State Council's paper
 * are told apart; either makes the review compulsory here, for no office wants to argue the difference in court.
 */
export function reviewScope(facts: ScopeFacts): ReviewScope {
  const grounds: ReviewGround[] = [];
  const add = (code: ReviewGround['code'], ruleId: ReviewGround['ruleId'], basis: string, reason: string) =>
    grounds.push({ code, ruleId, basis, reason });
  if (facts.publicInterest) add('public-interest', 'PEN-14', `${ART58}第1项`, '涉及重大公共利益');
  if (facts.weightyRights && facts.hearingHeld)
    add('weighty-rights-heard', 'PEN-14', `${ART58}第2项`, '直接关系当事人或者第三人重大权益，经过听证程序');
  if (facts.complex) add('complex', 'PEN-14', `${ART58}第3项`, '案件情况疑难复杂、涉及多个法律关系');
  if (facts.hearingHeld && !facts.weightyRights) add('heard', 'REV-06', DOC118, '经过听证程序');
  if (facts.weightyRights && !facts.hearingHeld)
    add('weighty-rights', 'REV-06', DOC118, '直接关系行政相对人或者第三人重大权益');
  if (!facts.penalty) return { required: false, grounds: [], because: '拟作决定不是行政处罚决定' };
  return grounds.length
    ? { required: true, grounds, because: grounds.map((g) => `${g.reason}（${g.basis}）`).join('；') }
    : { required: false, grounds, because: '不涉及重大公共利益，未经听证，不属疑难复杂，未达较大数额' };
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
