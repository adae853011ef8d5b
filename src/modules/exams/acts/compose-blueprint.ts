import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, sees } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Clock } from '../../../platform/time/index.js';
import { Acts } from '../../ledger/index.js';
import { QuestionBank } from '../../questions/index.js';
import { ExamBlueprintRow } from '../batch.entities.js';
import { ExamLaw } from '../exam-law.js';
import { bankFills, type BlueprintLine, fullMarksOf, passMarkOf } from '../rules/blueprint.rules.js';
import type { Subject } from '../rules/eligibility.rules.js';

export interface NewBlueprint {
  name: string;
  subject: Subject;
  field?: string;
  lines: BlueprintLine[];
  /** Absent: as the law pack says. */
  minutes?: number;
  /** In hundredths; absent: the law pack's share of the full marks. */
  passMark?: number;
}

/**
 * A blueprint the bank can fill by any seed. Refuses `exam.bank-short` naming the lines, `exam.field-required`, and
 * `exam.pass-mark-low` for a certificate's subject under CERT-13.
 */
@Injectable()
export class ComposeBlueprint {
  constructor(
    private readonly acts: Acts,
    private readonly bank: QuestionBank,
    private readonly law: ExamLaw,
    private readonly clock: Clock,
    @InjectRepository(ExamBlueprintRow) private readonly rows: Repository<ExamBlueprintRow>,
  ) {}

  async compose(actor: Actor, input: NewBlueprint): Promise<Result<{ id: string }>> {
    const { agencyId } = actor;
    const { name, subject, lines } = input;
    const rules = await this.law.rules(agencyId, this.clock.today());
    const fullMarks = fullMarksOf(lines);
    const least = passMarkOf(fullMarks, rules.passPercent);
    const passMark = input.passMark ?? least;
    if (subject === 'special' && !input.field) return refuse('exam.field-required');
    if (passMark > fullMarks || (subject !== 'none' && passMark < least))
      return refuse('exam.pass-mark-low', {
        ruleId: 'CERT-13',
        basis: rules.basis,
        detail: `满分${fullMarks / 100}分，及格线不低于${least / 100}分，不高于满分`,
        facts: { least, fullMarks },
      });
    const fills = bankFills(lines, await this.bank.pool(agencyId));
    if (!fills.ok) return fills;
    const id = this.clock.newId();
    const subjectRow = { agencyId, type: 'exam-blueprint', id };
    return this.acts.perform(actor, 'exam.compose', subjectRow, async (scene) => {
      const minutes = input.minutes ?? rules.minutes;
      const field = input.field ?? null;
      const { partialMultiple } = rules;
      await scene.tx.getRepository(ExamBlueprintRow).insert({
        ...{ id, agencyId, name, subject, field, lines, minutes, fullMarks, passMark, partialMultiple },
        ...{ state: 'active' as const, createdAt: scene.now, createdBy: actor.userId },
      });
      return ok({ value: { id }, detail: { name, subject, field, minutes, fullMarks, passMark } });
    });
  }

  /** No further batch is made of it; those that are stay. */
  async retire(actor: Actor, id: string): Promise<Result<void>> {
    const row = await this.rows.findOneBy({ id });
    if (!row || !sees(actor, row.agencyId)) return refuse('not-found');
    const subject = { agencyId: row.agencyId, type: 'exam-blueprint', id };
    return this.acts.perform(actor, 'exam.retire', subject, async ({ tx }) => {
      await tx.getRepository(ExamBlueprintRow).update({ id }, { state: 'retired' });
      return ok({ value: undefined, detail: { name: row.name } });
    });
  }
}
