import { ClassifyEvidence } from './classify-evidence.js';
import { DisposeEvidence } from './dispose-evidence.js';
import { HoldEvidence } from './hold-evidence.js';
import { RetentionReader } from './retention-reader.js';
import { Retention } from './retention.js';

export { RETENTION_ENTITIES } from './retention.entities.js';
export { RetentionController } from './retention.controller.js';
export { Retention } from './retention.js';
export const RETENTION_PROVIDERS = [
  ClassifyEvidence,
  DisposeEvidence,
  HoldEvidence,
  Retention,
  RetentionReader,
];
