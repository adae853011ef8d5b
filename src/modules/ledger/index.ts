export { Acts, type Done, type Scene, type Subject } from './acts.js';
export { type Checkpoint, Checkpoints } from './checkpoints.js';
export { checkHeads } from './check-heads.js';
export { LedgerKey } from './ledger-key.js';
export { LedgerProofs, type Proven } from './ledger-proofs.js';
export { LedgerCheckpointRow, LedgerEntryRow, LedgerHeadRow } from './ledger.entities.js';
export { LedgerModule } from './ledger.module.js';
export { LedgerHealth } from './ledger-health.js';
export { type LedgerReport, VerifyLedger } from './verify-ledger.js';
