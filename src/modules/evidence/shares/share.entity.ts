import { Entity, Index } from 'typeorm';
import { Digest, Id, InstantText, Line, Ref } from '../../../platform/database/index.js';

/** One item shown to one named person outside, by a link that ends. The link itself is not kept, only its digest. */
@Entity('evidence_shares')
@Index('ix_evidence_shares_token', ['tokenSha256'], { unique: true })
@Index('ix_evidence_shares_item', ['evidenceId', 'id'])
export class EvidenceShareRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() evidenceId: string;
  @Digest() tokenSha256: string;
  /** Whose eyes it is for: the name that stands over the player. */
  @Line(60) viewer: string;
  @Line(120) viewerUnit: string;
  @Line(500) reason: string;
  @InstantText() expiresAt: string;
  @Line(60) createdByName: string;
  @InstantText() createdAt: string;
  @InstantText({ nullable: true }) revokedAt: string | null;
  @Line(60, { nullable: true }) revokedByName: string | null;
}
