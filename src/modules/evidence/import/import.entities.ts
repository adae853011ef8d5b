import { Entity, Index } from 'typeorm';
import {
  Bytes,
  Code,
  Digest,
  Flag,
  Id,
  InstantText,
  Json,
  Line,
  Ref,
} from '../../../platform/database/index.js';
import { MEDIA, type Medium } from '../rules/media-type.rules.js';

/** What a docking station said of an item beside its bytes; same id as the item. Written once. */
@Entity('evidence_imports')
export class EvidenceImportRow {
  @Id() id: string;
  /** The file's name in the folder it came from. */
  @Line(255) sourceName: string;
  @Line(60, { nullable: true }) officerNumber: string | null;
  /** The officer whose certificate has that number. */
  @Ref({ nullable: true }) officerId: string | null;
  /** 重要标记: the officer pressed the button. */
  @Flag() important: boolean;
  /** Place or position as the sidecar words it. */
  @Line(200, { nullable: true }) place: string | null;
  /** What the sidecar held besides, as it stood there. */
  @Json({ nullable: true }) sidecar: Record<string, string> | null;
  @InstantText() importedAt: string;
  @Ref() entryId: string;
}

/** A recording that came without a case: received and kept like any other, until an officer assigns it. */
@Entity('pending_recordings')
@Index('ix_pending_recordings_agency', ['agencyId', 'state', 'id'])
@Index('ix_pending_recordings_officer', ['agencyId', 'state', 'officerId', 'id'])
@Index('ux_pending_recordings_digest', ['agencyId', 'sha256'], { unique: true })
export class PendingRecordingRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Code(['pending', 'assigned']) state: 'pending' | 'assigned';
  @Line(255) filename: string;
  @Line(100) mediaType: string;
  @Code(MEDIA) medium: Medium;
  @Bytes() bytes: number;
  @Digest() sha256: string;
  @InstantText({ nullable: true }) capturedFrom: string | null;
  @InstantText({ nullable: true }) capturedTo: string | null;
  @Line(60, { nullable: true }) deviceId: string | null;
  @Line(60, { nullable: true }) officerNumber: string | null;
  @Ref({ nullable: true }) officerId: string | null;
  @Flag() important: boolean;
  @Line(200, { nullable: true }) place: string | null;
  @Json({ nullable: true }) sidecar: Record<string, string> | null;
  @InstantText() receivedAt: string;
  @Ref() entryId: string;
  @InstantText({ nullable: true }) assignedAt: string | null;
  @Ref({ nullable: true }) caseId: string | null;
}

export const IMPORT_ENTITIES = [EvidenceImportRow, PendingRecordingRow];
