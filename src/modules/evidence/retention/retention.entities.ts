import { Check, Entity, Index } from 'typeorm';
import {
  Bytes,
  Code,
  Digest,
  Id,
  InstantText,
  Json,
  LegalDayText,
  Line,
  Ref,
} from '../../../platform/database/index.js';
import type { RetentionGround } from './retention.rules.js';

/** A legal hold (保全): on one item, or on everything of a case. A longer one is another row; none is ever changed. */
@Entity('evidence_holds')
@Index('ix_evidence_holds_case', ['caseId'])
export class EvidenceHoldRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() caseId: string;
  /** Null: the whole case, also what comes later. */
  @Ref({ nullable: true }) evidenceId: string | null;
  @LegalDayText() until: string;
  @Line(500) reason: string;
  /** Who asked for it, and by which paper: a court, a reconsideration organ. */
  @Line(200, { nullable: true }) authority: string | null;
  @Line(60) heldByName: string;
  @InstantText() at: string;
}

/** A category that lengthens the retention of an item (REC-07), found by a person; never taken back. */
@Entity('evidence_classes')
@Index('ix_evidence_classes_item', ['evidenceId'])
export class EvidenceClassRow {
  @Id() id: string;
  @Ref() evidenceId: string;
  @Line(60) category: string;
  @Line(500) reason: string;
  @Line(60) byName: string;
  @InstantText() at: string;
}

export const DISPOSAL_STATES = ['proposed', 'refused', 'approved', 'disposed'] as const;
export type DisposalState = (typeof DISPOSAL_STATES)[number];

/** 销毁: proposed by one person, approved by another; the bytes go, the digests and the history stay. */
@Entity('evidence_disposals')
@Check('ck_evidence_disposals_two', `"decidedBy" IS NULL OR "decidedBy" <> "proposedBy"`)
@Index('ix_evidence_disposals_item', ['evidenceId'])
@Index('ix_evidence_disposals_state', ['state', 'id'])
@Index('ix_evidence_disposals_agency', ['agencyId', 'id'])
@Index('ix_evidence_disposals_agency_state', ['agencyId', 'state', 'id'])
export class EvidenceDisposalRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() evidenceId: string;
  @Ref() caseId: string;
  @Code(DISPOSAL_STATES) state: DisposalState;
  @Line(255) filename: string;
  @Bytes() bytes: number;
  @Digest() sha256: string;
  @Digest({ nullable: true }) sm3: string | null;
  @Line(1000) reason: string;
  /** Why the item need not be kept any longer, as judged at the approval. */
  @Json() grounds: RetentionGround[];
  @Ref() proposedBy: string;
  @Line(60) proposedByName: string;
  @InstantText() proposedAt: string;
  @Line(80, { nullable: true }) certificateNumber: string | null;
  @Ref({ nullable: true }) decidedBy: string | null;
  @Line(60, { nullable: true }) decidedByName: string | null;
  @InstantText({ nullable: true }) decidedAt: string | null;
  @Line(1000, { nullable: true }) refusedBecause: string | null;
  /** When the bytes were gone. */
  @InstantText({ nullable: true }) disposedAt: string | null;
}

export const RETENTION_ENTITIES = [EvidenceHoldRow, EvidenceClassRow, EvidenceDisposalRow];
