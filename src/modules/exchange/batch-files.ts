import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { TakeBatch } from './acts/take-batch.js';
import { BatchActs } from './exchange-acts.js';
import { ExchangeBatchRow, ExchangeLineRow } from './exchange.entities.js';
import { type BatchFile, fileOf, type Format } from './files.js';

/** Files for the credit platform as they leave the office. */
@Injectable()
export class BatchFiles {
  constructor(
    private readonly acts: BatchActs,
    @InjectRepository(ExchangeBatchRow) private readonly batches: Repository<ExchangeBatchRow>,
    @InjectRepository(ExchangeLineRow) private readonly lines: Repository<ExchangeLineRow>,
  ) {}

  /** The file is written before the act: it is slow. */
  async take(actor: Actor, id: string, format: Format): Promise<Result<BatchFile>> {
    const batch = await this.batches.findOneBy({ id });
    if (!batch) return refuse('not-found');
    const lines = await this.lines.find({ where: { batchId: id }, order: { no: 'ASC' } });
    const file = await fileOf(batch, lines, format);
    const taken = await this.acts.run(TakeBatch, { actor, id, input: format });
    return taken.ok ? ok(file) : taken;
  }
}
