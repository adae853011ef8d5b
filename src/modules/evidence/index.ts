export { EvidenceModule } from './evidence.module.js';
export { EvidenceReader } from './evidence-reader.js';
export { EvidenceRow } from './evidence.entity.js';
export { EvidenceStore } from './evidence-store.js';
export type { Intake } from './intake.js';
export { type ArrivedBytes, ReceiveEvidence } from './receive-evidence.js';
export { type FailedSealing, SealEvidence } from './seal-evidence.js';
export { Uploads } from './uploads.js';
export { type EvidenceFinding, VerifyEvidence } from './verify-evidence.js';
