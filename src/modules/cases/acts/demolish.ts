import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { legalDayOf } from '../../../kernel/time.js';
import { LawService } from '../../calendar/index.js';
import { CaseActs } from '../case-acts.js';
import type { DemolitionInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { Measures } from '../measures.js';
import { executionHour } from '../rules/measures.rules.js';
import { plainForm } from '../texts.js';

/** 强制拆除 (行政强制法 第43条、第44条): announced, remedies over, not at night, on video from beginning to end. */
@Injectable()
export class Demolish {
  constructor(
    private readonly cases: CaseActs,
    private readonly measures: Measures,
    private readonly guards: Guards,
    private readonly law: LawService,
  ) {}

  demolish(actor: Actor, caseId: string, input: DemolitionInput): Promise<Result<void>> {
    return this.cases.perform(actor, 'case.demolish', caseId, async (scene) => {
      const { file } = scene;
      const first = legalDayOf(input.from);
      const holiday = [first, legalDayOf(input.to)].some(
        (day) => this.law.calendar.dayOf(day).statutory === true,
      );
      const { nightFromHour, nightToHour } = this.guards.params('COE-12', file, first);
      const night = { fromHour: Number(nightFromHour), toHour: Number(nightToHour) };
      const hour = executionHour(input, night, holiday, input.urgent);
      if (!hour.ok) return hour;
      const officers = await this.measures.may(scene, actor, input);
      if (!officers.ok) return officers;
      await this.measures.enter(scene, 'demolition', 'execution', input);
      const body = plainForm('强制拆除现场笔录', file, {
        ...this.measures.words(input, officers.value, actor),
        前提: '已公告限期自行拆除；当事人逾期未拆除，也未申请行政复议或者提起行政诉讼（行政强制法第44条）',
      });
      return ok({
        value: undefined,
        officers: officers.value,
        occurred: this.measures.span(input),
        documents: [{ kind: '强制拆除现场笔录', title: '强制拆除现场笔录', body }],
        detail: { urgent: input.urgent, wholeCourse: true },
      });
    });
  }
}
