import { ok, refuse, type Result } from '../../../kernel/result.js';
import { DisputeAct, type DisputeActOutcome, type DisputeContext } from '../dispute-acts.js';
import { disputeForm } from '../dispute-forms.js';
import { DisputeWrittenView, ReplyInput } from '../disputes.views.js';

/**
 * 承办机构答复: what the department thinks of the opinion and what it did. Only officers of the case. Refuses
 * `case.not-case-officer`.
 */
@DisputeAct({
  name: 'review.reply',
  roles: ['officer'],
  title: { zh: '答复审核意见', en: 'Reply to the opinion' },
  route: 'POST reviews/:id/reply',
  input: ReplyInput,
  answer: DisputeWrittenView,
  status: 201,
  operationId: 'Disputes_reply',
})
export class ReplyToOpinion {
  async run(
    { actor, review, file, entryId }: DisputeContext,
    input: ReplyInput,
  ): Promise<Result<DisputeActOutcome>> {
    if (!actor.officerId || !file.officerIds.includes(actor.officerId))
      return refuse('case.not-case-officer');
    const title = '法制审核意见研究处理情况';
    const body = disputeForm(title, file, review, {
      态度: input.outcome === 'accepted' ? '采纳' : '有异议，请求协调',
      答复: input.text,
      处理情况: input.done,
      答复人: actor.name,
    });
    return ok({ value: { id: entryId }, entry: { ...input, document: { title, body } } });
  }
}
