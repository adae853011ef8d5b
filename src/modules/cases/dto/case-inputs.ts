import { FIELD_CODES } from '../../../kernel/fields.js';
import {
  Confirmed,
  DayField,
  FenField,
  IdField,
  InstantField,
  OneOf,
  Part,
  Text,
  Whole,
  YesNo,
} from '../../../platform/http/index.js';
import type { Party } from '../rules/party.js';
import {
  type Annulment,
  ANNULMENTS,
  CLOSED_FOR,
  type ClosedFor,
  DECISION_KINDS,
  type DecisionKind,
  INVESTIGATION_KINDS,
  keys,
  PARTY_KINDS,
  type PartyKind,
  PENALTIES,
  type PenaltyKind,
  SERVICE_METHODS,
  type ServiceMethod,
  SOURCES,
  SUSPENSION_GROUNDS,
  type SuspensionGround,
} from '../rules/vocabulary.js';

export class PartyInput implements Party {
  @Text({ max: 120 }) name: string;
  @Text({ optional: true, pattern: /^[0-9A-Z]{18}$/ }) creditCode?: string;
  @Text({ optional: true, pattern: /^\d{17}[\dX]$/ }) idNumber?: string;
  @DayField({ optional: true }) birthDay?: string;
  @OneOf(['male', 'female'], { optional: true }) sex?: 'male' | 'female';
  @Text({ optional: true, max: 200 }) address?: string;
  @Text({ optional: true, max: 30 }) phone?: string;
  @Text({ optional: true, max: 60, about: '法定代表人、负责人或经营者' }) representative?: string;
}

export class PartyReadingInput {
  @Text({ optional: true, max: 200, about: 'why; may be left out by the officers of the case' })
  reason?: string;
}

export class LeadInput {
  @Text({ max: 120, about: '案由' }) cause: string;
  @OneOf(FIELD_CODES) field: string;
  @Text({ max: 200 }) place: string;
  @OneOf(keys(SOURCES)) source: string;
  @OneOf(keys(PARTY_KINDS)) partyKind: PartyKind;
  @Part(() => PartyInput) party: PartyInput;
  @DayField({ about: 'day the act happened or ended' }) actEndedOn: string;
  @DayField() discoveredOn: string;
  @YesNo({ optional: true, about: 'life, health or financial safety, with harm done: five years (PEN-01)' })
  gravelyHarmful?: boolean;
  @Text({ max: 5000 }) summary: string;
  @IdField({ list: { min: 1, max: 20 }, about: 'case officers' }) officerIds: string[];
}

export class RequestFilingInput {
  @Text({ optional: true, max: 1000, about: 'why it is filed although the time bar has passed' })
  timeBarReason?: string;
}

export class FilingApprovalInput {
  @Text({ optional: true, max: 1000, about: '审批意见 of the leader' }) opinion?: string;
}

export class ReasonInput {
  @Text({ max: 1000 }) reason: string;
}

export class SuspensionInput extends ReasonInput {
  @OneOf(keys(SUSPENSION_GROUNDS)) ground: SuspensionGround;
  @YesNo({
    optional: true,
    about:
      'stated by the approver where the rule leaves out no time for this ground: the period for the decision runs on',
  })
  periodRunsOn?: boolean;
}

export class OfficersAtWork {
  @InstantField() from: string;
  @InstantField() to: string;
  @IdField({ list: { min: 1, max: 20 } }) officerIds: string[];
}

export class InvestigationInput extends OfficersAtWork {
  @OneOf(keys(INVESTIGATION_KINDS)) kind: keyof typeof INVESTIGATION_KINDS;
  @Text({ max: 200 }) place: string;
  @Text({ max: 20_000 }) content: string;
  @YesNo({ about: 'certificates were shown (行政处罚法 55)' }) certificatesShown: boolean;
  @OneOf(['signed', 'refused', 'absent']) partyPresence: 'signed' | 'refused' | 'absent';
  @Text({ optional: true, max: 60 }) witness?: string;
  @YesNo({
    optional: true,
    about:
      'touches personal freedom, life and health or weighty property on the spot: on video whole (REC-02)',
  })
  wholeCourse?: boolean;
}

export class PreservationInput extends OfficersAtWork {
  @Text({ max: 5000, about: 'what is preserved, one item a line' }) items: string;
  @Text({ max: 1000 }) reason: string;
}

export class SettlePreservationInput {
  @IdField({
    optional: true,
    list: { min: 1, max: 500 },
    about: 'which things; needed where several lists are open',
  })
  itemIds?: string[];
  @DayField() on: string;
  @Text({ max: 2000 }) disposal: string;
}

/** A compulsory measure on the spot; on video from beginning to end (REC-02). */
export class MeasureInput extends OfficersAtWork {
  @Text({ max: 150 }) place: string;
  @Text({ max: 2000, about: 'reasons and basis' }) reason: string;
  @YesNo({ about: '行政强制法 19: taken in an emergency, approved afterwards' }) urgent: boolean;
  @InstantField({ optional: true, about: 'when it was approved beforehand (行政强制法 18)' })
  approvedAt?: string;
  @Confirmed({ about: 'certificates were shown (行政强制法 18)' }) certificatesShown: true;
  @OneOf(['signed', 'refused', 'absent']) partyPresence: 'signed' | 'refused' | 'absent';
  @Text({ optional: true, max: 60 }) witness?: string;
}

export class SeizureInput extends MeasureInput {
  @Text({ max: 5000, about: 'what is sealed or seized, one item a line' }) items: string;
}

export class LiftSeizureInput {
  @IdField({
    optional: true,
    list: { min: 1, max: 500 },
    about: 'which things; needed where several lists are open',
  })
  itemIds?: string[];
  @DayField() on: string;
  @Text({ max: 1000 }) reason: string;
  @Text({ max: 2000, about: 'returned, confiscated, destroyed, handed over' }) disposal: string;
  @YesNo({
    optional: true,
    about:
      'what is lifted now was itself unlawful: what was published of it is withdrawn (PUB-03b); one of several is set aside by measure-annulments',
  })
  unlawful?: boolean;
}

export class DemolitionInput extends MeasureInput {
  @Text({ max: 500, about: 'the words of the decision that order the demolition' }) duty: string;
  @DayField({ about: 'day of the public notice to demolish oneself (行政强制法 44)' }) announcedOn: string;
  @Text({ max: 200, about: 'where it was posted' }) announcedAt: string;
  @Text({ max: 80, about: '催告书' }) demandNumber: string;
  @DayField() demandServedOn: string;
  @DayField({ about: 'last day that the demand gave (行政强制法 35)' }) demandedBy: string;
  @Text({ max: 80, about: '强制执行决定书 (行政强制法 37)' }) executionNumber: string;
  @DayField() executionServedOn: string;
  @Text({ max: 60, about: 'who states that neither reconsideration nor a suit was filed' }) statedBy: string;
  @Text({ max: 500, about: 'on which inquiry and document that statement rests' }) statedOn: string;
}

export class ExcuseCourseInput {
  @IdField() courseId: string;
  @Text({ max: 500, about: 'why it could not be recorded whole; stays a finding' }) reason: string;
}

export class FactsInput {
  @Text({ max: 20_000 }) facts: string;
  @YesNo({ about: '涉及重大公共利益' }) publicInterest: boolean;
  @YesNo({ optional: true, about: '可能造成重大社会影响或者引发社会风险; stays as it is when left out' })
  socialRisk?: boolean;
  @YesNo({ about: '疑难复杂、涉及多个法律关系' }) complex: boolean;
  @YesNo({ about: '重大违法行为' }) grave: boolean;
}

export class ConclusionInput {
  @Text({ max: 20_000 }) report: string;
}

/** What is confiscated in kind (行政处罚法 74): goods, tools. */
export class GoodsInput {
  @Text({ max: 500 }) description: string;
  @FenField({ about: 'its value; part of confiscatedFen' }) valueFen: number;
}

export class DraftInput {
  @OneOf(keys(DECISION_KINDS), {
    about: 'criminal-transfer is always refused: such a case is handed to the police (行政处罚法 27)',
  })
  kind: DecisionKind;
  @OneOf(keys(PENALTIES), { list: { max: 12 } }) penalties: PenaltyKind[];
  @FenField() fineFen: number;
  @FenField({ about: 'value of all that is confiscated, goods among it' }) confiscatedFen: number;
  @Part(() => GoodsInput, { optional: true, list: { max: 100 }, about: 'what of it is confiscated in kind' })
  confiscatedGoods?: GoodsInput[];
  @Text({ list: { min: 1, max: 20 }, max: 300 }) basis: string[];
  @Text({ max: 200, about: '裁量档次' }) tier: string;
  @Text({ max: 10_000 }) reasons: string;
  @Text({ max: 2000, optional: true, about: '履行方式和期限' }) performance: string;
  @Text({
    max: 1000,
    optional: true,
    about:
      'new facts for which a penalty beyond the announced one is drafted; the party must then be told again',
  })
  newFacts?: string;
}

export class NoticeInput extends OfficersAtWork {
  @OneOf(keys(SERVICE_METHODS)) method: ServiceMethod;
  @DayField({ about: 'day the party received it' }) receivedOn: string;
}

export class DefenceInput {
  @OneOf(['statement', 'waived']) kind: 'statement' | 'waived';
  @DayField() on: string;
  @Text({ max: 10_000 }) text: string;
  @Text({ max: 5000, optional: true, about: '复核意见' }) consideration?: string;
}

export class HearingRequestInput {
  @DayField() on: string;
}

export class ScheduleHearingInput {
  @DayField() on: string;
  @Text({ optional: true, max: 20, about: 'HH:MM in China; refused when missing (行政处罚法 64)' })
  time?: string;
  @Text({ optional: true, max: 200, about: 'refused when missing (行政处罚法 64)' }) place?: string;
  @OneOf(keys(CLOSED_FOR), { optional: true, about: 'why it is not public; public where it is left out' })
  closedFor?: ClosedFor;
  @DayField({ about: 'day the notice reached the party' }) noticedOn: string;
  @IdField() presiderOfficerId: string;
}

export class HearingRecordInput {
  @Text({ max: 50_000 }) record: string;
  @YesNo({ about: 'the party stayed away without good reason' }) partyAbsent: boolean;
}

export class HearingReportInput {
  @Text({ max: 20_000, about: 'what the hearing established, and what the presider proposes' })
  report: string;
}

export class VoteInput {
  @Text({ max: 60 }) name: string;
  @OneOf(['for', 'against', 'abstain']) vote: 'for' | 'against' | 'abstain';
}

export class DiscussionInput {
  @DayField() on: string;
  @Text({ list: { min: 1, max: 30 }, max: 60 }) participants: string[];
  @Text({ optional: true, max: 60, about: 'who presided; one of the participants' }) chair?: string;
  @Part(() => VoteInput, { optional: true, list: { min: 1, max: 30 }, about: 'one of each participant' })
  votes?: VoteInput[];
  @Text({ max: 20_000 }) minutes: string;
  @Text({ max: 2000 }) conclusion: string;
}

export class DecideInput {
  @Whole({ optional: true, about: 'version of the case that the decider read' }) version?: number;
}

export class ServiceInput extends OfficersAtWork {
  @OneOf(keys(SERVICE_METHODS)) method: ServiceMethod;
  @DayField({ about: 'day of receipt' }) receivedOn: string;
  @Text({ max: 60 }) recipient: string;
  @Text({ optional: true, max: 60 }) witness?: string;
  @YesNo({ optional: true, about: 'signed consent to electronic service' }) consent?: boolean;
}

export class PaymentInput {
  @DayField() paidOn: string;
  @FenField() amountFen: number;
  @Text({ max: 80 }) receipt: string;
}

export class HandInInput {
  @DayField({ about: 'day the cash reached the agency' }) handedInOn: string;
  @DayField({ about: 'day the agency paid it into the bank' }) bankedOn: string;
  @Text({ max: 80 }) receipt: string;
}

/** What the decision is from now on, where an organ changed it. */
export class ChangedContentInput {
  @FenField() fineFen: number;
  @FenField({ about: 'in money' }) confiscatedFen: number;
  @DayField({ optional: true, about: 'last day to pay; refused when missing where money is owed' })
  payBy?: string;
}

export class AnnulmentInput {
  @DayField() on: string;
  @OneOf(ANNULMENTS) outcome: Annulment;
  @Text({ max: 200, about: 'organ and number of its decision' }) document: string;
  @Text({ max: 500 }) reason: string;
}

export class DecisionAnnulmentInput extends AnnulmentInput {
  @Part(() => ChangedContentInput, { optional: true, about: 'refused when missing where it was changed' })
  content?: ChangedContentInput;
}

export class MeasureAnnulmentInput extends AnnulmentInput {
  @IdField() measureId: string;
}

export class OnTheSpotInput extends LeadInput {
  @InstantField() at: string;
  @OneOf(['warning', 'fine']) penalty: 'warning' | 'fine';
  @FenField() fineFen: number;
  @FenField() collectedFen: number;
  @YesNo() hardToCollectLater: boolean;
  @Text({ list: { min: 1, max: 20 }, max: 300 }) basis: string[];
  @Confirmed({ about: 'certificates were shown (行政处罚法 52)' }) certificatesShown: true;
  @Confirmed({ about: 'the party was told and heard (行政处罚法 44, 45)' }) partyHeard: true;
  @YesNo({ about: 'the party signed for it; a refusal is noted' }) partySigned: boolean;
}
