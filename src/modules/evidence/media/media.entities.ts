import { Entity, Index } from 'typeorm';
import {
  Bytes,
  Code,
  Count,
  Digest,
  Id,
  InstantText,
  Line,
  Prose,
  Ref,
} from '../../../platform/database/index.js';
import {
  MEDIA_PROBLEMS,
  MEDIA_STATUSES,
  type MediaProblem,
  type MediaStatus,
} from './rules/media-facts.rules.js';

/** What the bytes of an item say of themselves; same id as the item. Written once. */
@Entity('evidence_media')
@Index('ix_evidence_media_case', ['caseId'])
export class EvidenceMediaRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() caseId: string;
  @Code(MEDIA_STATUSES) status: MediaStatus;
  @Code(MEDIA_PROBLEMS, { nullable: true }) problem: MediaProblem | null;
  @Line(60, { nullable: true }) container: string | null;
  @Line(60, { nullable: true }) videoCodec: string | null;
  /** Profile, bit depth and chroma: whether a browser can play the codec hangs on them. */
  @Line(100, { nullable: true }) videoProfile: string | null;
  @Line(60, { nullable: true }) audioCodec: string | null;
  /** Milliseconds. */
  @Bytes({ nullable: true }) durationMs: number | null;
  @Count({ nullable: true }) width: number | null;
  @Count({ nullable: true }) height: number | null;
  /** Frames in a thousand seconds: 25 a second are 25000. */
  @Count({ nullable: true }) frameRateMilli: number | null;
  /** When the file says it was made, where it says so with a zone. */
  @InstantText({ nullable: true }) madeAt: string | null;
  /** The same as the file words it. */
  @Line(60, { nullable: true }) madeAtText: string | null;
  @Line(60) tool: string;
  @InstantText() readAt: string;
  @Ref() entryId: string;
}

/** How far a device's clock was off, by whose word; on one item, or on a device for a span. Written once. */
@Entity('clock_offsets')
@Index('ix_clock_offsets_evidence', ['evidenceId'])
@Index('ix_clock_offsets_device', ['deviceId'])
export class ClockOffsetRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref({ nullable: true }) evidenceId: string | null;
  @Ref({ nullable: true }) deviceId: string | null;
  @InstantText({ nullable: true }) spanFrom: string | null;
  @InstantText({ nullable: true }) spanTo: string | null;
  /** Milliseconds by which the clock was ahead of the true time; negative when it was behind. */
  @Bytes() offsetMs: number;
  @Line(60) saidBy: string;
  /** How it was found out. */
  @Line(500) how: string;
  @Line(500) reason: string;
  /** When the clock was compared. */
  @InstantText() comparedAt: string;
  @InstantText() recordedAt: string;
  @Ref() recordedBy: string;
  @Line(60) recordedByName: string;
  @Ref() entryId: string;
}

/** Why a recording has the finding of a kind, said by a person. Written once. */
@Entity('recording_reasons')
@Index('ix_recording_reasons_evidence', ['evidenceId'])
export class RecordingReasonRow {
  @Id() id: string;
  @Ref() evidenceId: string;
  @Line(40) kind: string;
  @Line(500) reason: string;
  @InstantText() at: string;
  @Ref() byUserId: string;
  @Line(60) byName: string;
  @Ref() entryId: string;
}

/** 行政处罚法 第41条: one record of a monitoring device, reviewed before it is used. Written once. */
@Entity('record_reviews')
@Index('ix_record_reviews_evidence', ['evidenceId'])
export class RecordReviewRow {
  @Id() id: string;
  @Ref() evidenceId: string;
  @Code(['passed', 'failed']) outcome: 'passed' | 'failed';
  @Line(1000) opinion: string;
  @InstantText() at: string;
  @Ref() byUserId: string;
  @Line(60) byName: string;
  @Ref() entryId: string;
}

export const DERIVATIVES = ['playable', 'poster'] as const;
export type DerivativeKind = (typeof DERIVATIVES)[number];

/** A copy made for showing. Its bytes are an object under its own id; the original stays as it came. Written once. */
@Entity('evidence_derivatives')
@Index('ux_evidence_derivatives', ['evidenceId', 'kind'], { unique: true })
export class DerivativeRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() evidenceId: string;
  @Code(DERIVATIVES) kind: DerivativeKind;
  @Line(100) mediaType: string;
  @Bytes() bytes: number;
  @Digest() sha256: string;
  /** Of the original it was made from. */
  @Digest() sourceSha256: string;
  @Line(100) tool: string;
  @Prose() parameters: string;
  @InstantText() madeAt: string;
  @Ref() entryId: string;
}

/** A copy that could not be made, and why. Written once; a later attempt is a later row. */
@Entity('derivative_failures')
@Index('ix_derivative_failures', ['evidenceId', 'kind'])
export class DerivativeFailureRow {
  @Id() id: string;
  @Ref() evidenceId: string;
  @Code(DERIVATIVES) kind: DerivativeKind;
  @Line(1000) reason: string;
  @Line(100) tool: string;
  @InstantText() at: string;
  @Ref() entryId: string;
}

export const MEDIA_ENTITIES = [
  EvidenceMediaRow,
  ClockOffsetRow,
  RecordingReasonRow,
  RecordReviewRow,
  DerivativeRow,
  DerivativeFailureRow,
];
