import { SessionRow, UserRow } from './modules/accounts/index.js';
import { AgencyRow } from './modules/agencies/index.js';
import { CalendarYearRow } from './modules/calendar/index.js';
import { CASE_ENTITIES } from './modules/cases/index.js';
import { DEVICE_ENTITIES } from './modules/devices/index.js';
import { EVIDENCE_ENTITIES } from './modules/evidence/index.js';
import { DISCLOSURE_ENTITIES } from './modules/disclosure/index.js';
import { EXCHANGE_ENTITIES } from './modules/exchange/index.js';
import { INSPECTION_ENTITIES } from './modules/inspections/index.js';
import { LedgerCheckpointRow, LedgerEntryRow, LedgerHeadRow } from './modules/ledger/index.js';
import { LegalityItemRow } from './modules/legality/index.js';
import { LicenceRow } from './modules/licences/index.js';
import { REVIEW_ENTITIES } from './modules/reviews/index.js';
import { EXAM_ENTITIES } from './modules/exams/index.js';
import { OPENNESS_ENTITIES } from './modules/openness/index.js';
import { QUESTION_ENTITIES } from './modules/questions/index.js';
import { OFFICER_ENTITIES } from './modules/officers/index.js';
import { TRAINING_ENTITIES } from './modules/training/index.js';
import { StoreIdentityRow } from './platform/database/index.js';

/** Every table of the house; the migrations are written from and checked against this list. */
export const ENTITIES = [
  StoreIdentityRow,
  AgencyRow,
  UserRow,
  SessionRow,
  LedgerEntryRow,
  LedgerHeadRow,
  LedgerCheckpointRow,
  CalendarYearRow,
  ...OFFICER_ENTITIES,
  ...CASE_ENTITIES,
  ...DEVICE_ENTITIES,
  ...EVIDENCE_ENTITIES,
  ...INSPECTION_ENTITIES,
  ...REVIEW_ENTITIES,
  LegalityItemRow,
  LicenceRow,
  ...DISCLOSURE_ENTITIES,
  ...EXCHANGE_ENTITIES,
  ...OPENNESS_ENTITIES,
  ...QUESTION_ENTITIES,
  ...TRAINING_ENTITIES,
  ...EXAM_ENTITIES,
];
