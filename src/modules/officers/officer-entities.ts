import { CertificateApplicationRow, CertificateReviewRow } from './chain.entities.js';
import { CertificateEventRow, CertificateRow, OfficerRow } from './officer.entities.js';
import {
  OfficerHoursRow,
  OfficerMarkRow,
  OfficerPassRow,
  OfficerPhotoRow,
  OfficerPostingRow,
} from './record.entities.js';

/** Every table of the module. */
export const OFFICER_ENTITIES = [
  OfficerRow,
  CertificateRow,
  CertificateEventRow,
  CertificateApplicationRow,
  CertificateReviewRow,
  OfficerHoursRow,
  OfficerMarkRow,
  OfficerPassRow,
  OfficerPhotoRow,
  OfficerPostingRow,
];
