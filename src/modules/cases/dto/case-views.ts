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
import { STATE_CODES } from '../rules/procedure.js';
import { CLOSED_FOR, COURSES, keys, STAGE_CODES } from '../rules/vocabulary.js';
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
}

export class CaseClockView extends NextDueView {
  @IdField() id: string;
  @Text() basis: string;
  @Text() layer: string;
  @DayField() trigger: string;
  @DayField({ optional: true }) stoppedOn: string | null;
  @OneOf(['running', 'due-soon', 'overdue', 'met', 'met-late', 'lapsed']) status: string;
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
  @OneOf(keys(COURSES)) kind: string;
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
  @YesNo() reviewRequired: boolean;
  @DayField({ optional: true }) servedOn: string | null;
  @DayField({ optional: true }) annulledOn: string | null;
  @Text({ optional: true }) annulledBecause: string | null;
}

export class SeizedView {
  @DayField({ about: 'COE-05' }) due: string;
  @IdField({ about: 'the measure' }) id: string;
  @Text() number: string;
  @DayField({ about: 'PUB-02' }) publishBy: string;
}

/** 查封（扣押）决定. */
export class MeasureView {
  @IdField() id: string;
  @Text() number: string;
  @Text({ max: 5000 }) items: string;
  @DayField() decidedOn: string;
  @DayField({ about: 'COE-05' }) heldThrough: string;
  @DayField({ optional: true }) liftedOn: string | null;
  @DayField({ optional: true, about: 'set aside or found unlawful' }) annulledOn: string | null;
  @Text({ optional: true, max: 1200 }) annulledBecause: string | null;
}

export class DebtView {
  @FenField() fineFen: number;
  @FenField() confiscatedFen: number;
  @FenField() surchargeFen: number;
  @Whole() lateDays: number;
  @FenField() paidFen: number;
  @FenField({ about: 'if paid today' }) owedFen: number;
}

export class CaseFileView extends CaseSummaryView {
  @Whole() version: number;
  @Text() place: string;
  @Text() source: string;
  @Text() partyKind: string;
  @Part(() => PartyInput) party: PartyInput;
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
  @DayField({ optional: true }) noticedOn: string | null;
  @YesNo() hearingOffered: boolean;
  @OneOf(['none', 'waived', 'heard']) defence: string;
  @DayField({ optional: true }) discussedOn: string | null;
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
  @Part(() => HearingView, { optional: true }) hearing?: HearingView;
  @Part(() => DecisionView, { optional: true }) decision?: DecisionView;
  @Part(() => MeasureView, { list: true }) measures: MeasureView[];
  @Part(() => DebtView, { optional: true }) account?: DebtView;
}
