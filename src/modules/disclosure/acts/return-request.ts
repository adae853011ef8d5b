import { ok, type Result } from '../../../kernel/result.js';
import { DisclosureReasonInput } from '../dto/disclosure-inputs.js';
import { RequestAct, type RequestContext, type RequestOutcome } from '../requests/request-acts.js';

/** 退回: the second person does not stop the record early; the request is answered anew. */
@RequestAct({
  name: 'request.return',
  roles: ['releaser'],
  title: { zh: '退回停止公示的意见', en: 'Return the proposal to stop early' },
  route: 'POST requests/:id/return',
  operationId: 'Requests_back',
  input: DisclosureReasonInput,
  from: 'proposed',
})
export class ReturnRequest {
  async run(_: RequestContext, { reason }: DisclosureReasonInput): Promise<Result<RequestOutcome>> {
    return ok({
      value: undefined,
      changes: {
        ...{ state: 'open' as const, answer: null, findings: null, returnReason: reason },
        ...{ answeredBy: null, answeredByOfficerId: null, answeredByName: null },
      },
      detail: { reason },
    });
  }
}
