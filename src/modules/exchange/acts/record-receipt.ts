import { ok, refuse, type Result } from '../../../kernel/result.js';
import { ReceiptInput } from '../dto/exchange.dto.js';
import { BatchAct, type BatchContext, type BatchOutcome } from '../exchange-acts.js';
import { ExchangeLineRow } from '../exchange.entities.js';

/**
 * 回执: what the platform took; a line it sent back is pending again and goes into the next file. Refuses
 * `exchange.receipt-there`, `exchange.day-ahead` and `exchange.no-such-line`.
 */
@BatchAct({
  name: 'exchange.record-receipt',
  roles: ['discloser'],
  title: { zh: '登记报送回执', en: 'Record the receipt' },
  route: 'POST exchange/batches/:id/receipt',
  input: ReceiptInput,
  operationId: 'Exchange_receipt',
})
export class RecordReceipt {
  async run(
    { tx, row, actor, today }: BatchContext,
    { receiptNumber, receivedOn, rejected = [] }: ReceiptInput,
  ): Promise<Result<BatchOutcome>> {
    if (row.receiptNumber !== null) return refuse('exchange.receipt-there');
    if (receivedOn > today) return refuse('exchange.day-ahead');
    const unknown = rejected.find(({ no }) => no > row.lines);
    if (unknown) return refuse('exchange.no-such-line', { facts: { no: unknown.no, lines: row.lines } });
    const lines = tx.getRepository(ExchangeLineRow);
    await lines.update({ batchId: row.id }, { outcome: 'accepted' });
    for (const { no, message } of rejected)
      await lines.update({ batchId: row.id, no }, { outcome: 'rejected', message });
    return ok({
      value: undefined,
      changes: { receiptNumber, receivedOn, receiptByName: actor.name },
      detail: { receiptNumber, receivedOn, rejected: rejected.map(({ no }) => no) },
    });
  }
}
