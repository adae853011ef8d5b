import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { actDecorator } from '../../platform/acts/index.js';
import { Acts, type NewSubjectContext, RowActs, type RowContext, type RowOutcome } from '../ledger/index.js';
import { ExchangeBatchRow } from './exchange.entities.js';

export type BatchContext = RowContext<ExchangeBatchRow>;
export type BatchOutcome<Answer = void> = RowOutcome<ExchangeBatchRow, Answer>;

/** Acts on a file for the credit platform. */
@Injectable()
export class BatchActs extends RowActs<ExchangeBatchRow> {
  protected readonly type = 'exchange';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    @InjectRepository(ExchangeBatchRow) rows: Repository<ExchangeBatchRow>,
  ) {
    super(acts, modules, rows);
  }
}

export const BatchAct = actDecorator<NewSubjectContext, BatchContext, BatchOutcome<unknown>>(
  () => BatchActs,
  { versioned: false },
);
