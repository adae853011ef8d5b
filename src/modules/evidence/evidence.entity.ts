import { Entity, Index } from 'typeorm';
import { Bytes, Code, Count, Digest, Id, InstantText, Line, Ref } from '../../platform/database/index.js';
import { STAGE_CODES, type Stage } from '../cases/index.js';
import { MEDIA, type Medium } from './rules/media-type.rules.js';

/** Received: bytes counted, compared and flushed. Sealed: read back from the store, with both digests. */
export const EVIDENCE_STATES = ['received', 'sealed'] as const;
export type EvidenceState = (typeof EVIDENCE_STATES)[number];

/** One recording or file of a case. Its bytes lie in the object store under the same id. */
@Entity('evidence')
@Index('ix_evidence_case', ['caseId', 'id'])
@Index('ix_evidence_digest', ['agencyId', 'sha256'])
@Index('ix_evidence_agency', ['agencyId', 'id'])
@Index('ix_evidence_state', ['state', 'id'])
@Index('ix_evidence_captured', ['agencyId', 'capturedFrom'])
export class EvidenceRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() caseId: string;
  @Code(STAGE_CODES) stage: Stage;
  @Code(MEDIA) medium: Medium;
  /** What the sender called it: for people to read, never a name on disk. */
  @Line(255) filename: string;
  /** What the bytes are, whatever the sender said. */
  @Line(100) mediaType: string;
  @Bytes() bytes: number;
  @Digest() sha256: string;
  @Digest({ nullable: true }) sm3: string | null;
  /** What the sender had declared; equal to `sha256`, or nothing would have been received. */
  @Digest({ nullable: true }) declaredSha256: string | null;
  @InstantText({ nullable: true }) capturedFrom: string | null;
  @InstantText({ nullable: true }) capturedTo: string | null;
  @Line(60, { nullable: true }) deviceId: string | null;
  /** Begun hours beyond REC-06; 0 in time; null where no end of the recording was given. */
  @Count({ nullable: true }) lateByHours: number | null;
  @Code(EVIDENCE_STATES) state: EvidenceState;
  @Code(['tus', 'multipart']) origin: 'tus' | 'multipart';
  @InstantText() receivedAt: string;
  @InstantText({ nullable: true }) sealedAt: string | null;
  @Ref() uploadedBy: string;
  @Line(60) uploadedByName: string;
  /** The ledger entry of the receipt. */
  @Ref() entryId: string;
}
