import { ok, refuse, type Result } from '../../../kernel/result.js';
import { chinaDay } from '../../../kernel/time.js';
import { Announcements } from '../announcements.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseDecisionRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import { ServedView } from '../dto/act-views.js';
import { ServiceInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { spanHolds } from '../rules/dates.rules.js';
import { SERVICE_METHODS } from '../rules/vocabulary.js';
import { plainForm } from '../texts.js';

/**
 * 送达: by two officers; a party who will not take it needs a witness; the time to pay begins (行政处罚法 第61条、第67条).
 */
@CaseAct({
  name: 'case.serve-decision',
  roles: ['officer'],
  title: { zh: '送达决定书', en: 'Serve the decision' },
  route: 'POST cases/:id/service',
  input: ServiceInput,
  answer: ServedView,
  from: ['decided'],
  to: 'served',
  stage: 'service',
  documents: ['送达回证'],
  guards: ['PEN-02', 'PEN-19'],
})
export class ServeDecision {
  constructor(
    private readonly guards: Guards,
    private readonly clocks: Clocks,
    private readonly announcements: Announcements,
  ) {}

  async run(context: CaseContext, input: ServiceInput): Promise<Result<CaseOutcome<ServedView>>> {
    const { file, tx, id: caseId } = context;
    const may = spanHolds(input, context.now);
    if (!may.ok) return may;
    const officers = await this.guards.entitled(context, file, input.officerIds, input);
    if (!officers.ok) return officers;
    if (input.method === 'detained' && !input.witness)
      return refuse('case.witness-required', { ruleId: 'PEN-19', basis: '行政处罚法第61条' });
    if (input.method === 'electronic' && !input.consent)
      return refuse('case.consent-required', { ruleId: 'PEN-19', basis: '行政处罚法第61条第2款' });
    const decisions = tx.getRepository(CaseDecisionRow);
    const decision = await decisions.findOneBy({ caseId });
    if (!decision) return refuse('case.no-decision');
    if (input.receivedOn < decision.decidedOn) return refuse('case.service-before-decision');
    const received = await this.announcements.received(context, 'decision', input);
    if (!received.ok) return received;
    const clock = await this.clocks.last(tx, caseId, 'PEN-19');
    await decisions.update({ id: decision.id }, { servedOn: input.receivedOn, servedBy: input.method });
    await this.clocks.stop(context, caseId, ['PEN-19'], input.receivedOn);
    const pay =
      decision.fineFen > 0 ? await this.clocks.start(context, file, 'PEN-24', input.receivedOn) : undefined;
    // Served by announcement: the period was met when the announcement was issued.
    const inTime = !clock || (clock.stoppedOn ?? input.receivedOn) <= clock.due;
    const body = plainForm('送达回证', file, {
      送达文书: decision.number,
      送达方式: SERVICE_METHODS[input.method],
      受送达人: input.recipient,
      收到日期:
        input.method === 'announcement'
          ? `${chinaDay(input.receivedOn)}（公告期满视为送达）`
          : chinaDay(input.receivedOn),
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
  }
}
