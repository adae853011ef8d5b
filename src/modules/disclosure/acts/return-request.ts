import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { RequestActs } from '../requests/request-acts.js';

/** 退回: the second person does not stop the record early; the request is answered anew. */
@Injectable()
export class ReturnRequest {
  constructor(private readonly requests: RequestActs) {}

  back(actor: Actor, id: string, reason: string): Promise<Result<void>> {
    return this.requests.perform(actor, 'request.return', id, 'proposed', async () =>
      ok({
        value: undefined,
        changes: {
          ...{ state: 'open' as const, answer: null, findings: null, returnReason: reason },
          ...{ answeredBy: null, answeredByOfficerId: null, answeredByName: null },
        },
        detail: { reason },
      }),
    );
  }
}
