import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { type Actor, sees } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { LawService } from '../calendar/index.js';
import type { ExchangeLineView, ExchangeView } from './dto/exchange.dto.js';
import { ExchangeBatchRow, ExchangeLineRow } from './exchange.entities.js';
import { ExchangeSource } from './exchange-source.js';
import type { LineKind } from './rules/line.rules.js';
import { SHAPES } from './rules/lines.js';

const LATEST = 100;

/** What waits to be sent, with its last day (PUB-09), and what was sent. */
@Injectable()
export class ExchangeReader {
  constructor(
    @InjectRepository(ExchangeBatchRow) private readonly batches: Repository<ExchangeBatchRow>,
    @InjectRepository(ExchangeLineRow) private readonly lines: Repository<ExchangeLineRow>,
    private readonly matter: ExchangeSource,
    private readonly law: LawService,
  ) {}

  async of({ agencyId }: Actor, kind: LineKind): Promise<ExchangeView> {
    const pending = await this.matter.pending(agencyId, kind, this.batches.manager);
    const batches = await this.batches.find({
      where: { agencyId, kind },
      order: { seq: 'DESC' },
      take: LATEST,
    });
    const rejected: { batchId: string; n: number | string }[] = await this.lines
      .createQueryBuilder('l')
      .select('l.batchId', 'batchId')
      .addSelect('COUNT(*)', 'n')
      .where({ batchId: In(batches.map(({ id }) => id)), outcome: 'rejected' })
      .groupBy('l.batchId')
      .getRawMany();
    const shape = SHAPES[kind];
    return {
      kind,
      pending: pending.map(({ disclosureId, operation, fields, faults }) => ({
        ...{ disclosureId, operation, faults, documentNumber: shape.documentNumber(fields) },
        ...{ party: shape.party(fields), due: this.due(shape.decidedOn(fields)) },
      })),
      batches: batches.map(({ id, seq, lines, sha256, madeAt, madeByName, receiptNumber, receivedOn }) => ({
        ...{ id, kind, seq, lines, sha256, madeAt, madeByName, receiptNumber, receivedOn },
        rejected: Number(rejected.find(({ batchId }) => batchId === id)?.n ?? 0),
      })),
    };
  }

  async linesOf(actor: Actor, batchId: string): Promise<Result<ExchangeLineView[]>> {
    const batch = await this.batches.findOneBy({ id: batchId });
    if (!batch || !sees(actor, batch.agencyId)) return refuse('not-found');
    const lines = await this.lines.find({ where: { batchId }, order: { no: 'ASC' } });
    const shape = SHAPES[batch.kind];
    return ok(
      lines.map(({ no, operation, fields, outcome, message }) => ({
        ...{ no, operation, outcome, message },
        ...{ documentNumber: shape.documentNumber(fields), party: shape.party(fields) },
      })),
    );
  }

  private due(decidedOn: string): string {
    const due = this.law.due('PUB-09', decidedOn);
    if (!due.ok) throw new Error(`cannot count PUB-09: ${due.refusal.code}`);
    return due.value.due;
  }
}
