export { canonicalJson, type CanonicalValue } from './canonical.js';
export { entryBytes, parseEntry, type Checked, type LedgerEntry } from './entry.js';
export {
  EMPTY_FRONTIER,
  ProofCollector,
  append,
  consistencyProof,
  inclusionProof,
  isDigest,
  isFrontier,
  leafHash,
  nodeHash,
  rootOf,
  rootOfLeaves,
  verifyConsistency,
  verifyInclusion,
  type Digest,
  type Frontier,
} from './merkle.js';
export {
  openNote,
  parseNote,
  parseVerifierKey,
  signNote,
  verifierKeyOf,
  type Note,
  type NoteSigner,
  type Verifier,
} from './note.js';
export {
  checkpointBody,
  originOf,
  parseCheckpoint,
  signCheckpoint,
  signHead,
  verifyCheckpoint,
  verifyHead,
  type TreeHead,
} from './checkpoint.js';
export {
  CHECKPOINT_ACT,
  validRange,
  verifyRow,
  type AuditRow,
  type ValidRange,
  type VerifiedRow,
} from './verify-row.js';
export {
  LogAudit,
  auditLog,
  type AuditFinding,
  type AuditInput,
  type AuditReport,
  type CheckpointRow,
  type FindingKind,
  type NamedNote,
  type SignedHead,
} from './audit.js';
