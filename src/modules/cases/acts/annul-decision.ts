import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseActs } from '../case-acts.js';
import { CaseDecisionRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import type { AnnulmentInput } from '../dto/case-inputs.js';
import { notInFuture } from '../rules/dates.rules.js';
import { publishedBy } from '../rules/publication.rules.js';

/** 决定被变更、撤销、确认违法或无效: what was published must be withdrawn within three working days (行政处罚法 第48条第2款). */
@Injectable()
export class AnnulDecision {
  constructor(
    private readonly cases: CaseActs,
    private readonly clocks: Clocks,
  ) {}

  annul(actor: Actor, caseId: string, input: AnnulmentInput): Promise<Result<{ withdrawBy: string }>> {
    return this.cases.perform(actor, 'case.annul-decision', caseId, async (scene) => {
      const future = notInFuture(input.on, scene.today);
      if (!future.ok) return future;
      const decisions = scene.tx.getRepository(CaseDecisionRow);
      const decision = await decisions.findOneByOrFail({ caseId });
      if (decision.annulledOn) return refuse('case.annulled');
      await decisions.update(
        { id: decision.id },
        { annulledOn: input.on, annulledBecause: `${input.document}：${input.reason}` },
      );
      const clock = await this.clocks.start(scene, scene.file, publishedBy(decision.kind).withdraw, input.on);
      return ok({ value: { withdrawBy: clock.due }, detail: { ...input, withdrawBy: clock.due } });
    });
  }
}
