import { Injectable, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { systemActor } from '../../kernel/access/index.js';
import { refuse, type Result } from '../../kernel/result.js';
import { actDecorator, type ActRules } from '../../platform/acts/index.js';
import { Acts, type NewSubjectContext, RowActs, type RowContext, type RowOutcome } from '../ledger/index.js';
import { InspectionItemRow, InspectionRow } from './inspection.entities.js';

export type InspectionContext = RowContext<InspectionRow>;
export type InspectionOutcome<Answer = void> = RowOutcome<InspectionRow, Answer>;
export type ItemContext = RowContext<InspectionItemRow>;
export type ItemOutcome<Answer = void> = RowOutcome<InspectionItemRow, Answer>;

/** Acts on an inspection of one company. */
@Injectable()
export class InspectionActs extends RowActs<InspectionRow> {
  protected readonly type = 'inspection';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    @InjectRepository(InspectionRow) private readonly inspections: Repository<InspectionRow>,
  ) {
    super(acts, modules, inspections);
  }

  /** An act of the company, which has no account: the program does it for whoever holds the code of the inspection. */
  async runByCode<Input>(
    act: Type<ActRules<InspectionContext, Input, InspectionOutcome>>,
    token: string,
    input: Input,
  ): Promise<Result<void>> {
    const known = await this.inspections.findOne({ where: { token }, select: { id: true, agencyId: true } });
    if (!known) return refuse('not-found');
    return this.run(act, { actor: systemActor(known.agencyId, ['officer']), id: known.id, input });
  }
}

/** Acts on an item of the agency's list of inspections. */
@Injectable()
export class InspectionItemActs extends RowActs<InspectionItemRow> {
  protected readonly type = 'inspection-item';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    @InjectRepository(InspectionItemRow) rows: Repository<InspectionItemRow>,
  ) {
    super(acts, modules, rows);
  }
}

export const InspectionAct = actDecorator<NewSubjectContext, InspectionContext, InspectionOutcome<unknown>>(
  () => InspectionActs,
  { versioned: true },
);
/** An item is listed and ended, and nothing of it changes in between: there is no version to name. */
export const InspectionItemAct = actDecorator<NewSubjectContext, ItemContext, ItemOutcome<unknown>>(
  () => InspectionItemActs,
  { versioned: false },
);
