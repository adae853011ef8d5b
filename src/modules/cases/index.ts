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
export { CaseFiles, type ReviewSubjectFacts } from './case-files.js';
export { FullRecordingRequirements, type FullRecordingStatus } from './full-recording-requirements.js';
export { CaseReader } from './case-reader.js';
export { CasesModule } from './cases.module.js';
export { type Bindings, bindingsOf, changedSince } from './rules/bindings.js';
export { caseTokens, searchTextOf, partitionOf } from './rules/case-tokens.rules.js';
export type { Span } from './rules/coverage.rules.js';
export { nextNumber } from './numbers.js';
export { RecountClocks } from './recount-clocks.js';
export type { DecisionDraft } from './rules/draft.js';
export { birthDayOfParty, concernsMinor, creditCodeHolds, type Party, partyHolds } from './rules/party.js';
export { publishedBy } from './rules/publication.rules.js';
export { PartyInput } from './dto/case-inputs.js';
export {
  type CaseAct,
  type CaseState,
  nextActs,
  NOTED_ACTS,
  type NotedAct,
  STATES,
  transitionOf,
  transitions,
} from './rules/procedure.js';
export { stageIsOver } from './rules/record-matrix.rules.js';
export { type ReviewScope, reviewScope } from './rules/review-scope.rules.js';
export { UNTRUE_KINDS } from './rules/untrue-sentences.rules.js';
export * from './rules/vocabulary.js';
export { UntrueSentences } from './untrue-sentences.js';
export {
  decisionText,
  filingRequest,
  intake,
  noticeText,
  onTheSpotText,
  penaltyWords,
  plainForm,
  suspensionForm,
  yuan,
} from './texts.js';
export * from './acts/index.js';
export { CaseActs, type CaseContext, type CaseOutcome } from './case-acts.js';
