import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { DisputeActs } from '../dispute-acts.js';
import { disputeForm } from '../dispute-forms.js';

export interface Coordination {
  heldOn: string;
  persons: string[];
  text: string;
  outcome: 'settled' | 'unresolved';
}

/** 协调: a leader's meeting over a disputed opinion, who met, what came of it. It changes neither draft nor opinion. */
@Injectable()
export class CoordinateOpinion {
  constructor(private readonly disputes: DisputeActs) {}

  coordinate(actor: Actor, reviewId: string, input: Coordination): Promise<Result<{ id: string }>> {
    return this.disputes.perform(actor, 'coordination', reviewId, async ({ today }, review, file) => {
      if (input.heldOn > today) return refuse('review.coordination-in-future', { facts: { today } });
      const title = '法制审核分歧协调记录';
      const body = disputeForm(title, file, review, {
        日期: input.heldOn,
        参加人: input.persons.join('、'),
        协调情况: input.text,
        结果: input.outcome === 'settled' ? '协调一致，重新送审' : '未能协调一致',
        主持人: actor.name,
      });
      return ok({ ...input, document: { title, body } });
    });
  }
}
