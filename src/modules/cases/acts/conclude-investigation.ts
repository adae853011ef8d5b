import { IsNull } from 'typeorm';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseEventRow, CaseEvidenceRow, CaseRecordReasonRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import { CaseMeasureRow } from '../measure.entity.js';
import { FullRecordingRequirements } from '../full-recording-requirements.js';
import { ConclusionInput } from '../dto/case-inputs.js';
import { plainForm } from '../texts.js';

/**
 * 调查终结: facts stated, evidence listed, the investigation recorded or its absence explained, goods dealt with.
 */
@CaseAct({
  name: 'case.conclude-investigation',
  roles: ['officer'],
  title: { zh: '调查终结', en: 'Conclude the investigation' },
  route: 'POST cases/:id/conclusion',
  input: ConclusionInput,
  from: ['investigating'],
  to: 'concluded',
  stage: 'investigation',
  documents: ['调查终结报告'],
  guards: ['REC-01', 'REC-02', 'PEN-05'],
})
export class ConcludeInvestigation {
  constructor(
    private readonly clocks: Clocks,
    private readonly courses: FullRecordingRequirements,
  ) {}

  async run(context: CaseContext, input: ConclusionInput): Promise<Result<CaseOutcome>> {
    const { tx, file, id: caseId } = context;
    if (!file.facts.trim())
      return refuse('case.no-facts', { basis: '行政处罚法第40条', next: '先填写认定的事实' });
    const evidence = await tx.getRepository(CaseEvidenceRow).findBy({ caseId, excludedBecause: IsNull() });
    if (evidence.length === 0)
      return refuse('case.no-evidence', { basis: '行政处罚法第40条、第46条', next: '先上传证据' });
    if (await this.clocks.open(tx, caseId, 'PEN-05'))
      return refuse('case.preservation-open', {
        ruleId: 'PEN-05',
        basis: '行政处罚法第56条',
        next: '先对登记保存的物品作出处理',
      });
    const unapproved = await tx
      .getRepository(CaseMeasureRow)
      .existsBy({ caseId, approvedLate: true, liftedOn: IsNull() });
    if (unapproved)
      return refuse('case.measure-approval-late', {
        ruleId: 'COE-02',
        basis: '行政强制法第19条',
        detail: '紧急实施的强制措施未在二十四小时内补办批准手续',
        next: '立即解除，再终结调查',
      });
    const recorded = await tx
      .getRepository(CaseEventRow)
      .existsBy({ caseId, act: 'case.record-investigation' });
    const filmed = evidence.some(
      (item) => item.stage === 'investigation' && item.medium !== 'text' && item.medium !== 'other',
    );
    const explained = await tx
      .getRepository(CaseRecordReasonRow)
      .existsBy({ caseId, stage: 'investigation' });
    if (!recorded || !(filmed || explained))
      return refuse('case.record-missing', {
        ruleId: recorded ? 'REC-03' : 'REC-01',
        basis: '行政处罚法第47条',
        detail: recorded ? '调查取证环节没有音像记录' : '调查取证环节没有笔录',
        next: recorded ? '上传音像记录，或说明未记录的理由' : '先登记调查笔录',
        facts: { stage: 'investigation' },
      });
    const whole = await this.courses.hold(tx, file, 'investigation');
    if (!whole.ok) return whole;
    const body = plainForm('调查终结报告', file, {
      认定事实: file.facts,
      证据: `${evidence.length}件`,
      处理意见: input.report,
    });
    return ok({
      value: undefined,
      documents: [{ kind: '调查终结报告', title: '调查终结报告', body }],
      detail: { evidence: evidence.length },
    });
  }
}
