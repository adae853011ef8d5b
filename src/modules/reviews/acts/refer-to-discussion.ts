import { ok, type Result } from '../../../kernel/result.js';
import { DisputeAct, type DisputeActOutcome, type DisputeContext } from '../dispute-acts.js';
import { disputeForm } from '../dispute-forms.js';
import { DisputeWrittenView, ReferralInput } from '../disputes.views.js';

/**
 * 提请集体讨论: what stayed unresolved goes before the leaders (`case.discuss`). It decides nothing: 行政处罚法 第58条 leaves
 * no decision without a passed review, so the matter comes back to the reviewer afterwards.
 */
@DisputeAct({
  name: 'review.refer',
  roles: ['leader'],
  title: { zh: '提请集体讨论', en: 'Refer to collective discussion' },
  route: 'POST reviews/:id/referral',
  input: ReferralInput,
  answer: DisputeWrittenView,
  status: 201,
  operationId: 'Disputes_refer',
})
export class ReferToDiscussion {
  async run(
    { actor, review, file, entryId }: DisputeContext,
    { text }: ReferralInput,
  ): Promise<Result<DisputeActOutcome>> {
    const title = '提请集体讨论报告';
    const body = disputeForm(title, file, review, { 提请讨论的问题: text, 提请人: actor.name });
    return ok({ value: { id: entryId }, entry: { text, document: { title, body } } });
  }
}
