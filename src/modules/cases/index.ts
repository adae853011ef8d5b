export {
  CASE_ENTITIES,
  CaseClockRow,
  CaseCourseRow,
  CaseDecisionRow,
  CaseDocumentRow,
  CaseEventRow,
  CaseEvidenceRow,
  CaseHearingRow,
  CaseReviewAnswerRow,
  CaseReviewOutcomeRow,
  CaseRow,
} from './case.entities.js';
export { CaseMeasureRow } from './measure.entity.js';
export { Catalogue } from './catalogue/catalogue.js';
export { CatalogueRow } from './catalogue/catalogue.entity.js';
export { CaseFiles, type ReviewMatter } from './case-files.js';
export { Courses, type CourseStanding } from './courses.js';
export { CaseReader } from './case-reader.js';
export { CasesModule } from './cases.module.js';
export { type Bindings, changedSince } from './rules/bindings.js';
export type { Span } from './rules/coverage.rules.js';
export { nextNumber } from './numbers.js';
export { RecountClocks } from './recount-clocks.js';
export type { DecisionDraft } from './rules/draft.js';
export { birthDayOfParty, creditCodeHolds, type Party, partyHolds } from './rules/party.js';
export { publishedBy } from './rules/publication.rules.js';
export { PartyInput } from './dto/case-inputs.js';
export { type CaseAct, type CaseState, nextActs, STATES, TRANSITIONS } from './rules/procedure.js';
export { stageIsOver } from './rules/record-matrix.rules.js';
export type { ReviewScope } from './rules/review-scope.rules.js';
export * from './rules/vocabulary.js';
export { penaltyWords, yuan } from './texts.js';
export { AnnulDecision } from './acts/annul-decision.js';
export { ApproveFiling } from './acts/approve-filing.js';
export { ArchiveCase } from './acts/archive-case.js';
export { CloseCase } from './acts/close-case.js';
export { ConcludeInvestigation } from './acts/conclude-investigation.js';
export { DecideOnTheSpot } from './acts/decide-on-the-spot.js';
export { Decide } from './acts/decide.js';
export { Discuss } from './acts/discuss.js';
export { DraftDecision } from './acts/draft-decision.js';
export { GiveNotice } from './acts/give-notice.js';
export { HandInCash } from './acts/hand-in-cash.js';
export { Hear } from './acts/hear.js';
export { LeaveThePath } from './acts/leave-the-path.js';
export { Preserve } from './acts/preserve.js';
export { RecordDefence } from './acts/record-defence.js';
export { RecordInvestigation } from './acts/record-investigation.js';
export { RecordPayment } from './acts/record-payment.js';
export { RefuseFiling } from './acts/refuse-filing.js';
export { RegisterLead } from './acts/register-lead.js';
export { RequestFiling } from './acts/request-filing.js';
export { Seize } from './acts/seize.js';
export { ServeDecision } from './acts/serve-decision.js';
export { StateFacts } from './acts/state-facts.js';
