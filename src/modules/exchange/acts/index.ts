// Written by scripts/act-index.mjs from the declarations beside it.
import { MakeBatch } from './make-batch.js';
import { RecordReceipt } from './record-receipt.js';
import { TakeBatch } from './take-batch.js';

/** Every act of this module. */
export const ACTS = [
  MakeBatch,
  RecordReceipt,
  TakeBatch,
] as const;

export {
  MakeBatch,
  RecordReceipt,
  TakeBatch,
};
