import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { ExchangeBatchRow, ExchangeLineRow } from '../exchange.entities.js';
import type { ReceiptInput } from '../dto/exchange.dto.js';

/** 回执: what the platform took; a line it sent back is pending again and goes into the next file. */
@Injectable()
export class RecordReceipt {
  constructor(
    private readonly acts: Acts,
    @InjectRepository(ExchangeBatchRow) private readonly batches: Repository<ExchangeBatchRow>,
  ) {}

  /** Refuses `not-found`, `exchange.receipt-there`, `exchange.day-ahead`, `exchange.no-such-line`. */
  async record(actor: Actor, id: string, input: ReceiptInput): Promise<Result<void>> {
    const known = await this.batches.findOneBy({ id });
    if (!known) return refuse('not-found');
    const subject = { agencyId: known.agencyId, type: 'exchange', id };
    return this.acts.perform(actor, 'exchange.record-receipt', subject, async (scene) => {
      const { receiptNumber, receivedOn, rejected = [] } = input;
      const batch = await scene.tx.getRepository(ExchangeBatchRow).findOneByOrFail({ id });
      if (batch.receiptNumber !== null) return refuse('exchange.receipt-there');
      if (receivedOn > scene.today) return refuse('exchange.day-ahead');
      const unknown = rejected.find(({ no }) => no > batch.lines);
      if (unknown) return refuse('exchange.no-such-line', { facts: { no: unknown.no, lines: batch.lines } });
      const lines = scene.tx.getRepository(ExchangeLineRow);
      await lines.update({ batchId: id }, { outcome: 'accepted' });
      for (const { no, message } of rejected)
        await lines.update({ batchId: id, no }, { outcome: 'rejected', message });
      await scene.tx
        .getRepository(ExchangeBatchRow)
        .update({ id }, { receiptNumber, receivedOn, receiptByName: actor.name });
      return ok({
        value: undefined,
        detail: { receiptNumber, receivedOn, rejected: rejected.map(({ no }) => no) },
      });
    });
  }
}
