import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { ExchangeBatchRow, ExchangeLineRow } from '../exchange.entities.js';
import { type BatchFile, fileOf, type Format } from '../files.js';

/** The file holds identity numbers (RED-08): taking it out of the house is an act, each time. */
@Injectable()
export class TakeBatch {
  constructor(
    private readonly acts: Acts,
    @InjectRepository(ExchangeBatchRow) private readonly batches: Repository<ExchangeBatchRow>,
    @InjectRepository(ExchangeLineRow) private readonly lines: Repository<ExchangeLineRow>,
  ) {}

  async take(actor: Actor, id: string, format: Format): Promise<Result<BatchFile>> {
    const batch = await this.batches.findOneBy({ id });
    if (!batch) return refuse('not-found');
    const lines = await this.lines.find({ where: { batchId: id }, order: { no: 'ASC' } });
    const file = await fileOf(batch, lines, format);
    const subject = { agencyId: batch.agencyId, type: 'exchange', id };
    return this.acts.perform(actor, 'exchange.take', subject, async () =>
      ok({ value: file, detail: { format, seq: batch.seq, lines: batch.lines, sha256: batch.sha256 } }),
    );
  }
}
