// Written by scripts/act-index.mjs from the declarations beside it.
import { ApplyForCertificate } from './apply-for-certificate.js';
import { ApproveApplication } from './approve-application.js';
import { CancelCertificate } from './cancel-certificate.js';
import { CorrectHours } from './correct-hours.js';
import { EnterExistingCertificate } from './enter-existing-certificate.js';
import { EnterHours } from './enter-hours.js';
import { IssueCertificate } from './issue-certificate.js';
import { LeavePost } from './leave-post.js';
import { MarkOfficer } from './mark-officer.js';
import { ReadPrivate } from './read-private.js';
import { RefuseApplication } from './refuse-application.js';
import { RegisterOfficer } from './register-officer.js';
import { ReissueCertificate } from './reissue-certificate.js';
import { RenewCertificate } from './renew-certificate.js';
import { ReportLoss } from './report-loss.js';
import { RestoreCertificate } from './restore-certificate.js';
import { ReviewCertificate } from './review-certificate.js';
import { RevokeCertificate } from './revoke-certificate.js';
import { SetPhoto } from './set-photo.js';
import { SettleMark } from './settle-mark.js';
import { SuspendCertificate } from './suspend-certificate.js';
import { TransferOfficer } from './transfer-officer.js';
import { UpdateOfficerFile } from './update-officer-file.js';

/** Every act of this module. */
export const ACTS = [
  ApplyForCertificate,
  ApproveApplication,
  CancelCertificate,
  CorrectHours,
  EnterExistingCertificate,
  EnterHours,
  IssueCertificate,
  LeavePost,
  MarkOfficer,
  ReadPrivate,
  RefuseApplication,
  RegisterOfficer,
  ReissueCertificate,
  RenewCertificate,
  ReportLoss,
  RestoreCertificate,
  ReviewCertificate,
  RevokeCertificate,
  SetPhoto,
  SettleMark,
  SuspendCertificate,
  TransferOfficer,
  UpdateOfficerFile,
] as const;

export {
  ApplyForCertificate,
  ApproveApplication,
  CancelCertificate,
  CorrectHours,
  EnterExistingCertificate,
  EnterHours,
  IssueCertificate,
  LeavePost,
  MarkOfficer,
  ReadPrivate,
  RefuseApplication,
  RegisterOfficer,
  ReissueCertificate,
  RenewCertificate,
  ReportLoss,
  RestoreCertificate,
  ReviewCertificate,
  RevokeCertificate,
  SetPhoto,
  SettleMark,
  SuspendCertificate,
  TransferOfficer,
  UpdateOfficerFile,
};
