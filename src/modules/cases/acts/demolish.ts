import { ok, refuse, type Result } from '../../../kernel/result.js';
import { chinaDay, type LegalDay, legalDayOf } from '../../../kernel/time.js';
import { LawService } from '../../calendar/index.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseDecisionRow, type CaseRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import { DemolitionInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { Measures } from '../measures.js';
import { demolitionMayBegin } from '../rules/demolition.rules.js';
import { executionHour } from '../rules/measures.rules.js';
import { plainForm } from '../texts.js';

/**
 * 强制拆除 (行政强制法 第34条至第37条、第43条、第44条): ordered by the decision, announced, demanded, decided, remedies over,
 * not at night, on video from beginning to end. Refuses `case.demolition-conditions` where a condition that can be
 * computed is missing; that nobody filed for a remedy is stated by a named person, and stands in the record as that.
 */
@CaseAct({
  name: 'case.demolish',
  roles: ['leader'],
  title: { zh: '强制拆除', en: 'Demolition' },
  route: 'POST cases/:id/demolitions',
  input: DemolitionInput,
  from: ['served', 'performed'],
  stage: 'execution',
  documents: ['强制拆除现场笔录'],
  guards: ['PEN-02', 'REC-02', 'COE-01', 'COE-10', 'COE-11', 'COE-12', 'COE-13'],
})
export class Demolish {
  constructor(
    private readonly measures: Measures,
    private readonly guards: Guards,
    private readonly law: LawService,
    private readonly clocks: Clocks,
  ) {}

  async run(context: CaseContext, input: DemolitionInput): Promise<Result<CaseOutcome>> {
    const { file, actor } = context;
    const first = legalDayOf(input.from);
    const holiday = [first, legalDayOf(input.to)].some(
      (day) => this.law.calendar.dayOf(day).statutory === true,
    );
    const { nightFromHour, nightToHour } = this.guards.params('COE-12', file, first);
    const night = { fromHour: Number(nightFromHour), toHour: Number(nightToHour) };
    const hour = executionHour(input, night, holiday, input.urgent);
    if (!hour.ok) return hour;
    const decision = await context.tx.getRepository(CaseDecisionRow).findOneBy({ caseId: file.id });
    if (!decision) return refuse('case.no-decision');
    const remediesEnd = this.remediesEnd(file, decision.servedOn);
    const ready = demolitionMayBegin({ ...input, on: first, decision, remediesEnd });
    if (!ready.ok) return ready;
    const may = await this.measures.may(context, actor, input);
    if (!may.ok) return may;
    await this.measures.enter(context, 'demolition', 'execution', input);
    const body = plainForm('强制拆除现场笔录', file, {
      ...this.measures.words(input, may.value, actor),
      拆除义务: `${decision.number}：${input.duty}`,
      限期拆除公告: `${chinaDay(input.announcedOn)}，${input.announcedAt}`,
      催告: `${input.demandNumber}，${chinaDay(input.demandServedOn)}送达，限${chinaDay(input.demandedBy)}前履行`,
      强制执行决定: `${input.executionNumber}，${chinaDay(input.executionServedOn)}送达`,
      复议诉讼期限: `${chinaDay(remediesEnd!)}届满`,
      未申请复议未起诉: `${input.statedBy}陈述，依据：${input.statedOn}`,
    });
    return ok({
      value: undefined,
      officers: may.value.officers,
      occurred: this.measures.span(input),
      documents: [{ kind: '强制拆除现场笔录', title: '强制拆除现场笔录', body }],
      detail: {
        urgent: input.urgent,
        wholeCourse: true,
        demand: input.demandNumber,
        execution: input.executionNumber,
        statedBy: input.statedBy,
      },
    });
  }

  /** The later of the last days for reconsideration and for a suit (REM-01, REM-07), from the service of the decision. */
  private remediesEnd(file: CaseRow, servedOn: LegalDay | null): LegalDay | undefined {
    if (servedOn === null) return undefined;
    const ends = ['REM-01', 'REM-07'].map((ruleId) => {
      const due = this.clocks.due(ruleId, servedOn, file);
      if (!due.ok) throw new Error(`cannot count ${ruleId}: ${due.refusal.code}`);
      return due.value.due;
    });
    return ends.sort().at(-1);
  }
}
