import { DayField, IdField, InstantField, OneOf, Part, Text, Whole } from '../../../platform/http/index.js';
import { OPERATIONS, OUTCOMES } from '../exchange.entities.js';
import { FORMATS } from '../files.js';
import { LINE_KINDS, type LineKind } from '../rules/line.rules.js';

/** 行政处罚, unless it says 行政许可. */
export class ExchangeQuery {
  @OneOf(LINE_KINDS, { optional: true }) kind?: LineKind;
}

export class MakeBatchInput extends ExchangeQuery {}

export class BatchMadeView {
  @IdField() id: string;
  @OneOf(LINE_KINDS) kind: string;
  @Whole() seq: number;
  @Whole() lines: number;
  @Whole({ about: 'lines with faults, left behind' }) left: number;
}

export class ExchangeBatchView {
  @IdField() id: string;
  @OneOf(LINE_KINDS) kind: string;
  @Whole() seq: number;
  @Whole() lines: number;
  @Text() sha256: string;
  @InstantField() madeAt: string;
  @Text() madeByName: string;
  @Text({ optional: true }) receiptNumber: string | null;
  @DayField({ optional: true }) receivedOn: string | null;
  @Whole() rejected: number;
}

export class LineFaultView {
  @Text() field: string;
  @Text() reason: string;
}

export class PendingLineView {
  @IdField() disclosureId: string;
  @OneOf(OPERATIONS) operation: string;
  @Text() documentNumber: string;
  @Text() party: string;
  @DayField({ about: 'PUB-09' }) due: string;
  @Part(() => LineFaultView, { list: true }) faults: readonly LineFaultView[];
}

export class ExchangeView {
  @OneOf(LINE_KINDS) kind: string;
  @Part(() => PendingLineView, { list: { max: 5000 } }) pending: PendingLineView[];
  @Part(() => ExchangeBatchView, { list: true }) batches: ExchangeBatchView[];
}

export class ExchangeLineView {
  @Whole() no: number;
  @OneOf(OPERATIONS) operation: string;
  @Text() documentNumber: string;
  @Text() party: string;
  @OneOf(OUTCOMES, { optional: true }) outcome: string | null;
  @Text({ optional: true }) message: string | null;
}

export class RejectedLineInput {
  @Whole({ min: 1, max: 5000 }) no: number;
  @Text({ max: 500 }) message: string;
}

export class ReceiptInput {
  @Text({ max: 100 }) receiptNumber: string;
  @DayField() receivedOn: string;
  @Part(() => RejectedLineInput, { optional: true, list: { max: 5000 } }) rejected?: RejectedLineInput[];
}

export class TakeQuery {
  @OneOf(FORMATS) format: 'csv' | 'xlsx' | 'json';
}
