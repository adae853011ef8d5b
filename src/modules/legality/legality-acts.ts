import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { actDecorator } from '../../platform/acts/index.js';
import { Acts, type NewSubjectContext, RowActs, type RowContext, type RowOutcome } from '../ledger/index.js';
import { LegalityItemRow } from './legality.entity.js';

export type LegalityContext = RowContext<LegalityItemRow>;
export type LegalityOutcome<Answer = void> = RowOutcome<LegalityItemRow, Answer>;

/** Acts on a legality review of a decision, a contract or a normative document. */
@Injectable()
export class LegalityActs extends RowActs<LegalityItemRow> {
  protected readonly type = 'legality';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    @InjectRepository(LegalityItemRow) rows: Repository<LegalityItemRow>,
  ) {
    super(acts, modules, rows);
  }
}

export const LegalityAct = actDecorator<NewSubjectContext, LegalityContext, LegalityOutcome<unknown>>(
  () => LegalityActs,
  { versioned: false },
);
