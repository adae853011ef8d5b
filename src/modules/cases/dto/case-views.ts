import {
  AnyObject,
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
import { ITEM_KINDS } from '../case-item.entity.js';
import { STATE_CODES } from '../rules/procedure.js';
import {
  ANNULMENTS,
  CLOSED_FOR,
  FULL_RECORDING_KINDS,
  keys,
  SERVICE_METHODS,
  STAGE_CODES,
} from '../rules/vocabulary.js';
import { DraftInput, PartyInput } from './case-inputs.js';

export class CreatedCaseView {
  @IdField() id: string;
  @Text({ optional: true }) number?: string;
}

export class NextDueView {
  @Text() ruleId: string;
  @Text() title: string;
  @DayField() due: string;
  @DayField() strict: string;
  @YesNo() provisional: boolean;
  @Whole({ about: 'working days from today to the due day; negative when overdue', min: -100000 })
  workingDaysLeft: number;
}

export class CaseSummaryView {
  @IdField() id: string;
  @IdField() agencyId: string;
  @Text({ optional: true }) number: string | null;
  @OneOf(['ordinary', 'simple']) procedure: string;
  @OneOf(STATE_CODES) state: string;
  @Text() stateName: string;
  @Text() cause: string;
  @Text() field: string;
  @Text() partyName: string;
  @DayField({ optional: true }) filedOn: string | null;
  @InstantField() updatedAt: string;
  @Part(() => NextDueView, { optional: true }) nextDue?: NextDueView;
}

export class CasePageView {
  @Part(() => CaseSummaryView, { list: true }) cases: CaseSummaryView[];
  @Text({ optional: true, about: 'pass as `after` for the next page' }) next?: string;
}

export class OfficerSnapshotView {
  @IdField() officerId: string;
  @Text() name: string;
  @Text() number: string;
  @DayField() validThrough: string;
  @DayField() checkedOn: string;
}

export class CaseEventView {
  @IdField() id: string;
  @Whole() seq: number;
  @InstantField() at: string;
  @InstantField() occurredFrom: string;
  @InstantField() occurredTo: string;
  @Text() act: string;
  @Text() title: string;
  @OneOf(STAGE_CODES) stage: string;
  @Text() actorName: string;
  @Part(() => OfficerSnapshotView, { list: true }) officers: OfficerSnapshotView[];
  @Text({ list: true }) rules: string[];
  @AnyObject() detail: object;
}

export class CaseDocumentView {
  @IdField() id: string;
  @IdField() eventId: string;
  @Text() kind: string;
  @Text({ optional: true }) number: string | null;
  @Text() title: string;
  @Text({ max: 1_000_000 }) body: string;
  @Text() sha256: string;
  @InstantField() createdAt: string;
  @IdField({ list: true, about: 'papers that correct a sentence of this one' }) correctedBy: string[];
}

export class SuspensionView {
  @DayField({ about: 'first day left out' }) from: string;
  @DayField({ about: 'last day left out' }) to: string;
  @Text({ about: 'a reason of the law packs' }) reason: string;
}

export class CaseClockView extends NextDueView {
  @IdField() id: string;
  @Text() basis: string;
  @Text() layer: string;
  @DayField() trigger: string;
  @DayField({ optional: true }) stoppedOn: string | null;
  @DayField({ optional: true, about: 'the days after it are not counted, until the case is resumed' })
  suspendedOn: string | null;
  @Part(() => SuspensionView, { list: true }) suspensions: SuspensionView[];
  @OneOf(['running', 'due-soon', 'overdue', 'met', 'met-late', 'lapsed', 'suspended']) status: string;
}

export class CaseEvidenceView {
  @IdField() id: string;
  @OneOf(STAGE_CODES) stage: string;
  @OneOf(['text', 'photo', 'audio', 'video', 'other']) medium: string;
  @Text() title: string;
  @Text() sha256: string;
  @InstantField() receivedAt: string;
  @Text({ optional: true }) excludedBecause: string | null;
}

export class MatrixCellView {
  @OneOf(STAGE_CODES) stage: string;
  @Text() stageName: string;
  @Whole() text: number;
  @Whole() photo: number;
  @Whole() audio: number;
  @Whole() video: number;
  @OneOf(['recorded', 'explained', 'missing', 'open', 'not-reached']) status: string;
  @Text({ optional: true }) reason?: string;
}

export class SpanView {
  @InstantField() from: string;
  @InstantField() to: string;
}

/** REC-02: an act that must be on video from beginning to end. */
export class CourseView {
  @IdField() id: string;
  @OneOf(keys(FULL_RECORDING_KINDS)) kind: string;
  @Text() title: string;
  @OneOf(STAGE_CODES) stage: string;
  @InstantField() from: string;
  @InstantField() to: string;
  @Part(() => SpanView, { list: true, about: 'what no recording shows' }) gaps: SpanView[];
  @OneOf(['covered', 'uncovered', 'excused']) status: string;
  @Text({ optional: true, about: 'a leader answered for it; it stays a finding' }) excusedBecause:
    string | null;
  @Text({ optional: true }) excusedByName: string | null;
}

export class MissingView {
  @Text() code: string;
  @Text() text: string;
  @Text({ optional: true }) ruleId?: string;
  @OneOf(STAGE_CODES, { optional: true }) stage?: string;
}

export class NextActView {
  @Text() act: string;
  @Text() title: string;
  @YesNo({ about: 'the person’s roles permit it' }) mine: boolean;
  @Text({
    list: true,
    about: 'names of those who may do it: of those who handle the case, else of the agency',
  })
  by: string[];
  @Text({ list: true }) guards: string[];
}

export class ReviewGroundView {
  @Text() code: string;
  @OneOf(['art-58', '118', 'catalogue'], { about: 'statute, paper of the State Council, own catalogue' })
  scope: string;
  @Text() ruleId: string;
  @Text() basis: string;
  @Text() reason: string;
}

export class ReviewScopeView {
  @YesNo() required: boolean;
  @Text() because: string;
  @Part(() => ReviewGroundView, { list: true }) grounds: ReviewGroundView[];
}

/** The answer as it was at one act. */
export class ReviewAnswerView extends ReviewScopeView {
  @Text() act: string;
  @InstantField() at: string;
}

export class ReviewStateView {
  @Whole() round: number;
  @YesNo() passed: boolean;
  @Text() opinionNumber: string;
  @Text() reviewerName: string;
  @InstantField() at: string;
  @Text({ list: true, about: 'what changed since, in Chinese; empty while the review holds' })
  changed: string[];
}

/** A round of review that was submitted and has no answer yet. */
export class PendingReviewView {
  @InstantField() since: string;
  @Text() submittedByName: string;
  @Text({ list: true, about: 'names of those who may review it' }) by: string[];
}

export class HearingView {
  @DayField() requestedOn: string;
  @DayField({ optional: true }) noticedOn: string | null;
  @DayField({ optional: true }) scheduledFor: string | null;
  @Text({ optional: true, about: 'HH:MM in China' }) scheduledTime: string | null;
  @Text({ optional: true }) place: string | null;
  @OneOf(keys(CLOSED_FOR), { optional: true, about: 'why it is not public' }) closedFor: string | null;
  @DayField({ optional: true }) heldOn: string | null;
  @InstantField({ optional: true }) reportedAt: string | null;
}

export class DecisionView {
  @IdField() id: string;
  @Text() number: string;
  @Text() kind: string;
  @Text({ list: true }) penalties: string[];
  @FenField() fineFen: number;
  @FenField() confiscatedFen: number;
  @Text({ list: true }) basis: string[];
  @Text({ max: 1_000_000 }) text: string;
  @Text() textSha256: string;
  @DayField() decidedOn: string;
  @InstantField() decidedAt: string;
  @IdField({ about: 'account' }) decidedBy: string;
  @YesNo() reviewRequired: boolean;
  @DayField({ optional: true }) servedOn: string | null;
  @OneOf(keys(SERVICE_METHODS), { optional: true }) servedBy: string | null;
  @DayField({ optional: true }) annulledOn: string | null;
  @Text({ optional: true }) annulledBecause: string | null;
  @OneOf(ANNULMENTS, { optional: true }) annulment: string | null;
}

export class SeizedView {
  @DayField({ about: 'COE-05' }) due: string;
  @IdField({ about: 'the measure' }) id: string;
  @Text() number: string;
  @DayField({ optional: true, about: 'PUB-02; absent where a minor is concerned' }) publishBy?: string;
}

/** 查封（扣押）决定. */
export class MeasureView {
  @IdField() id: string;
  @Text() number: string;
  @Text({ max: 5000 }) items: string;
  @Text({ max: 5000 }) reason: string;
  @DayField() decidedOn: string;
  @DayField({ about: 'COE-05' }) heldThrough: string;
  @YesNo({ about: 'an emergency, approved after its twenty-four hours (行政强制法 19)' })
  approvedLate: boolean;
  @DayField({ optional: true }) liftedOn: string | null;
  @DayField({ optional: true, about: 'set aside or found unlawful' }) annulledOn: string | null;
  @Text({ optional: true, max: 1200 }) annulledBecause: string | null;
}

/** One thing on the list of a seizure, a preservation or a decision that confiscates. */
export class CaseItemView {
  @IdField() id: string;
  @OneOf(ITEM_KINDS) kind: string;
  @IdField({ about: 'the clock or the decision by which it is held' }) holdingId: string;
  @IdField({ optional: true }) measureId: string | null;
  @Whole({ about: 'place on its list' }) no: number;
  @Text({ max: 5000 }) description: string;
  @FenField({ optional: true }) valueFen: number | null;
  @DayField({ optional: true, about: 'lifted, settled, disposed of' }) releasedOn: string | null;
  @Text({ optional: true, max: 2000 }) disposal: string | null;
}

export class DebtView {
  @FenField() fineFen: number;
  @FenField() confiscatedFen: number;
  @FenField() surchargeFen: number;
  @Whole() lateDays: number;
  @FenField() paidFen: number;
  @FenField({ about: 'if paid today' }) owedFen: number;
  @FenField({ about: 'paid, and to be given back' }) refundFen: number;
}

/** The party as pages show it; the whole by `POST …/party-readings`. */
export class MaskedPartyView {
  @Text() name: string;
  @Text({ optional: true }) creditCode?: string;
  @Text({ optional: true }) idNumber?: string;
  @Text({ optional: true, about: 'YYYY-**-**' }) birthDay?: string;
  @OneOf(['male', 'female'], { optional: true }) sex?: 'male' | 'female';
  @Text({ optional: true }) address?: string;
  @Text({ optional: true }) phone?: string;
  @Text({ optional: true }) representative?: string;
  @Text({ list: true, about: 'fields of which a part is hidden' }) masked: string[];
}

/** What stood in the fields of the party before a correction; a field that was empty is left out. */
export class EarlierPartyView {
  @InstantField({ about: 'of the correction' }) at: string;
  @Text({ list: true, about: 'fields that were corrected' }) corrected: string[];
  @Text({ optional: true }) name?: string;
  @Text({ optional: true }) creditCode?: string;
  @Text({ optional: true }) idNumber?: string;
  @Text({ optional: true }) birthDay?: string;
  @OneOf(['male', 'female'], { optional: true }) sex?: 'male' | 'female';
  @Text({ optional: true }) address?: string;
  @Text({ optional: true }) phone?: string;
  @Text({ optional: true }) representative?: string;
}

/** The party with nothing hidden. */
export class PartyView extends PartyInput {
  @Part(() => EarlierPartyView, { optional: true, list: true, about: 'oldest correction first' })
  earlier?: EarlierPartyView[];
}

export class CaseOutlineEventView {
  @Text() act: string;
}

/** What a row of the home page needs of a case: what to do next, by whom, and what is missing. */
export class CaseOutlineView extends CaseSummaryView {
  @Text() facts: string;
  @Part(() => DraftInput, { optional: true }) draft: DraftInput | null;
  @OneOf(['none', 'waived', 'heard']) defence: string;
  @Part(() => CaseOutlineEventView, { list: true }) events: CaseOutlineEventView[];
  @Part(() => MissingView, { list: true }) missing: MissingView[];
  @Part(() => NextActView, { list: true }) nextActs: NextActView[];
  @Part(() => ReviewScopeView, { optional: true }) reviewScope?: ReviewScopeView;
  @Part(() => ReviewStateView, { optional: true }) review?: ReviewStateView;
  @Part(() => PendingReviewView, { optional: true }) pendingReview?: PendingReviewView;
  @Part(() => HearingView, { optional: true }) hearing?: HearingView;
  @Part(() => DebtView, { optional: true }) account?: DebtView;
}

export class CaseOutlinesView {
  @Part(() => CaseOutlineView, { list: true, about: 'those in sight, in the order asked for' })
  cases: CaseOutlineView[];
}

export class CaseFileView extends CaseSummaryView {
  @Whole({ about: 'for `If-Match`; also the `ETag` of the view' }) version: number;
  @Text({ about: 'GB/T 2260' }) areaCode: string;
  @Text() place: string;
  @Text() source: string;
  @Text() partyKind: string;
  @Part(() => MaskedPartyView) party: MaskedPartyView;
  @DayField() actEndedOn: string;
  @DayField() discoveredOn: string;
  @YesNo() gravelyHarmful: boolean;
  @Text() summary: string;
  @Text({ list: true }) officerIds: string[];
  @Text() facts: string;
  @YesNo() publicInterest: boolean;
  @YesNo() socialRisk: boolean;
  @YesNo() complex: boolean;
  @YesNo() grave: boolean;
  @Part(() => DraftInput, { optional: true }) draft: DraftInput | null;
  @AnyObject({ optional: true, about: 'what the party was told would be decided' })
  noticed: object | null;
  @DayField({ optional: true }) noticedOn: string | null;
  @YesNo() hearingOffered: boolean;
  @OneOf(['none', 'waived', 'heard']) defence: string;
  @DayField({ optional: true }) discussedOn: string | null;
  @DayField({ optional: true }) closedOn: string | null;
  @Text({ optional: true }) archiveNumber: string | null;
  @Part(() => CaseEventView, { list: true }) events: CaseEventView[];
  @Part(() => CaseDocumentView, { list: true }) documents: CaseDocumentView[];
  @Part(() => CaseClockView, { list: true }) clocks: CaseClockView[];
  @Part(() => CaseEvidenceView, { list: true }) evidence: CaseEvidenceView[];
  @Part(() => MatrixCellView, { list: true }) matrix: MatrixCellView[];
  @Part(() => CourseView, { list: true }) courses: CourseView[];
  @Part(() => MissingView, { list: true }) missing: MissingView[];
  @Part(() => NextActView, { list: true }) nextActs: NextActView[];
  @Part(() => ReviewScopeView, { optional: true }) reviewScope?: ReviewScopeView;
  @Part(() => ReviewAnswerView, { list: true, about: 'oldest first' }) reviewAnswers: ReviewAnswerView[];
  @Part(() => ReviewStateView, { optional: true }) review?: ReviewStateView;
  @Part(() => PendingReviewView, { optional: true }) pendingReview?: PendingReviewView;
  @Part(() => HearingView, { optional: true }) hearing?: HearingView;
  @Part(() => DecisionView, { optional: true }) decision?: DecisionView;
  @Part(() => MeasureView, { list: true }) measures: MeasureView[];
  @Part(() => CaseItemView, { list: true, about: 'what is or was seized, preserved or confiscated' })
  items: CaseItemView[];
  @Part(() => DebtView, { optional: true }) account?: DebtView;
}
