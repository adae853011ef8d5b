import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { legalDayOf } from '../../../kernel/time.js';
import { CaseActs } from '../case-acts.js';
import { Clocks } from '../clocks.js';
import type { LiftSeizureInput, SeizureInput } from '../dto/case-inputs.js';
import { Measures } from '../measures.js';
import { notInFuture } from '../rules/dates.rules.js';
import { plainForm } from '../texts.js';

/** 查封、扣押 (行政强制法 第22条至第28条): approved by a leader, on video from beginning to end, lifted in time. */
@Injectable()
export class Seize {
  constructor(
    private readonly cases: CaseActs,
    private readonly measures: Measures,
    private readonly clocks: Clocks,
  ) {}

  seize(actor: Actor, caseId: string, input: SeizureInput): Promise<Result<{ due: string }>> {
    return this.cases.perform(actor, 'case.seize', caseId, async (scene) => {
      const officers = await this.measures.may(scene, actor, input);
      if (!officers.ok) return officers;
      const { file } = scene;
      const clock = await this.clocks.start(scene, file, 'COE-05', legalDayOf(input.from));
      await this.measures.enter(scene, 'seizure', 'investigation', input);
      const said = this.measures.words(input, officers.value, actor);
      const items = { 物品: input.items, 理由和依据: input.reason, 期限: `至${clock.due}` };
      return ok({
        value: { due: clock.due },
        officers: officers.value,
        occurred: this.measures.span(input),
        documents: [
          {
            kind: '查封（扣押）决定书',
            title: '查封（扣押）决定书',
            body: plainForm('查封（扣押）决定书', file, { ...items, 批准人: actor.name }),
          },
          {
            kind: '查封（扣押）清单',
            title: '查封（扣押）清单',
            body: plainForm('查封（扣押）清单（一式二份）', file, { 物品: input.items }),
          },
          { kind: '现场笔录', title: '查封（扣押）现场笔录', body: plainForm('现场笔录', file, said) },
        ],
        detail: { due: clock.due, urgent: input.urgent, wholeCourse: true },
      });
    });
  }

  /** 行政强制法 第28条: lifted when it is no longer needed, at the latest on the day it runs out. */
  lift(actor: Actor, caseId: string, input: LiftSeizureInput): Promise<Result<{ inTime: boolean }>> {
    return this.cases.perform(actor, 'case.lift-seizure', caseId, async (scene) => {
      const { file, tx, today } = scene;
      const clock = await this.clocks.open(tx, caseId, 'COE-05');
      const may = firstRefusal(
        () => notInFuture(input.on, today),
        () => (clock ? ok() : refuse('case.nothing-seized', { ruleId: 'COE-07', basis: '行政强制法第28条' })),
      );
      if (!may.ok) return may;
      await this.clocks.stop(scene, caseId, ['COE-05'], input.on);
      const inTime = input.on <= clock!.due;
      const title = '解除查封（扣押）决定书';
      const body = plainForm(title, file, {
        解除日期: input.on,
        理由: input.reason,
        物品去向: input.disposal,
        是否逾期: inTime ? '否' : `是（期限${clock!.due}）`,
      });
      return ok({
        value: { inTime },
        documents: [{ kind: title, title, body }],
        detail: { on: input.on, inTime },
      });
    });
  }
}
