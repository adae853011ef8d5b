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
import { QuestionRow } from './question.entities.js';

export type QuestionContext = RowContext<QuestionRow>;
export type QuestionOutcome<Answer = void> = RowOutcome<QuestionRow, Answer>;

/** Acts on a question of the bank; what adds questions is entered with the bank. */
@Injectable()
export class QuestionActs extends ListedRowActs<QuestionRow> {
  protected readonly type = 'question';
  protected override readonly listType = 'question-bank';

  constructor(acts: Acts, modules: ModuleRef, @InjectRepository(QuestionRow) rows: Repository<QuestionRow>) {
    super(acts, modules, rows);
  }
}

export const QuestionAct = actDecorator<NewSubjectContext, QuestionContext, QuestionOutcome<unknown>>(
  () => QuestionActs,
  { versioned: false },
);
