import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseActs } from '../case-acts.js';
import type { DiscussionInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { notInFuture } from '../rules/dates.rules.js';
import { plainForm } from '../texts.js';

/** 集体讨论 (行政处罚法 第57条第2款). */
@Injectable()
export class Discuss {
  constructor(
    private readonly cases: CaseActs,
    private readonly guards: Guards,
  ) {}

  discuss(actor: Actor, caseId: string, input: DiscussionInput): Promise<Result<void>> {
    return this.cases.perform(actor, 'case.discuss', caseId, async ({ file, today }) => {
      const future = notInFuture(input.on, today);
      if (!future.ok) return future;
      const minimum = Number(this.guards.params('PEN-16', file, input.on).minimumLeaders);
      const present = new Set(input.participants).size;
      if (present < minimum)
        return refuse('case.discussion-too-few', {
          ruleId: 'PEN-16',
          basis: '行政处罚法第57条第2款',
          detail: `应到${minimum}人以上，记录${present}人`,
        });
      const title = '重大案件集体讨论笔录';
      const body = plainForm(title, file, {
        日期: input.on,
        参加人: input.participants.join('、'),
        讨论: input.minutes,
        结论: input.conclusion,
      });
      return ok({
        value: undefined,
        changes: { discussedOn: input.on },
        documents: [{ kind: title, title, body }],
        detail: { on: input.on, present },
      });
    });
  }
}
