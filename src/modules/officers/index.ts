export { ChangeCertificate } from './acts/change-certificate.js';
export { ApplyForCertificate } from './acts/apply-for-certificate.js';
export { DecideApplication } from './acts/decide-application.js';
export { EnterHours } from './acts/enter-hours.js';
export { IssueCertificate, type NewCertificate } from './acts/issue-certificate.js';
export { KeepFile } from './acts/keep-file.js';
export { MoveOfficer } from './acts/move-officer.js';
export { ReplaceCertificate } from './acts/replace-certificate.js';
export { ReviewCertificate } from './acts/review-certificate.js';
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
export { type NewOfficer, RegisterOfficer } from './acts/register-officer.js';
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
