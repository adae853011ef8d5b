// Written by scripts/act-index.mjs from the declarations beside it.
import { AnnounceService } from './announce-service.js';
import { AnnulDecision } from './annul-decision.js';
import { AnnulMeasure } from './annul-measure.js';
import { ApproveFiling } from './approve-filing.js';
import { ArchiveCase } from './archive-case.js';
import { ChangeOfficers } from './change-officers.js';
import { CloseCase } from './close-case.js';
import { ConcludeInvestigation } from './conclude-investigation.js';
import { CorrectParticulars } from './correct-particulars.js';
import { CorrectRecord } from './correct-record.js';
import { DecideOnTheSpot } from './decide-on-the-spot.js';
import { Decide } from './decide.js';
import { Demolish } from './demolish.js';
import { Discuss } from './discuss.js';
import { DisposeGoods } from './dispose-goods.js';
import { DraftDecision } from './draft-decision.js';
import { DropCase } from './drop-case.js';
import { ExcuseCourse } from './excuse-course.js';
import { GiveNotice } from './give-notice.js';
import { HandInCash } from './hand-in-cash.js';
import { LiftSeizure } from './lift-seizure.js';
import { OrderPreservation } from './order-preservation.js';
import { RecordDefence } from './record-defence.js';
import { RecordHearing } from './record-hearing.js';
import { RecordInvestigation } from './record-investigation.js';
import { RecordPayment } from './record-payment.js';
import { RecordRefund } from './record-refund.js';
import { RefuseFiling } from './refuse-filing.js';
import { RegisterLead } from './register-lead.js';
import { ReportHearing } from './report-hearing.js';
import { RequestFiling } from './request-filing.js';
import { RequestHearing } from './request-hearing.js';
import { ResumeCase } from './resume-case.js';
import { ScheduleHearing } from './schedule-hearing.js';
import { Seize } from './seize.js';
import { ServeDecision } from './serve-decision.js';
import { SettlePreservation } from './settle-preservation.js';
import { StateFacts } from './state-facts.js';
import { SuspendCase } from './suspend-case.js';
import { TransferCase } from './transfer-case.js';
import { WaiveHearing } from './waive-hearing.js';
import { WithdrawLead } from './withdraw-lead.js';

/** Every act of this module. */
export const ACTS = [
  AnnounceService,
  AnnulDecision,
  AnnulMeasure,
  ApproveFiling,
  ArchiveCase,
  ChangeOfficers,
  CloseCase,
  ConcludeInvestigation,
  CorrectParticulars,
  CorrectRecord,
  Decide,
  DecideOnTheSpot,
  Demolish,
  Discuss,
  DisposeGoods,
  DraftDecision,
  DropCase,
  ExcuseCourse,
  GiveNotice,
  HandInCash,
  LiftSeizure,
  OrderPreservation,
  RecordDefence,
  RecordHearing,
  RecordInvestigation,
  RecordPayment,
  RecordRefund,
  RefuseFiling,
  RegisterLead,
  ReportHearing,
  RequestFiling,
  RequestHearing,
  ResumeCase,
  ScheduleHearing,
  Seize,
  ServeDecision,
  SettlePreservation,
  StateFacts,
  SuspendCase,
  TransferCase,
  WaiveHearing,
  WithdrawLead,
] as const;

export {
  AnnounceService,
  AnnulDecision,
  AnnulMeasure,
  ApproveFiling,
  ArchiveCase,
  ChangeOfficers,
  CloseCase,
  ConcludeInvestigation,
  CorrectParticulars,
  CorrectRecord,
  Decide,
  DecideOnTheSpot,
  Demolish,
  Discuss,
  DisposeGoods,
  DraftDecision,
  DropCase,
  ExcuseCourse,
  GiveNotice,
  HandInCash,
  LiftSeizure,
  OrderPreservation,
  RecordDefence,
  RecordHearing,
  RecordInvestigation,
  RecordPayment,
  RecordRefund,
  RefuseFiling,
  RegisterLead,
  ReportHearing,
  RequestFiling,
  RequestHearing,
  ResumeCase,
  ScheduleHearing,
  Seize,
  ServeDecision,
  SettlePreservation,
  StateFacts,
  SuspendCase,
  TransferCase,
  WaiveHearing,
  WithdrawLead,
};
