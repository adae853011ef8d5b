import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { DisputeActs } from '../dispute-acts.js';
import { disputeForm } from '../dispute-forms.js';

export interface Reply {
  outcome: 'accepted' | 'disputed';
  text: string;
  done: string;
}

/** 承办机构答复: what the department thinks of the opinion and what it did. Only officers of the case. */
@Injectable()
export class ReplyToOpinion {
  constructor(private readonly disputes: DisputeActs) {}

  reply(actor: Actor, reviewId: string, input: Reply): Promise<Result<{ id: string }>> {
    return this.disputes.perform(actor, 'reply', reviewId, async (_, review, file) => {
      if (!actor.officerId || !file.officerIds.includes(actor.officerId))
        return refuse('case.not-case-officer');
      const title = '法制审核意见研究处理情况';
      const body = disputeForm(title, file, review, {
        态度: input.outcome === 'accepted' ? '采纳' : '有异议，请求协调',
        答复: input.text,
        处理情况: input.done,
        答复人: actor.name,
      });
      return ok({ ...input, document: { title, body } });
    });
  }
}
