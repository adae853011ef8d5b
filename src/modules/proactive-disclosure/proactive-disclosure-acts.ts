import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { actDecorator } from '../../platform/acts/index.js';
import {
  Acts,
  ListedRowActs,
  type NewSubjectContext,
  type RowContext,
  type RowOutcome,
} from '../ledger/index.js';
import { OpennessChangeRow, OpennessTextRow } from './proactive-disclosure.entities.js';

export type TextOutcome<Answer = void> = RowOutcome<OpennessTextRow, Answer>;
export type ChangeOutcome<Answer = void> = RowOutcome<OpennessChangeRow, Answer>;

/** Acts on the texts that an agency publishes in advance. */
@Injectable()
export class ProactiveTextActs extends ListedRowActs<OpennessTextRow> {
  protected readonly type = 'openness';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    @InjectRepository(OpennessTextRow) rows: Repository<OpennessTextRow>,
  ) {
    super(acts, modules, rows);
  }
}

/** Acts on changes that such a text has to follow. */
@Injectable()
export class ProactiveChangeActs extends ListedRowActs<OpennessChangeRow> {
  protected readonly type = 'openness';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    @InjectRepository(OpennessChangeRow) rows: Repository<OpennessChangeRow>,
  ) {
    super(acts, modules, rows);
  }
}

export const ProactiveTextAct = actDecorator<
  NewSubjectContext,
  RowContext<OpennessTextRow>,
  TextOutcome<unknown>
>(() => ProactiveTextActs, { versioned: false });
export const ProactiveChangeAct = actDecorator<
  NewSubjectContext,
  RowContext<OpennessChangeRow>,
  ChangeOutcome<unknown>
>(() => ProactiveChangeActs, { versioned: false });
