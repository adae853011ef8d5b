import { ACCOUNT_ENTITIES } from './modules/accounts/index.js';
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
import { PROACTIVE_DISCLOSURE_ENTITIES } from './modules/proactive-disclosure/index.js';
import { QUESTION_ENTITIES } from './modules/questions/index.js';
import { OFFICER_ENTITIES } from './modules/officers/index.js';
import { TRAINING_ENTITIES } from './modules/training/index.js';
import { SecurityLogRow } from './modules/security-log/index.js';
import { StoreIdentityRow } from './platform/database/index.js';
import { DraftRow } from './platform/drafts/index.js';
import { RepeatedRequestRow } from './platform/repeats/index.js';

/** Every table; the migrations are written from and checked against this list. */
export const ENTITIES = [
  StoreIdentityRow,
  RepeatedRequestRow,
  DraftRow,
  AgencyRow,
  ...ACCOUNT_ENTITIES,
  SecurityLogRow,
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
  ...PROACTIVE_DISCLOSURE_ENTITIES,
  ...QUESTION_ENTITIES,
  ...TRAINING_ENTITIES,
  ...EXAM_ENTITIES,
];
