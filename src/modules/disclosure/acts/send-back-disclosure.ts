import { ok, type Result } from '../../../kernel/result.js';
import { DisclosureAct, type DisclosureContext, type DisclosureOutcome } from '../disclosure-acts.js';
import { DisclosureReasonInput } from '../dto/disclosure-inputs.js';

/** 退回: the releaser wants it prepared again; the draft stays to be corrected. */
@DisclosureAct({
  name: 'disclosure.send-back',
  roles: ['releaser'],
  title: { zh: '退回公示文本', en: 'Send the prepared text back' },
  route: 'POST disclosures/:id/send-back',
  operationId: 'Disclosures_sendBack',
  input: DisclosureReasonInput,
  from: ['drafted'],
})
export class SendBackDisclosure {
  async run(
    { row, actor }: DisclosureContext,
    { reason }: DisclosureReasonInput,
  ): Promise<Result<DisclosureOutcome>> {
    return ok({
      value: undefined,
      changes: { state: 'returned' as const, returnReason: reason, returnedByName: actor.name },
      detail: { reason, publishedSha256: row.publishedSha256 },
    });
  }
}
