import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseActs } from '../case-acts.js';
import { CaseDecisionRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import type { ServiceInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { notInFuture, spanHolds } from '../rules/dates.rules.js';
import { SERVICE_METHODS } from '../rules/vocabulary.js';
import { plainForm } from '../texts.js';

/** 送达: by two officers; a party who will not take it needs a witness; the time to pay begins (行政处罚法 第61条、第67条). */
@Injectable()
export class ServeDecision {
  constructor(
    private readonly cases: CaseActs,
    private readonly guards: Guards,
    private readonly clocks: Clocks,
  ) {}

  serve(
    actor: Actor,
    caseId: string,
    input: ServiceInput,
  ): Promise<Result<{ inTime: boolean; payBy?: string }>> {
    return this.cases.perform(actor, 'case.serve-decision', caseId, async (scene) => {
      const { file, tx } = scene;
      const may = firstRefusal(
        () => spanHolds(input, scene.now),
        () => notInFuture(input.receivedOn, scene.today),
      );
      if (!may.ok) return may;
      const officers = await this.guards.entitled(scene, file, input.officerIds, input);
      if (!officers.ok) return officers;
      if (input.method === 'detained' && !input.witness)
        return refuse('case.witness-required', { ruleId: 'PEN-19', basis: '行政处罚法第61条' });
      if (input.method === 'electronic' && !input.consent)
        return refuse('case.consent-required', { ruleId: 'PEN-19', basis: '行政处罚法第61条第2款' });
      const decisions = tx.getRepository(CaseDecisionRow);
      const decision = await decisions.findOneByOrFail({ caseId });
      if (input.receivedOn < decision.decidedOn) return refuse('case.service-before-decision');
      const clock = await this.clocks.last(tx, caseId, 'PEN-19');
      await decisions.update({ id: decision.id }, { servedOn: input.receivedOn, servedBy: input.method });
      await this.clocks.stop(scene, caseId, ['PEN-19'], input.receivedOn);
      const pay =
        decision.fineFen > 0 ? await this.clocks.start(scene, file, 'PEN-24', input.receivedOn) : undefined;
      const inTime = !clock || input.receivedOn <= clock.due;
      const body = plainForm('送达回证', file, {
        送达文书: decision.number,
        送达方式: SERVICE_METHODS[input.method],
        受送达人: input.recipient,
        收到日期: input.receivedOn,
        送达人: officers.value.map((o) => `${o.name}（${o.number}）`).join('、'),
        见证人: input.witness ?? '无',
      });
      return ok({
        value: { inTime, ...(pay && { payBy: pay.due }) },
        officers: officers.value,
        occurred: { from: new Date(input.from).toISOString(), to: new Date(input.to).toISOString() },
        documents: [{ kind: '送达回证', title: '送达回证', body }],
        detail: { method: input.method, receivedOn: input.receivedOn, inTime },
      });
    });
  }
}
