import { Entity, Index } from 'typeorm';
import {
  Count,
  Digest,
  InstantText,
  Json,
  KeyCount,
  KeyRef,
  Line,
  Prose,
  Ref,
} from '../../platform/database/index.js';

/** One act, stored as the very bytes that were hashed; never changed, never removed. */
@Entity('ledger_entries')
@Index('ix_ledger_entries_subject', ['subjectType', 'subjectId', 'act'])
@Index('ix_ledger_entries_actor', ['agencyId', 'actorId'])
export class LedgerEntryRow {
  @KeyRef() agencyId: string;
  /** Position in the agency's tree, from 0. */
  @KeyCount() seq: number;
  @Ref({ unique: true }) id: string;
  @InstantText() at: string;
  @Ref() actorId: string;
  @Line(60) act: string;
  @Line(40) subjectType: string;
  @Ref() subjectId: string;
  /** Canonical JSON, exactly as hashed. */
  @Prose() bytes: string;
  /** RFC 6962 leaf hash, hex. */
  @Digest() leafHash: string;
}

/** The head of one agency's tree: one row, changed in the act's own transaction, so it cannot fork. */
@Entity('ledger_heads')
export class LedgerHeadRow {
  @KeyRef() agencyId: string;
  @Count() size: number;
  @Digest() root: string;
  /** Compact range: hashes of the perfect subtrees from left to right, hex. */
  @Json() frontier: string[];
  /** Ed25519 over the head's checkpoint text: an entry added without the key is found out. */
  @Prose() signature: string;
  /** Time of the newest entry: time in one tree never runs backwards. */
  @InstantText() at: string;
}

/** A signed note of a tree head, also written to a file outside the database. */
@Entity('ledger_checkpoints')
export class LedgerCheckpointRow {
  @KeyRef() agencyId: string;
  @KeyCount() size: number;
  @Digest() root: string;
  @InstantText() at: string;
  @Prose() note: string;
}
