import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { QuestionRow } from '../question.entities.js';

/** 停用试题: no paper draws it any more; its versions stay. Refuses `question.retired`. */
@Injectable()
export class RetireQuestion {
  constructor(
    private readonly acts: Acts,
    @InjectRepository(QuestionRow) private readonly questions: Repository<QuestionRow>,
  ) {}

  async retire(actor: Actor, id: string, reason: string): Promise<Result<void>> {
    const known = await this.questions.findOneBy({ id });
    if (!known) return refuse('not-found');
    const { agencyId } = known;
    return this.acts.perform(actor, 'question.retire', { agencyId, type: 'question', id }, async ({ tx }) => {
      const rows = tx.getRepository(QuestionRow);
      const row = await rows.findOneByOrFail({ id });
      if (row.status === 'retired') return refuse('question.retired', { facts: { number: row.number } });
      await rows.update({ id }, { status: 'retired', identity: null });
      return ok({ value: undefined, detail: { number: row.number, reason } });
    });
  }
}
