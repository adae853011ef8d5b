export {
  type ActContext,
  type ActContext as Scene,
  type ActOutcome,
  type ActOutcome as Done,
  Acts,
  type Subject,
} from './acts.js';
export { type Checkpoint, Checkpoints } from './checkpoints.js';
export { checkHeads } from './check-heads.js';
export { LedgerKey } from './ledger-key.js';
export { LedgerProofs, type Proven } from './ledger-proofs.js';
export { LedgerCheckpointRow, LedgerEntryRow, LedgerHeadRow } from './ledger.entities.js';
export { LedgerModule } from './ledger.module.js';
export { LedgerHealth } from './ledger-health.js';
export { ListedRowActs, type RowContext, RowActs, type RowOutcome } from './row-acts.js';
export { type NewSubjectContext, SubjectActs, type SubjectContext } from './subject-acts.js';
export { SubjectVersions, versionsOf } from './subject-versions.js';
export { Upkeep } from './upkeep.js';
export { type LedgerReport, VerifyLedger } from './verify-ledger.js';
