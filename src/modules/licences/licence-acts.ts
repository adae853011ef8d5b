import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { actDecorator } from '../../platform/acts/index.js';
import { Acts, type NewSubjectContext, RowActs, type RowContext, type RowOutcome } from '../ledger/index.js';
import { LicenceRow } from './licence.entity.js';

export type LicenceContext = RowContext<LicenceRow>;
export type LicenceOutcome<Answer> = RowOutcome<LicenceRow, Answer>;

/** Acts on a licence of the register. */
@Injectable()
export class LicenceActs extends RowActs<LicenceRow> {
  protected readonly type = 'licence';

  constructor(acts: Acts, modules: ModuleRef, @InjectRepository(LicenceRow) rows: Repository<LicenceRow>) {
    super(acts, modules, rows);
  }
}

export const LicenceAct = actDecorator<NewSubjectContext, LicenceContext, LicenceOutcome<unknown>>(
  () => LicenceActs,
  { versioned: true },
);
