import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { DisputeActs } from '../dispute-acts.js';
import { disputeForm } from '../dispute-forms.js';

/**
 * 提请集体讨论: what stayed unresolved goes before the leaders (`case.discuss`). It decides nothing: 行政处罚法 第58条 leaves
 * no decision without a passed review, so the matter comes back to the reviewer afterwards.
 */
@Injectable()
export class ReferToDiscussion {
  constructor(private readonly disputes: DisputeActs) {}

  refer(actor: Actor, reviewId: string, text: string): Promise<Result<{ id: string }>> {
    return this.disputes.perform(actor, 'referral', reviewId, async (_, review, file) => {
      const title = '提请集体讨论报告';
      const body = disputeForm(title, file, review, { 提请讨论的问题: text, 提请人: actor.name });
      return ok({ text, document: { title, body } });
    });
  }
}
