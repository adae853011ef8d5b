import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Agencies } from '../../agencies/index.js';
import { LawService } from '../../calendar/index.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import { OpennessChangeInput, OpennessChangeMadeView } from '../dto/proactive-disclosure.dto.js';
import { type ChangeOutcome, ProactiveChangeAct } from '../proactive-disclosure-acts.js';
import { isWritten } from '../rules/completeness.rules.js';

/**
 * The law or the functions changed: from that day the clock of PUB-06 runs for the item. Refuses `openness.derived` and
 * `openness.day-ahead`.
 */
@ProactiveChangeAct({
  name: 'openness.report-change',
  roles: ['discloser', 'leader', 'reviewer'],
  title: { zh: '登记变动', en: 'Report a change' },
  route: 'POST openness/changes',
  input: OpennessChangeInput,
  answer: OpennessChangeMadeView,
  creates: true,
  operationId: 'Openness_report',
})
export class ReportChange {
  constructor(
    private readonly agencies: Agencies,
    private readonly law: LawService,
  ) {}

  async run(
    { tx, id, agencyId, actor, now, today }: NewSubjectContext,
    { item, happenedOn, what }: OpennessChangeInput,
  ): Promise<Result<ChangeOutcome<OpennessChangeMadeView>>> {
    const written = isWritten(item);
    if (!written.ok) return written;
    if (happenedOn > today) return refuse('openness.day-ahead');
    const { areaCode: place } = await this.agencies.existing(agencyId, tx);
    const counted = this.law.due('PUB-06', happenedOn, { place, agency: agencyId });
    if (!counted.ok) throw new Error(`cannot count PUB-06: ${counted.refusal.code}`);
    const { due } = counted.value;
    return ok({
      value: { id, due },
      row: { item, happenedOn, what, due, at: now, byName: actor.name, settledOn: null },
      detail: { item, happenedOn, due },
    });
  }
}
