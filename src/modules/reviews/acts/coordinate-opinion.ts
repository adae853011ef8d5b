import { ok, refuse, type Result } from '../../../kernel/result.js';
import { DisputeAct, type DisputeActOutcome, type DisputeContext } from '../dispute-acts.js';
import { disputeForm } from '../dispute-forms.js';
import { CoordinationInput, DisputeWrittenView } from '../disputes.views.js';

/**
 * 协调: a leader's meeting over a disputed opinion, who met, what came of it. It changes neither draft nor opinion. Refuses
 * `review.coordination-in-future`.
 */
@DisputeAct({
  name: 'review.coordinate',
  roles: ['leader'],
  title: { zh: '协调审核分歧', en: 'Coordinate the disagreement' },
  route: 'POST reviews/:id/coordination',
  input: CoordinationInput,
  answer: DisputeWrittenView,
  status: 201,
  operationId: 'Disputes_coordinate',
})
export class CoordinateOpinion {
  async run(
    { actor, review, file, entryId, today }: DisputeContext,
    input: CoordinationInput,
  ): Promise<Result<DisputeActOutcome>> {
    if (input.heldOn > today) return refuse('review.coordination-in-future', { facts: { today } });
    const title = '法制审核分歧协调记录';
    const body = disputeForm(title, file, review, {
      日期: input.heldOn,
      参加人: input.persons.join('、'),
      协调情况: input.text,
      结果: input.outcome === 'settled' ? '协调一致，重新送审' : '未能协调一致',
      主持人: actor.name,
    });
    return ok({ value: { id: entryId }, entry: { ...input, document: { title, body } } });
  }
}
