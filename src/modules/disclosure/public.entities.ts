import { Entity, Index } from 'typeorm';
import {
  Code,
  Count,
  Fen,
  Json,
  KeyCount,
  KeyText,
  LegalDayText,
  Line,
  Prose,
} from '../../platform/database/index.js';
import { ENDINGS, type Ending } from './endings.js';
import { type PublishableKind, PUBLISHABLE_KINDS, type Particulars } from './rules/publishable-kinds.js';
import { SEARCH_LENGTH } from './rules/public-record.rules.js';

/**
 * What the public may read, and the only table that the portal reads. A withdrawn record keeps its address, the day and
 * the reason; every other field is emptied in the act that withdraws it.
 */
@Entity('public_records')
@Index('ix_public_records_latest', ['state', 'no'])
@Index('ux_public_records_no', ['no'], { unique: true })
export class PublicRecordRow {
  @KeyText(24) slug: string;
  /** In which order records became public: the latest first is the order of every list. */
  @Count({ default: 0 }) no: number;
  @Code(PUBLISHABLE_KINDS, { default: 'penalty' }) kind: PublishableKind;
  @Code(['published', 'withdrawn']) state: 'published' | 'withdrawn';
  @Line(300, { nullable: true }) title: string | null;
  @Line(80, { nullable: true }) documentNumber: string | null;
  @Line(200, { nullable: true }) agencyName: string | null;
  @Line(120, { nullable: true }) partyName: string | null;
  @Line(18, { nullable: true }) creditCode: string | null;
  @Line(40, { nullable: true }) field: string | null;
  @Line(120, { nullable: true }) cause: string | null;
  @Json({ nullable: true }) basis: string[] | null;
  @Json({ nullable: true }) penaltyKinds: string[] | null;
  @Line(500, { nullable: true }) outcome: string | null;
  @Fen({ nullable: true }) fineFen: number | null;
  @Fen({ nullable: true }) confiscatedFen: number | null;
  @LegalDayText({ nullable: true }) decidedOn: string | null;
  /** What only some kinds have. */
  @Json({ nullable: true }) particulars: Particulars | null;
  @LegalDayText({ nullable: true }) publishedOn: string | null;
  @Prose({ nullable: true }) text: string | null;
  /** The published fields without the text, folded, for the search with LIKE. */
  @Line(SEARCH_LENGTH, { nullable: true }) searchText: string | null;
  @LegalDayText({ nullable: true }) withdrawnOn: string | null;
  @Line(500, { nullable: true }) publicReason: string | null;
  /** Last day on which it is shown; every reading compares it with today, so it ends at midnight by itself. */
  @LegalDayText({ nullable: true }) showThrough: string | null;
  @Code(ENDINGS, { nullable: true }) endedBy: Ending | null;
  @LegalDayText({ nullable: true }) correctedOn: string | null;
  @Line(500, { nullable: true }) correctionReason: string | null;
}

/** By which words and filters a record is found (`tokensOf`); goes with the record when it is no longer shown. */
@Entity('public_tokens')
@Index('ix_public_tokens_no', ['no'])
export class PublicTokenRow {
  @KeyText(24) token: string;
  /** The record's `no`. */
  @KeyCount() no: number;
}

/** One row: counts every change of what is public. Gives records their `no`, and tells whether a page made before still holds. */
@Entity('public_state')
export class PublicStateRow {
  @KeyCount() id: number;
  @Count() version: number;
}
