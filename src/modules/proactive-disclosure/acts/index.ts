// Written by scripts/act-index.mjs from the declarations beside it.
import { PublishText } from './publish-text.js';
import { ReportChange } from './report-change.js';

/** Every act of this module. */
export const ACTS = [
  PublishText,
  ReportChange,
] as const;

export {
  PublishText,
  ReportChange,
};
