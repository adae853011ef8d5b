export { ChangeCertificate } from './change-certificate.js';
export { IssueCertificate, type NewCertificate } from './issue-certificate.js';
export { type CertificateKind, CertificateEventRow, CertificateRow, OfficerRow } from './officer.entities.js';
export { CertificateApplicationRow, CertificateReviewRow } from './chain.entities.js';
export { type NewHours, type NewPass, OfficerRecords, type Pass } from './officer-records.js';
export { OFFICER_ENTITIES } from './officer-entities.js';
export {
  EXAM_SUBJECTS,
  type ExamSubject,
  OfficerHoursRow,
  OfficerPassRow,
  OfficerPostingRow,
  TRAINING_KINDS,
  type TrainingKind,
} from './record.entities.js';
export { Officers } from './officers.js';
export { OfficersModule } from './officers.module.js';
export { type NewOfficer, RegisterOfficer } from './register-officer.js';
export {
  type CertificateHistory,
  type CertificateSnapshot,
  enoughEntitledOfficers,
  entitles,
  type OfficerOnDuty,
  stateOn,
  STATE_WORDS,
} from './rules/certificate.rules.js';
