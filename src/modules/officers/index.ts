export {
  ApplyForCertificate,
  ApproveApplication,
  EnterExistingCertificate,
  EnterHours,
  IssueCertificate,
  MarkOfficer,
  RegisterOfficer,
  ReviewCertificate,
  RevokeCertificate,
  SetPhoto,
  SettleMark,
  SuspendCertificate,
} from './acts/index.js';
export type { NewCertificateInput, NewOfficerInput } from './dto/officer-inputs.js';
export { ApplicationActs, CertificateActs, OfficerActs } from './officer-acts.js';
export { type CertificateKind, CertificateEventRow, CertificateRow, OfficerRow } from './officer.entities.js';
export { CertificateApplicationRow, CertificateReviewRow } from './chain.entities.js';
export { type NewHours, type NewPass, OfficerRecords, type Pass } from './officer-records.js';
export { OFFICER_ENTITIES } from './officer-entities.js';
export {
  EXAM_SUBJECTS,
  type ExamSubject,
  OfficerHoursRow,
  OfficerPassRow,
  OfficerPhotoRow,
  OfficerPostingRow,
  TRAINING_KINDS,
  type TrainingKind,
} from './record.entities.js';
export { Officers } from './officers.js';
export { OfficersModule } from './officers.module.js';
export {
  type CertificateHistory,
  type CertificateSnapshot,
  enoughEntitledOfficers,
  entitles,
  type OfficerOnDuty,
  stateOn,
  STATE_WORDS,
  whyInvalid,
} from './rules/certificate.rules.js';
