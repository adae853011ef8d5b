import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { DisclosureActs } from '../disclosure-acts.js';

/** 退回: the releaser wants it prepared again; the draft stays to be corrected. */
@Injectable()
export class SendBackDisclosure {
  constructor(private readonly disclosures: DisclosureActs) {}

  sendBack(actor: Actor, id: string, reason: string): Promise<Result<void>> {
    return this.disclosures.perform(actor, 'disclosure.send-back', id, async (_, row) =>
      ok({
        value: undefined,
        changes: { state: 'returned' as const, returnReason: reason, returnedByName: actor.name },
        detail: { reason, publishedSha256: row.publishedSha256 },
      }),
    );
  }
}
