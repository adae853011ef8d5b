// Written by scripts/act-index.mjs from the declarations beside it.
import { CorrectLicence } from './correct-licence.js';
import { DeliverLicence } from './deliver-licence.js';
import { EndLicence } from './end-licence.js';
import { RegisterLicence } from './register-licence.js';

/** Every act of this module. */
export const ACTS = [
  CorrectLicence,
  DeliverLicence,
  EndLicence,
  RegisterLicence,
] as const;

export {
  CorrectLicence,
  DeliverLicence,
  EndLicence,
  RegisterLicence,
};
