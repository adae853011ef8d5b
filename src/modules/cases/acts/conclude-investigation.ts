import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseActs } from '../case-acts.js';
import { CaseEventRow, CaseEvidenceRow, CaseRecordReasonRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import { Courses } from '../courses.js';
import type { ConclusionInput } from '../dto/case-inputs.js';
import { plainForm } from '../texts.js';

/** 调查终结: facts stated, evidence listed, the investigation recorded or its absence explained, goods dealt with. */
@Injectable()
export class ConcludeInvestigation {
  constructor(
    private readonly cases: CaseActs,
    private readonly clocks: Clocks,
    private readonly courses: Courses,
  ) {}

  conclude(actor: Actor, caseId: string, input: ConclusionInput): Promise<Result<void>> {
    return this.cases.perform(actor, 'case.conclude-investigation', caseId, async ({ tx, file }) => {
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
    });
  }
}
