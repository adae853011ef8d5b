import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseDiscussionRow } from '../case.entities.js';
import { DiscussionInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { notInFuture } from '../rules/dates.rules.js';
import { tally, votesMatch } from '../rules/votes.rules.js';
import { plainForm } from '../texts.js';

/**
 * * 集体讨论 (行政处罚法 第57条第2款): minutes, and the vote of each. A draft that found no majority counts as not discussed;
 * one that found it still needs its passed review.
 */
@CaseAct({
  name: 'case.discuss',
  roles: ['leader'],
  title: { zh: '集体讨论', en: 'Collective discussion' },
  route: 'POST cases/:id/discussion',
  input: DiscussionInput,
  from: ['concluded', 'notified'],
  stage: 'decision',
  documents: ['重大案件集体讨论笔录'],
  guards: ['PEN-16'],
})
export class Discuss {
  constructor(private readonly guards: Guards) {}

  async run(context: CaseContext, input: DiscussionInput): Promise<Result<CaseOutcome>> {
    const { file, today, tx, now, entryId, id: caseId } = context;
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
    const { chair = null, votes = [], participants, minutes, conclusion } = input;
    const match = votesMatch([...new Set(participants)], input.chair, votes);
    if (!match.ok) return match;
    const counted = tally(votes);
    const discussions = tx.getRepository(CaseDiscussionRow);
    const seq = await discussions.countBy({ caseId });
    const row = { id: entryId, caseId, seq, heldOn: input.on, chair, participants, votes };
    await discussions.insert({ ...row, carried: counted.carried, minutes, conclusion, at: now });
    const title = '重大案件集体讨论笔录';
    const body = plainForm(title, file, {
      日期: input.on,
      ...(chair && { 主持人: chair }),
      参加人: participants.join('、'),
      讨论: minutes,
      ...(votes.length > 0 && {
        表决: votes.map(({ name, vote }) => `${name}${WORDS[vote]}`).join('、'),
        表决结果: `同意${counted.for}人，不同意${counted.against}人，弃权${counted.abstain}人，${counted.carried ? '通过' : '未通过'}`,
      }),
      结论: conclusion,
    });
    return ok({
      value: undefined,
      changes: { discussedOn: counted.carried ? input.on : null },
      documents: [{ kind: title, title, body }],
      detail: { on: input.on, present, ...(votes.length > 0 && { ...counted }) },
    });
  }
}

const WORDS = { for: '同意', against: '不同意', abstain: '弃权' } as const;
