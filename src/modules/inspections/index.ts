export {
  CheckIn,
  EvaluateInspection,
  ApproveInspection,
  FinishInspection,
  ListInspectionItem,
  RequestInspection,
} from './acts/index.js';
export { InspectionActs, InspectionItemActs } from './inspection-acts.js';
export { INSPECTION_ENTITIES, InspectionRow } from './inspection.entities.js';
export { InspectionFiles } from './inspection-files.js';
export { Inspections } from './inspections.js';
export { InspectionsModule } from './inspections.module.js';
export { mayBeLetIn } from './rules/inspection.rules.js';
export { KIND_WORDS, RESULT_WORDS } from './rules/words.js';
