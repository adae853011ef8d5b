import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { type LegalDay, legalDayOf } from '../../../kernel/time.js';
import { IsNull } from 'typeorm';
import { CaseActs, type CaseScene } from '../case-acts.js';
import { Clocks } from '../clocks.js';
import type { LiftSeizureInput, SeizureInput } from '../dto/case-inputs.js';
import type { SeizedView } from '../dto/case-views.js';
import { Guards } from '../guards.js';
import { CaseMeasureRow } from '../measure.entity.js';
import { Measures } from '../measures.js';
import { nextNumber } from '../numbers.js';
import { notInFuture } from '../rules/dates.rules.js';
import { publishedBy } from '../rules/publication.rules.js';
import { plainForm, seizureText } from '../texts.js';
import { sha256 } from '../timeline.js';
import { SetAside } from './annul-measure.js';

/** 查封、扣押 (行政强制法 第22条至第28条): approved by a leader, on video from beginning to end, lifted in time. */
@Injectable()
export class Seize {
  constructor(
    private readonly cases: CaseActs,
    private readonly measures: Measures,
    private readonly clocks: Clocks,
    private readonly guards: Guards,
    private readonly setAside: SetAside,
  ) {}

  seize(actor: Actor, caseId: string, input: SeizureInput): Promise<Result<SeizedView>> {
    return this.cases.perform(actor, 'case.seize', caseId, async (scene) => {
      const officers = await this.measures.may(scene, actor, input);
      if (!officers.ok) return officers;
      const { file } = scene;
      const decidedOn = legalDayOf(input.from);
      const clock = await this.clocks.start(scene, file, 'COE-05', decidedOn);
      await this.measures.enter(scene, 'seizure', 'investigation', input);
      const said = this.measures.words(input, officers.value, actor);
      const measure = await this.decision(scene, input, decidedOn, clock.due);
      const { publish } = publishedBy('measure');
      const publication = await this.clocks.start(scene, file, publish, decidedOn, [], measure.id);
      return ok({
        value: { due: clock.due, id: measure.id, number: measure.number, publishBy: publication.due },
        officers: officers.value,
        occurred: this.measures.span(input),
        documents: [
          {
            kind: '查封（扣押）决定书',
            title: '查封（扣押）决定书',
            body: measure.text,
            number: measure.number,
          },
          {
            kind: '查封（扣押）清单',
            title: '查封（扣押）清单',
            body: plainForm('查封（扣押）清单（一式二份）', file, { 物品: input.items }),
          },
          { kind: '现场笔录', title: '查封（扣押）现场笔录', body: plainForm('现场笔录', file, said) },
        ],
        detail: {
          ...{ due: clock.due, urgent: input.urgent, wholeCourse: true, approvedBy: actor.name },
          ...{ measureId: measure.id, number: measure.number, publishBy: publication.due },
        },
      });
    });
  }

  /** The decision that is handed over on the spot (COE-04); published on its own (PUB-02). */
  private async decision(
    scene: CaseScene,
    { items, reason }: SeizureInput,
    decidedOn: LegalDay,
    heldThrough: LegalDay,
  ): Promise<CaseMeasureRow> {
    const { file, tx } = scene;
    const agency = await this.guards.agency(scene, file.agencyId);
    const number = await nextNumber(scene, agency, '查扣决');
    const text = seizureText(number, file, agency, { items, reason, decidedOn, heldThrough });
    const measure: CaseMeasureRow = {
      ...{ id: scene.newId(), agencyId: file.agencyId, caseId: file.id, number, items, reason },
      ...{ text, textSha256: sha256(text), decidedOn, heldThrough },
      ...{ liftedOn: null, annulledOn: null, annulledBecause: null },
    };
    await tx.getRepository(CaseMeasureRow).insert(measure);
    return measure;
  }

  /** 行政强制法 第28条: lifted when it is no longer needed, at the latest on the day it runs out. */
  lift(actor: Actor, caseId: string, input: LiftSeizureInput): Promise<Result<{ inTime: boolean }>> {
    return this.cases.perform(actor, 'case.lift-seizure', caseId, async (scene) => {
      const { file, tx, today } = scene;
      const clock = await this.clocks.open(tx, caseId, 'COE-05');
      const lifted = await tx
        .getRepository(CaseMeasureRow)
        .find({ where: { caseId, liftedOn: IsNull() }, order: { id: 'ASC' } });
      const early = lifted.some(({ decidedOn }) => input.on < decidedOn);
      const may = firstRefusal(
        () => notInFuture(input.on, today),
        () => (early ? refuse('case.before-decision') : ok()),
        () => (clock ? ok() : refuse('case.nothing-seized', { ruleId: 'COE-07', basis: '行政强制法第28条' })),
      );
      if (!may.ok) return may;
      await this.clocks.stop(scene, caseId, ['COE-05'], input.on);
      for (const measure of lifted) {
        await tx.getRepository(CaseMeasureRow).update({ id: measure.id }, { liftedOn: input.on });
        if (input.unlawful && !measure.annulledOn)
          await this.setAside.of(scene, measure, input.on, `解除时确认违法：${input.reason}`);
      }
      const inTime = input.on <= clock!.due;
      const title = '解除查封（扣押）决定书';
      const body = plainForm(title, file, {
        解除日期: input.on,
        理由: input.reason,
        物品去向: input.disposal,
        ...(input.unlawful && { 确认: '查封（扣押）违法' }),
        是否逾期: inTime ? '否' : `是（期限${clock!.due}）`,
      });
      return ok({
        value: { inTime },
        documents: [{ kind: title, title, body }],
        detail: {
          on: input.on,
          inTime,
          unlawful: input.unlawful ?? false,
          measures: lifted.map(({ id }) => id),
        },
      });
    });
  }
}
