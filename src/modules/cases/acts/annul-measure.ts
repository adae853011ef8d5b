import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import { CaseActs, type CaseScene } from '../case-acts.js';
import { type CaseClockRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import type { MeasureAnnulmentInput } from '../dto/case-inputs.js';
import { CaseMeasureRow } from '../measure.entity.js';
import { notInFuture } from '../rules/dates.rules.js';
import { publishedBy } from '../rules/publication.rules.js';

/** A measure that was unlawful or set aside: from that day its publication has to end (PUB-03b). */
@Injectable()
export class SetAside {
  constructor(private readonly clocks: Clocks) {}

  async of(scene: CaseScene, measure: CaseMeasureRow, on: LegalDay, because: string): Promise<CaseClockRow> {
    await scene.tx
      .getRepository(CaseMeasureRow)
      .update({ id: measure.id }, { annulledOn: on, annulledBecause: because });
    return this.clocks.start(scene, scene.file, publishedBy('measure').withdraw, on, [], measure.id);
  }
}

/** 强制措施被撤销、确认违法: what was published of it is withdrawn at once (国办发〔2018〕118号 二（六）). */
@Injectable()
export class AnnulMeasure {
  constructor(
    private readonly cases: CaseActs,
    private readonly setAside: SetAside,
  ) {}

  /** Refuses `case.no-measure`, `case.annulled`, and a day in the future or before the measure. */
  annul(actor: Actor, caseId: string, input: MeasureAnnulmentInput): Promise<Result<{ withdrawBy: string }>> {
    return this.cases.perform(actor, 'case.annul-measure', caseId, async (scene) => {
      const measure = await scene.tx.getRepository(CaseMeasureRow).findOneBy({ id: input.measureId, caseId });
      if (!measure) return refuse('case.no-measure');
      const may = firstRefusal(
        () => notInFuture(input.on, scene.today),
        () => (input.on >= measure.decidedOn ? ok() : refuse('case.before-decision')),
        () => (measure.annulledOn === null ? ok() : refuse('case.annulled')),
      );
      if (!may.ok) return may;
      const because = `${input.document}：${input.reason}`;
      const clock = await this.setAside.of(scene, measure, input.on, because);
      return ok({
        value: { withdrawBy: clock.due },
        detail: { ...input, number: measure.number, withdrawBy: clock.due },
      });
    });
  }
}
