import { ok, type Result } from '../../../kernel/result.js';
import { chinaDay } from '../../../kernel/time.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { Clocks } from '../clocks.js';
import { DefenceInput } from '../dto/case-inputs.js';
import { notInFuture } from '../rules/dates.rules.js';
import { plainForm } from '../texts.js';

/**
 * 陈述申辩, or an express waiver of it (行政处罚法 第45条、第62条). The right to a hearing is another one (第63条): whoever
 * gives up this one has not given up that one.
 */
@CaseAct({
  name: 'case.record-defence',
  roles: ['officer'],
  title: { zh: '陈述申辩', en: 'Record the defence' },
  route: 'POST cases/:id/defence',
  input: DefenceInput,
  from: ['notified'],
  stage: 'decision',
  documents: ['陈述申辩笔录'],
  guards: ['PEN-07'],
})
export class RecordDefence {
  constructor(private readonly clocks: Clocks) {}

  async run(context: CaseContext, input: DefenceInput): Promise<Result<CaseOutcome>> {
    const { id: caseId } = context;
    const future = notInFuture(input.on, context.today);
    if (!future.ok) return future;
    await this.clocks.stop(context, caseId, ['PEN-08'], input.on);
    const title = input.kind === 'waived' ? '放弃陈述申辩声明' : '陈述申辩笔录';
    const body = plainForm(title, context.file, {
      日期: chinaDay(input.on),
      内容: input.text,
      复核意见: input.consideration ?? '—',
    });
    return ok({
      value: undefined,
      changes: { defence: input.kind === 'waived' ? ('waived' as const) : ('heard' as const) },
      documents: [{ kind: title, title, body }],
      detail: { kind: input.kind, on: input.on },
    });
  }
}
