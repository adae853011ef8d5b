export {
  CASE_ENTITIES,
  CaseClockRow,
  CaseDecisionRow,
  CaseDocumentRow,
  CaseEventRow,
  CaseEvidenceRow,
  CaseReviewOutcomeRow,
  CaseRow,
} from './case.entities.js';
export { CaseFiles, type ReviewMatter } from './case-files.js';
export { CaseReader } from './case-reader.js';
export { CasesModule } from './cases.module.js';
export { type Bindings, changedSince } from './rules/bindings.js';
export type { DecisionDraft } from './rules/draft.js';
export { birthDayOfParty, type Party } from './rules/party.js';
export { type CaseAct, type CaseState, nextActs, STATES, TRANSITIONS } from './rules/procedure.js';
export type { ReviewScope } from './rules/review-scope.rules.js';
export * from './rules/vocabulary.js';
export { penaltyWords, yuan } from './texts.js';
