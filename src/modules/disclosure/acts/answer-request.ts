import { ok, type Result } from '../../../kernel/result.js';
import { DisclosureRow, PublicRecordRow } from '../disclosure.entities.js';
import { RequestAnswerInput } from '../dto/request-inputs.js';
import { RequestAnsweredView } from '../dto/request-views.js';
import { Publishables } from '../publishables/publishables.js';
import { EarlyStops } from '../requests/early-stop.js';
import { RequestAct, type RequestContext, type RequestOutcome } from '../requests/request-acts.js';
import { containsNothingPrivate } from '../rules/reason.rules.js';
import { personsNamed, wasCorrected } from '../rules/request.rules.js';

/**
 * 答复申请 (PUB-13): told to who holds the receipt. To accept a correction it must have been made; to accept an early
 * stop is to propose it to a second person (PUB-14). Refuses `disclosure.reason-private`, `request.not-corrected`, and
 * what PUB-14 refuses.
 */
@RequestAct({
  name: 'request.answer',
  roles: ['discloser'],
  title: { zh: '答复公众申请', en: 'Answer a request of the public' },
  route: 'POST requests/:id/answer',
  operationId: 'Requests_answer',
  input: RequestAnswerInput,
  answer: RequestAnsweredView,
  from: 'open',
})
export class AnswerRequest {
  constructor(
    private readonly publishables: Publishables,
    private readonly early: EarlyStops,
  ) {}

  async run(
    context: RequestContext,
    { answer, accepted, findings = [] }: RequestAnswerInput,
  ): Promise<Result<RequestOutcome<RequestAnsweredView>>> {
    const { id, actor, today, row } = context;
    const clean = containsNothingPrivate(answer, { otherPersons: personsNamed(row.name) });
    if (!clean.ok) return clean;
    const may = accepted ? await this.mayAccept(context, findings) : ok();
    if (!may.ok) return may;
    const state = !accepted ? 'refused' : row.kind === 'early-stop' ? 'proposed' : 'accepted';
    const settled = state === 'proposed' ? {} : { settledOn: today, settledByName: actor.name };
    return ok({
      value: { id, state, inTime: today <= row.due },
      changes: {
        ...{ state, answer, answeredBy: actor.userId, answeredByOfficerId: actor.officerId ?? null },
        ...{ answeredByName: actor.name, findings: [...findings], returnReason: null, ...settled },
      },
      detail: { kind: row.kind, slug: row.slug, state, answer, findings: [...findings], due: row.due },
    });
  }

  private async mayAccept(
    { tx, row, today }: RequestContext,
    findings: NonNullable<RequestAnswerInput['findings']>,
  ): Promise<Result<void>> {
    if (row.slug === null || row.disclosureId === null) return ok();
    const record = await tx.getRepository(PublicRecordRow).findOneByOrFail({ slug: row.slug });
    if (row.kind === 'correction') return wasCorrected(record, row.receivedOn);
    const disclosure = await tx.getRepository(DisclosureRow).findOneByOrFail({ id: row.disclosureId });
    const matter = await this.publishables.of(disclosure, tx);
    // What is no longer shown cannot be stopped; the second person's act would say the same.
    if (record.publishedOn === null) return ok();
    return this.early.judge(matter, record.publishedOn, today, findings);
  }
}
