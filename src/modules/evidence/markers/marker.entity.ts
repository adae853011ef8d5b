import { Entity, Index } from 'typeorm';
import { Count, Id, InstantText, Line, Ref } from '../../../platform/database/index.js';

/** A place, or a stretch (clip), on the timeline of a recording, with what it shows (REC-08). */
@Entity('evidence_markers')
@Index('ix_evidence_markers_item', ['evidenceId', 'fromMs'])
export class EvidenceMarkerRow {
  @Id() id: string;
  @Ref() evidenceId: string;
  /** Milliseconds from the beginning of the recording. */
  @Count() fromMs: number;
  /** End of a clip; null for a single moment. */
  @Count({ nullable: true }) toMs: number | null;
  @Line(40) tag: string;
  @Line(200) note: string;
  @Ref() byUserId: string;
  @Line(60) byName: string;
  @InstantText() at: string;
  @InstantText({ nullable: true }) withdrawnAt: string | null;
}
