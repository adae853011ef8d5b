// Written by scripts/act-index.mjs from the declarations beside it.
import { AnnulInspectionResult } from './annul-result.js';
import { ApproveInspection } from './approve-inspection.js';
import { CancelInspection } from './cancel-inspection.js';
import { CheckIn } from './check-in.js';
import { EndInspectionItem } from './end-item.js';
import { EvaluateInspection } from './evaluate-inspection.js';
import { FinishInspection } from './finish-inspection.js';
import { ListInspectionItem } from './list-item.js';
import { RefuseInspection } from './refuse-inspection.js';
import { RequestInspection } from './request-inspection.js';

/** Every act of this module. */
export const ACTS = [
  AnnulInspectionResult,
  ApproveInspection,
  CancelInspection,
  CheckIn,
  EndInspectionItem,
  EvaluateInspection,
  FinishInspection,
  ListInspectionItem,
  RefuseInspection,
  RequestInspection,
] as const;

export {
  AnnulInspectionResult,
  ApproveInspection,
  CancelInspection,
  CheckIn,
  EndInspectionItem,
  EvaluateInspection,
  FinishInspection,
  ListInspectionItem,
  RefuseInspection,
  RequestInspection,
};
