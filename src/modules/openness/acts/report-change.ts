import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Agencies } from '../../agencies/index.js';
import { LawService } from '../../calendar/index.js';
import { Acts } from '../../ledger/index.js';
import type { OpennessChangeInput, OpennessChangeMadeView } from '../dto/openness.dto.js';
import { OpennessChangeRow } from '../openness.entities.js';
import { isWritten } from '../rules/completeness.rules.js';

/** The law or the functions changed: from that day the clock of PUB-06 runs for the item. */
@Injectable()
export class ReportChange {
  constructor(
    private readonly acts: Acts,
    private readonly agencies: Agencies,
    private readonly law: LawService,
  ) {}

  /** Refuses `openness.derived` and `openness.day-ahead`. */
  async report(actor: Actor, input: OpennessChangeInput): Promise<Result<OpennessChangeMadeView>> {
    const { item, happenedOn, what } = input;
    const written = isWritten(item);
    if (!written.ok) return written;
    const { agencyId } = actor;
    const subject = { agencyId, type: 'openness', id: agencyId };
    return this.acts.perform(actor, 'openness.report-change', subject, async (scene) => {
      if (happenedOn > scene.today) return refuse('openness.day-ahead');
      const agency = await this.agencies.get(agencyId, scene.tx);
      const due = this.law.due('PUB-06', happenedOn, { place: agency?.areaCode, agency: agencyId });
      if (!due.ok) throw new Error(`cannot count PUB-06: ${due.refusal.code}`);
      const id = scene.newId();
      await scene.tx.getRepository(OpennessChangeRow).insert({
        ...{ id, agencyId, item, happenedOn, what, due: due.value.due },
        ...{ at: scene.now, byName: actor.name, settledOn: null },
      });
      return ok({ value: { id, due: due.value.due }, detail: { item, happenedOn, due: due.value.due } });
    });
  }
}
