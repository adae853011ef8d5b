export { compareExceptRemovals, type Comparison } from './compare.js';
export { applyRemovals, redact, rescan, type Redaction, type Removal } from './redact.js';
export { REMOVAL_CLASSES, type RedactionOptions, type RedactionRule, type RemovalClass } from './types.js';
