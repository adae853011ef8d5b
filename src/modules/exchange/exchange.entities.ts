import { Entity, Index } from 'typeorm';
import {
  Code,
  Count,
  Digest,
  Id,
  InstantText,
  Json,
  LegalDayText,
  Line,
  Ref,
} from '../../platform/database/index.js';
import { type Line as ExchangeLine, LINE_KINDS, type LineKind } from './rules/line.rules.js';

/** What a line asks the receiving platform to do. */
export const OPERATIONS = ['add', 'change', 'remove'] as const;
export type Operation = (typeof OPERATIONS)[number];

export const OUTCOMES = ['accepted', 'rejected'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One file of 双公示 (行政处罚 or 行政许可) for the credit platform: what was new, changed or gone since the one before. */
@Entity('exchange_batches')
@Index('ux_exchange_batches_seq', ['agencyId', 'seq'], { unique: true })
export class ExchangeBatchRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Code(LINE_KINDS, { default: 'penalty' }) kind: LineKind;
  @Count() seq: number;
  @Count() lines: number;
  /** Of the lines in their order, as JSON. */
  @Digest() sha256: string;
  @InstantText() madeAt: string;
  @Ref() madeBy: string;
  @Line(60) madeByName: string;
  /** What the platform answered. */
  @Line(100, { nullable: true }) receiptNumber: string | null;
  @LegalDayText({ nullable: true }) receivedOn: string | null;
  @Line(60, { nullable: true }) receiptByName: string | null;
}

@Entity('exchange_lines')
@Index('ux_exchange_lines_no', ['batchId', 'no'], { unique: true })
@Index('ix_exchange_lines_disclosure', ['disclosureId'])
export class ExchangeLineRow {
  @Id() id: string;
  @Ref() batchId: string;
  @Ref() agencyId: string;
  @Ref() disclosureId: string;
  /** The batch's number: later batches tell what stands. */
  @Count() seq: number;
  @Count() no: number;
  @Code(OPERATIONS) operation: Operation;
  @Json() fields: ExchangeLine;
  @Digest() sha256: string;
  /** Null until the receipt; without a receipt a line counts as sent. */
  @Code(OUTCOMES, { nullable: true }) outcome: Outcome | null;
  @Line(500, { nullable: true }) message: string | null;
}

export const EXCHANGE_ENTITIES = [ExchangeBatchRow, ExchangeLineRow];
