import { Entity, Index } from 'typeorm';
import {
  Code,
  Count,
  Flag,
  Id,
  InstantText,
  Json,
  LegalDayText,
  Line,
  Prose,
  Ref,
} from '../../platform/database/index.js';
import { CERTIFICATE_KINDS, type CertificateKind } from './officer.entities.js';

export const REVIEW_OUTCOMES = ['passed', 'failed'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** 年审 of one certificate for one year, as it was found. A year may be judged again; the last row on a day holds. */
@Entity('certificate_reviews')
@Index('ix_certificate_reviews_certificate', ['certificateId', 'year'])
@Index('ix_certificate_reviews_agency', ['agencyId', 'year'])
export class CertificateReviewRow {
  @Id() id: string;
  @Ref() certificateId: string;
  @Ref() officerId: string;
  @Ref() agencyId: string;
  @Count() year: number;
  @Code(REVIEW_OUTCOMES) outcome: ReviewOutcome;
  /** Minutes of training of the year as the ledger then stood. */
  @Count() minutes: number;
  @Flag() unresolvedDiscipline: boolean;
  @Flag() inPost: boolean;
  @Prose({ nullable: true }) reason: string | null;
  /** The day from which the verdict holds. */
  @LegalDayText() on: string;
  @Ref() recordedBy: string;
  @Line(60) recordedByName: string;
  @InstantText() recordedAt: string;
}

export const APPLICATION_STATES = ['applied', 'approved', 'refused', 'issued'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** What an application rested on, kept as it was. */
export interface ApplicationGrounds {
  readonly employment: string | null;
  readonly photoSha256: string | null;
  readonly minutes: number;
  readonly passes: readonly { subject: string; field: string | null; passedOn: string; sourceId: string }[];
}

/** 申请 → 审核 → 发证. */
@Entity('certificate_applications')
@Index('ix_certificate_applications_agency', ['agencyId', 'state', 'id'])
@Index('ix_certificate_applications_officer', ['officerId'])
export class CertificateApplicationRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() officerId: string;
  @Code(CERTIFICATE_KINDS) kind: CertificateKind;
  @Json() fields: string[];
  @Json() areas: string[];
  @Code(APPLICATION_STATES) state: ApplicationState;
  @Json() grounds: ApplicationGrounds;
  @Line(120) lawVersion: string;
  @LegalDayText() appliedOn: string;
  @InstantText() appliedAt: string;
  @Ref() appliedBy: string;
  @Line(60) appliedByName: string;
  @Prose({ nullable: true }) opinion: string | null;
  @InstantText({ nullable: true }) decidedAt: string | null;
  @Ref({ nullable: true }) decidedBy: string | null;
  @Line(60, { nullable: true }) decidedByName: string | null;
  @Ref({ nullable: true }) certificateId: string | null;
}
