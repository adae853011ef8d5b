import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { chinaDay } from '../../../kernel/time.js';
import { DayField, Text } from '../../../platform/http/index.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseHearingRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import { notInFuture } from '../rules/dates.rules.js';
import { plainForm } from '../texts.js';

export class HearingWaiverInput {
  @DayField({ about: 'day of the statement' }) on: string;
  @Text({ max: 10_000, about: 'what the party stated' }) text: string;
}

/**
 * 放弃听证: an express statement of the party that it wants no hearing (行政处罚法 第63条、第64条). It is a paper of its own:
 * giving up 陈述申辩 (第45条) gives up no hearing. Refuses `case.hearing-not-offered` where none was offered,
 * `case.hearing-requested` once one was asked for, `case.before-notice` a statement older than the notice.
 */
@CaseAct({
  name: 'case.waive-hearing',
  roles: ['officer'],
  title: { zh: '登记放弃听证', en: 'Record the waiver of the hearing' },
  route: 'POST cases/:id/hearing/waiver',
  input: HearingWaiverInput,
  from: ['notified'],
  stage: 'decision',
  documents: ['放弃听证声明'],
  guards: ['PEN-09', 'PEN-10'],
  offeredWhen: ({ openClocks }) => openClocks.has('PEN-10'),
})
export class WaiveHearing {
  constructor(private readonly clocks: Clocks) {}

  async run(context: CaseContext, { on, text }: HearingWaiverInput): Promise<Result<CaseOutcome>> {
    const { id: caseId, file, tx, today } = context;
    const period = await this.clocks.open(tx, caseId, 'PEN-10');
    const requested = await tx.getRepository(CaseHearingRow).existsBy({ caseId });
    const may = firstRefusal(
      () => notInFuture(on, today),
      () => (requested ? refuse('case.hearing-requested') : ok()),
      () =>
        file.hearingOffered && period
          ? ok()
          : refuse('case.hearing-not-offered', { ruleId: 'PEN-09', basis: '行政处罚法第63条' }),
      () => (on >= file.noticedOn! ? ok() : refuse('case.before-notice', { basis: '行政处罚法第64条' })),
    );
    if (!may.ok) return may;
    await this.clocks.stop(context, caseId, ['PEN-10'], on);
    const title = '放弃听证声明';
    const body = plainForm(title, file, { 日期: chinaDay(on), 内容: text });
    return ok({ value: undefined, documents: [{ kind: title, title, body }], detail: { on } });
  }
}
