// Written by scripts/act-index.mjs from the declarations beside it.
import { OpineOnLegality } from './opine-on-legality.js';
import { SubmitForLegality } from './submit-for-legality.js';

/** Every act of this module. */
export const ACTS = [
  OpineOnLegality,
  SubmitForLegality,
] as const;

export {
  OpineOnLegality,
  SubmitForLegality,
};
