import { Check, Entity, Index } from 'typeorm';
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
} from '../../../platform/database/index.js';
import type { Ground } from '../rules/early-stop.rules.js';

/** 更正申请, 提前停止公示申请, 投诉举报, 意见建议. */
export const REQUEST_KINDS = ['correction', 'early-stop', 'complaint', 'suggestion'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
/** Kinds that are about a published record. */
export const ABOUT_RECORD: readonly RequestKind[] = ['correction', 'early-stop'];

/** `proposed`: one would grant the early stop, a second person has yet to do it. */
export const REQUEST_STATES = ['open', 'proposed', 'accepted', 'refused'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** What somebody without an account asked of an agency. Name, contact and words are for the office alone. */
@Entity('public_requests')
@Index('ix_public_requests_due', ['agencyId', 'state', 'due', 'id'])
@Index('ix_public_requests_agency', ['agencyId', 'id'])
@Check(
  'ck_public_requests_record',
  `("kind" IN ('correction', 'early-stop')) = ("slug" IS NOT NULL AND "disclosureId" IS NOT NULL)`,
)
export class PublicRequestRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Code(REQUEST_KINDS) kind: RequestKind;
  /** SHA-256 of the receipt number: who reads the database cannot ask in the applicant's place. */
  @Digest({ unique: true }) receiptSha256: string;
  /** Address of the record that it is about. */
  @Line(24, { nullable: true }) slug: string | null;
  @Ref({ nullable: true }) disclosureId: string | null;
  @Line(60) name: string;
  @Line(100) contact: string;
  @Prose() text: string;
  /** What the applicant says of the conditions of an early stop (PUB-14). */
  @Json() claims: Ground[];
  @LegalDayText() receivedOn: string;
  @InstantText() receivedAt: string;
  /** The row that gave the period of the answer, and its last day. */
  @Line(20) dueRule: string;
  @LegalDayText() due: string;
  @Code(REQUEST_STATES) state: RequestState;
  /** Told to who holds the receipt. */
  @Line(1000, { nullable: true }) answer: string | null;
  /** What the office found of the conditions; null where none were asked for. */
  @Json({ nullable: true }) findings: Ground[] | null;
  @Ref({ nullable: true }) answeredBy: string | null;
  @Ref({ nullable: true }) answeredByOfficerId: string | null;
  @Line(60, { nullable: true }) answeredByName: string | null;
  @LegalDayText({ nullable: true }) settledOn: string | null;
  @Line(60, { nullable: true }) settledByName: string | null;
  /** Why the second person did not stop it. */
  @Line(1000, { nullable: true }) returnReason: string | null;
  @Count() version: number;
}
