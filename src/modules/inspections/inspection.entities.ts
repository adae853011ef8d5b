import { Entity, Index } from 'typeorm';
import {
  Code,
  Count,
  Digest,
  Id,
  InstantText,
  Json,
  LegalDayText,
  Line,
  Prose,
  Ref,
} from '../../platform/database/index.js';
import type { CertificateSnapshot } from '../officers/index.js';
import {
  APPROVALS,
  type Approval,
  INSPECTION_KINDS,
  INSPECTION_RESULTS,
  INSPECTION_STATES,
  type InspectionKind,
  type InspectionResult,
  type InspectionState,
} from './rules/words.js';

/** One item of an agency's published list (检查事项清单). Only its end is ever written later. */
@Entity('inspection_items')
@Index('ix_inspection_items_agency', ['agencyId', 'from'])
export class InspectionItemRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Line(200) name: string;
  @Line(40) field: string;
  @Line(300) basis: string;
  /** Planned inspections of one company in a calendar year; null where no cap was published (INS-05). */
  @Count({ nullable: true }) yearlyCap: number | null;
  @LegalDayText() from: string;
  /** Last day on the list. */
  @LegalDayText({ nullable: true }) to: string | null;
  @Line(60) listedByName: string;
  @InstantText() listedAt: string;
  @Line(60, { nullable: true }) endedByName: string | null;
}

/** One inspection of one company, from the request to what the company says of it. */
@Entity('inspections')
@Index('ix_inspections_agency', ['agencyId', 'first', 'id'])
@Index('ix_inspections_publish', ['agencyId', 'settledOn', 'resultDue'])
@Index('ix_inspections_withdraw', ['agencyId', 'withdrawnOn', 'withdrawBy'])
@Index('ix_inspections_approval', ['agencyId', 'approval', 'first'])
@Index('ix_inspections_company', ['companyCode', 'first'])
export class InspectionRow {
  @Id() id: string;
  @Ref() agencyId: string;
  /** 行政检查通知书文号. */
  @Line(80) number: string;
  /** Address of the check-in page: random, so that nobody finds an inspection by guessing. */
  @Line(24, { unique: true }) token: string;
  @Ref() itemId: string;
  @Line(200) itemName: string;
  @Line(40) field: string;
  @Line(300) basis: string;
  @Code(INSPECTION_KINDS) kind: InspectionKind;
  /** Where the request comes from: the plan, the complaint's number … */
  @Line(300) origin: string;
  @Line(120) companyName: string;
  @Line(18) companyCode: string;
  @Line(200) address: string;
  @Line(6) areaCode: string;
  @LegalDayText() first: string;
  @LegalDayText() last: string;
  @LegalDayText({ nullable: true }) noticeOn: string | null;
  @Line(500, { nullable: true }) noNoticeReason: string | null;
  @Line(500, { nullable: true }) urgentReason: string | null;
  @Json() officerIds: string[];
  @Code(INSPECTION_STATES) state: InspectionState;
  @Code(APPROVALS) approval: Approval;
  @Ref() requestedBy: string;
  @Line(60) requestedByName: string;
  @InstantText() requestedAt: string;
  @Ref({ nullable: true }) approvedBy: string | null;
  @Line(60, { nullable: true }) approvedByName: string | null;
  @InstantText({ nullable: true }) approvedAt: string | null;
  @Line(500, { nullable: true }) approvalNote: string | null;
  /** Who let the officers in, by his own word (INS-10). */
  @Line(60, { nullable: true }) admittedBy: string | null;
  @InstantText({ nullable: true }) enteredAt: string | null;
  /** The certificates as they were shown and checked at the door (PUB-07, INS-11). */
  @Json({ nullable: true }) certificates: CertificateSnapshot[] | null;
  @InstantText({ nullable: true }) finishedAt: string | null;
  @Code(INSPECTION_RESULTS, { nullable: true }) result: InspectionResult | null;
  @Prose({ nullable: true }) findings: string | null;
  @LegalDayText({ nullable: true }) correctBy: string | null;
  /** Last lawful day on which the result is published (INS-13). */
  @LegalDayText({ nullable: true }) resultDue: string | null;
  /** What the company was told (行政检查结果告知书), and its digest. */
  @Prose({ nullable: true }) resultText: string | null;
  @Digest({ nullable: true }) resultSha256: string | null;
  /** Published, or found not to be public. */
  @LegalDayText({ nullable: true }) settledOn: string | null;
  @LegalDayText({ nullable: true }) publishedOn: string | null;
  @LegalDayText({ nullable: true }) annulledOn: string | null;
  @Line(500, { nullable: true }) annulReason: string | null;
  /** Last day on which what was published of it is withdrawn (PUB-03b). */
  @LegalDayText({ nullable: true }) withdrawBy: string | null;
  @LegalDayText({ nullable: true }) withdrawnOn: string | null;
  @Line(500, { nullable: true }) cancelReason: string | null;
  /** One to five, by the company. */
  @Count({ nullable: true }) score: number | null;
  @Line(500, { nullable: true }) comment: string | null;
  @InstantText({ nullable: true }) evaluatedAt: string | null;
}

export const INSPECTION_ENTITIES = [InspectionItemRow, InspectionRow];
