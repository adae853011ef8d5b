import { Check, Entity, Index } from 'typeorm';
import {
  Code,
  Count,
  Digest,
  Fen,
  Flag,
  Id,
  InstantText,
  Json,
  LegalDayText,
  Line,
  Prose,
  Ref,
} from '../../platform/database/index.js';
import type { CertificateSnapshot } from '../officers/index.js';
import { CaseCorrectionRow } from './case-correction.entity.js';
import { CaseItemRow } from './case-item.entity.js';
import { CaseTokenRow } from './case-token.entity.js';
import { CASE_SEARCH_LENGTH } from './rules/case-tokens.rules.js';
import { CatalogueRow } from './catalogue/catalogue.entity.js';
import { CaseMeasureRow } from './measure.entity.js';
import type { Party } from './rules/party.js';
import { type CaseState, STATE_CODES } from './rules/procedure.js';
import type { DecisionDraft, NoticedPenalty } from './rules/draft.js';
import type { ReviewGround } from './rules/review-scope.rules.js';
import {
  type Annulment,
  ANNULMENTS,
  CLOSED_FOR,
  type ClosedFor,
  type FullRecordingKind,
  FULL_RECORDING_KINDS,
  type DecisionKind,
  DECISION_KINDS,
  keys,
  PARTY_KINDS,
  type PartyKind,
  SERVICE_METHODS,
  type Stage,
  STAGE_CODES,
} from './rules/vocabulary.js';

@Entity('cases')
@Index('ix_cases_agency_state', ['agencyId', 'state', 'id'])
@Index('ix_cases_agency_number', ['agencyId', 'number'], { unique: true })
@Index('ix_cases_party', ['agencyId', 'partyName'])
@Index('ix_cases_no', ['agencyId', 'no'])
@Index('ix_cases_created', ['agencyId', 'createdAt', 'no'])
@Index('ix_cases_updated', ['agencyId', 'updatedAt', 'no'])
@Index('ix_cases_due', ['agencyId', 'nextDue', 'no'])
export class CaseRow {
  @Id() id: string;
  @Ref() agencyId: string;
  /** 立案号, from the approval of the filing on. */
  @Line(80, { nullable: true }) number: string | null;
  @Code(['ordinary', 'simple']) procedure: 'ordinary' | 'simple';
  @Code(STATE_CODES) state: CaseState;
  /** The state a suspended case returns to. */
  @Line(40, { nullable: true }) resumeTo: CaseState | null;
  /** 案由. */
  @Line(120) cause: string;
  @Line(40) field: string;
  @Line(6) areaCode: string;
  @Line(200) place: string;
  @Line(40) source: string;
  @Code(keys(PARTY_KINDS)) partyKind: PartyKind;
  @Line(120) partyName: string;
  @Json() party: Party;
  /** Day the act happened, or ended where it went on (行政处罚法 36). */
  @LegalDayText() actEndedOn: string;
  @LegalDayText() discoveredOn: string;
  /** Touches life, health or financial safety with harm done: five years instead of two (PEN-01). */
  @Flag() gravelyHarmful: boolean;
  @Prose() summary: string;
  /** 承办人: ids of the case officers. */
  @Json() officerIds: string[];
  /** Who was a case officer before and is none now; null where nobody was. */
  @Json({ nullable: true }) formerOfficerIds: string[] | null;
  /** The facts as established. */
  @Prose() facts: string;
  @Flag() publicInterest: boolean;
  /** 可能造成重大社会影响或者引发社会风险 (118号 四（十二）). */
  @Flag({ default: 0 }) socialRisk: boolean;
  @Flag() complex: boolean;
  @Flag() grave: boolean;
  @Json({ nullable: true }) draft: DecisionDraft | null;
  /** What the notice announced: defence may not make it worse, nor may anything else be decided (行政处罚法 44, 45). */
  @Json({ nullable: true }) noticed: NoticedPenalty | null;
  @LegalDayText({ nullable: true }) noticedOn: string | null;
  @Flag() hearingOffered: boolean;
  @Code(['none', 'waived', 'heard']) defence: 'none' | 'waived' | 'heard';
  @LegalDayText({ nullable: true }) discussedOn: string | null;
  @LegalDayText({ nullable: true }) filedOn: string | null;
  @LegalDayText({ nullable: true }) closedOn: string | null;
  @Line(20, { nullable: true }) archiveNumber: string | null;
  @InstantText() createdAt: string;
  @InstantText() updatedAt: string;
  @Count() version: number;
  /** Its place in the agency, from 1, in the order of the acts that began the cases: lists are walks along it. */
  @Count({ default: 0 }) no: number;
  /** First day on which one of its open clocks ends; null where none is open. */
  @LegalDayText({ nullable: true }) nextDue: string | null;
  /** Number, cause and party, folded, for the search. */
  @Line(CASE_SEARCH_LENGTH, { default: '' }) searchText: string;
}

/** What of a case only its lists are read by. */
export type CaseKeys = 'no' | 'nextDue' | 'searchText';

/** One act in the life of a case: the timeline, with the certificates as they were at that moment. */
@Entity('case_events')
@Index('ix_case_events_case', ['caseId', 'seq'], { unique: true })
@Index('ix_case_events_occurred', ['occurredTo'])
export class CaseEventRow {
  /** The ledger entry's id. */
  @Id() id: string;
  @Ref() caseId: string;
  @Count() seq: number;
  @InstantText() at: string;
  /** When it happened, where that is not when it was entered. */
  @InstantText() occurredFrom: string;
  @InstantText() occurredTo: string;
  @Line(60) act: string;
  @Code(STAGE_CODES) stage: string;
  @Ref() actorId: string;
  @Line(60) actorName: string;
  @Json() officers: CertificateSnapshot[];
  @Json() rules: string[];
  @Json() detail: Record<string, unknown>;
}

@Entity('case_documents')
@Index('ix_case_documents_case', ['caseId'])
export class CaseDocumentRow {
  @Id() id: string;
  @Ref() caseId: string;
  @Ref() eventId: string;
  @Line(60) kind: string;
  @Line(80, { nullable: true }) number: string | null;
  @Line(120) title: string;
  @Prose() body: string;
  /** SHA-256 of the body (UTF-8). */
  @Digest() sha256: string;
  @InstantText() createdAt: string;
}

/** A running statutory period: the rule and its events are kept, the day is derived and may be recomputed. */
@Entity('case_clocks')
@Index('ix_case_clocks_case', ['caseId'])
@Index('ix_case_clocks_provisional', ['provisional', 'stoppedOn', 'due'])
@Index('ix_case_clocks_rule', ['agencyId', 'ruleId', 'trigger', 'stoppedOn', 'suspendedOn', 'due'])
@Index('ix_case_clocks_open', ['agencyId', 'stoppedOn', 'due'])
@Index('ix_case_clocks_of_cases', ['agencyId', 'ruleId', 'stoppedOn', 'due', 'id'], {
  where: '"about" IS NULL',
})
@Index('ix_case_clocks_of_measures', ['agencyId', 'ruleId', 'stoppedOn', 'due', 'id'], {
  where: '"about" IS NOT NULL',
})
export class CaseClockRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() caseId: string;
  @Line(20) ruleId: string;
  /** The measure that it is about; null where it is the case or its decision. */
  @Ref({ nullable: true }) about: string | null;
  @Line(60) title: string;
  @Line(200) basis: string;
  @Line(80) layer: string;
  @LegalDayText() trigger: string;
  @Json() suspensions: { from: string; to: string; reason: string }[];
  @LegalDayText() due: string;
  @LegalDayText() strict: string;
  @Flag() provisional: boolean;
  /** Day the bound act was done. */
  @LegalDayText({ nullable: true }) stoppedOn: string | null;
  @Ref({ nullable: true }) stoppedBy: string | null;
  /** Day on which the case was suspended for a reason that the rule admits; the days after it are not counted until it is resumed. */
  @LegalDayText({ nullable: true }) suspendedOn: string | null;
  /** That reason, a code of the law packs. */
  @Line(40, { nullable: true }) suspendedFor: string | null;
}

/** 证据清单: what the evidence module wrote down as received for the case. */
@Entity('case_evidence')
@Index('ix_case_evidence_case', ['caseId'])
export class CaseEvidenceRow {
  /** The evidence item's id. */
  @Id() id: string;
  @Ref() caseId: string;
  @Code(STAGE_CODES) stage: string;
  @Code(['text', 'photo', 'audio', 'video', 'other']) medium: 'text' | 'photo' | 'audio' | 'video' | 'other';
  @Line(255) title: string;
  @Digest() sha256: string;
  @InstantText() receivedAt: string;
  /** What the recording shows, by the corrected clock of its device and no longer than it lasts (REC-02). */
  @InstantText({ nullable: true }) coversFrom: string | null;
  @InstantText({ nullable: true }) coversTo: string | null;
  /** Excluded as unlawfully obtained or not verified (行政处罚法 46), with its reason. */
  @Line(500, { nullable: true }) excludedBecause: string | null;
}

/** Why a stage has no recording of a kind (REC-01, REC-03), said by a person. */
@Entity('case_record_reasons')
@Index('ix_case_record_reasons_case', ['caseId'])
export class CaseRecordReasonRow {
  @Id() id: string;
  @Ref() caseId: string;
  @Code(STAGE_CODES) stage: string;
  @Line(500) reason: string;
  @InstantText() at: string;
}

/** An act that must be on video from beginning to end (REC-02). */
@Entity('case_courses')
@Index('ix_case_courses_case', ['caseId'])
export class CaseCourseRow {
  /** The event's id, which is the ledger entry's. */
  @Id() id: string;
  @Ref() caseId: string;
  @Code(keys(FULL_RECORDING_KINDS)) kind: FullRecordingKind;
  @Line(200) title: string;
  @Code(STAGE_CODES) stage: Stage;
  @InstantText() occurredFrom: string;
  @InstantText() occurredTo: string;
  /** Why it could not be recorded whole, answered for by a leader; it stays a finding. */
  @Line(500, { nullable: true }) excusedBecause: string | null;
  @Line(60, { nullable: true }) excusedByName: string | null;
  @InstantText({ nullable: true }) excusedAt: string | null;
}

/** What the reviews module wrote down: the outcome of a review of exactly these facts, draft and evidence. */
@Entity('case_review_outcomes')
@Index('ix_case_review_outcomes_case', ['caseId'])
export class CaseReviewOutcomeRow {
  @Id() id: string;
  @Ref() caseId: string;
  @Count() round: number;
  @Flag() passed: boolean;
  @Ref() reviewerUserId: string;
  @Line(60) reviewerName: string;
  @Line(80) opinionNumber: string;
  @Digest() factsDigest: string;
  @Digest() draftDigest: string;
  @Digest() evidenceDigest: string;
  @Line(120) lawVersion: string;
  @InstantText() at: string;
}

/** 应否法制审核: the answer as it was at each act that could change it, with its grounds. */
@Entity('case_review_answers')
@Index('ix_case_review_answers_case', ['caseId', 'seq'], { unique: true })
export class CaseReviewAnswerRow {
  /** The ledger entry's id. */
  @Id() id: string;
  @Ref() caseId: string;
  @Count() seq: number;
  @Line(60) act: string;
  @InstantText() at: string;
  @Flag() required: boolean;
  @Prose() because: string;
  @Json() grounds: ReviewGround[];
  @Digest() factsDigest: string;
  @Digest() draftDigest: string;
}

@Entity('case_hearings')
@Index('ix_case_hearings_case', ['caseId'], { unique: true })
export class CaseHearingRow {
  @Id() id: string;
  @Ref() caseId: string;
  @LegalDayText() requestedOn: string;
  @LegalDayText({ nullable: true }) noticedOn: string | null;
  @LegalDayText({ nullable: true }) scheduledFor: string | null;
  /** The hour as China's clocks show it, HH:MM; null in notices older than the column. */
  @Line(5, { nullable: true }) scheduledTime: string | null;
  @Line(200, { nullable: true }) place: string | null;
  /** 行政处罚法 第64条第3项: null where it is public. */
  @Code(keys(CLOSED_FOR), { nullable: true }) closedFor: ClosedFor | null;
  @Ref({ nullable: true }) presiderOfficerId: string | null;
  @LegalDayText({ nullable: true }) heldOn: string | null;
  @InstantText({ nullable: true }) recordedAt: string | null;
  /** 听证报告 by the presider, after the record. */
  @InstantText({ nullable: true }) reportedAt: string | null;
}

export interface LeaderVote {
  name: string;
  vote: 'for' | 'against' | 'abstain';
}

/** 重大案件集体讨论: who was there, who presided, how each voted. Written once; another discussion is another row. */
@Entity('case_discussions')
@Index('ux_case_discussions_case', ['caseId', 'seq'], { unique: true })
export class CaseDiscussionRow {
  /** The ledger entry's id. */
  @Id() id: string;
  @Ref() caseId: string;
  @Count() seq: number;
  @LegalDayText() heldOn: string;
  @Line(60, { nullable: true }) chair: string | null;
  @Json() participants: string[];
  @Json() votes: LeaderVote[];
  /** More than half of those present voted for the draft, or no vote was taken. */
  @Flag() carried: boolean;
  @Prose() minutes: string;
  @Prose() conclusion: string;
  @InstantText() at: string;
}

@Entity('case_decisions')
@Check('ck_case_decisions_reviewed', `"reviewRequired" = 0 OR "reviewOutcomeId" IS NOT NULL`)
@Index('ix_case_decisions_case', ['caseId'], { unique: true })
@Index('ix_case_decisions_reviewed', ['agencyId', 'reviewRequired', 'decidedOn', 'reviewOutcomeId'])
@Index('ix_case_decisions_number', ['agencyId', 'number'], { unique: true })
export class CaseDecisionRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() caseId: string;
  @Line(80) number: string;
  @Code(keys(DECISION_KINDS)) kind: DecisionKind;
  @Json() penalties: string[];
  @Fen() fineFen: number;
  @Fen() confiscatedFen: number;
  @Json() basis: string[];
  @Prose() text: string;
  @Digest() textSha256: string;
  @LegalDayText() decidedOn: string;
  @InstantText() decidedAt: string;
  @Ref() decidedBy: string;
  @Flag() reviewRequired: boolean;
  /** 行政处罚法 58: where a review is required there is no decision without one that passed. */
  @Ref({ nullable: true }) reviewOutcomeId: string | null;
  @Digest() factsDigest: string;
  @Digest() draftDigest: string;
  @Digest() evidenceDigest: string;
  /** The law packs it was decided under; null in decisions older than the column. */
  @Line(120, { nullable: true }) lawVersion: string | null;
  @LegalDayText({ nullable: true }) servedOn: string | null;
  @Code(keys(SERVICE_METHODS), { nullable: true }) servedBy: string | null;
  /** Changed, revoked, found unlawful or void (行政处罚法 48): what the organ said and when. */
  @LegalDayText({ nullable: true }) annulledOn: string | null;
  @Line(500, { nullable: true }) annulledBecause: string | null;
  @Code(ANNULMENTS, { nullable: true }) annulment: Annulment | null;
  /** What is owed instead, where it was changed; null where it was not, or in rows older than the column. */
  @Fen({ nullable: true }) changedFineFen: number | null;
  /** In money, without what was confiscated in kind. */
  @Fen({ nullable: true }) changedConfiscatedFen: number | null;
  /** Last day to pay what the organ that changed it set. */
  @LegalDayText({ nullable: true }) changedPayBy: string | null;
}

@Entity('case_payments')
@Index('ix_case_payments_case', ['caseId'])
export class CasePaymentRow {
  @Id() id: string;
  @Ref() caseId: string;
  @LegalDayText() paidOn: string;
  @Fen() amountFen: number;
  @Line(80) receipt: string;
}

/** Document numbers, one sequence per agency, kind and year. */
@Entity('case_numbers')
@Index('ix_case_numbers_key', ['agencyId', 'series', 'year'], { unique: true })
export class CaseNumberRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Line(20) series: string;
  @Count() year: number;
  @Count() last: number;
}

export const CASE_ENTITIES = [
  CaseRow,
  CaseEventRow,
  CaseDocumentRow,
  CaseClockRow,
  CaseEvidenceRow,
  CaseRecordReasonRow,
  CaseCourseRow,
  CaseReviewOutcomeRow,
  CaseReviewAnswerRow,
  CaseHearingRow,
  CaseDiscussionRow,
  CaseDecisionRow,
  CaseMeasureRow,
  CaseItemRow,
  CaseCorrectionRow,
  CasePaymentRow,
  CaseNumberRow,
  CatalogueRow,
  CaseTokenRow,
];
