export { type OpenedShare, OpenShare } from './open-share.js';
export { EvidenceShareRow } from './share.entity.js';
export { ShareEvidence } from './share-evidence.js';
export { SharesController } from './shares.controller.js';
