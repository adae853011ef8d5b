import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseActs } from '../case-acts.js';
import { CaseHearingRow } from '../case.entities.js';
import { plainForm } from '../texts.js';

/**
 * 听证报告: what the presider found and proposes, once, after the record (行政处罚法 第65条). Refuses
 * `case.hearing-not-recorded`, `case.hearing-reported`, and anyone but the presider of this hearing.
 */
@Injectable()
export class ReportHearing {
  constructor(private readonly cases: CaseActs) {}

  report(actor: Actor, caseId: string, report: string): Promise<Result<void>> {
    return this.cases.perform(actor, 'case.report-hearing', caseId, async ({ tx, file, now }) => {
      const hearings = tx.getRepository(CaseHearingRow);
      const hearing = await hearings.findOneBy({ caseId });
      if (!hearing?.heldOn) return refuse('case.hearing-not-recorded', { next: '先登记听证笔录' });
      if (actor.officerId !== hearing.presiderOfficerId)
        return refuse('case.presider-not-qualified', {
          ruleId: 'PEN-12',
          detail: '报告由本次听证的主持人提交',
        });
      if (hearing.reportedAt) return refuse('case.hearing-reported');
      await hearings.update({ id: hearing.id }, { reportedAt: now });
      const title = '听证报告';
      const body = plainForm(title, file, { 听证日期: hearing.heldOn, 主持人: actor.name, 报告: report });
      return ok({ value: undefined, documents: [{ kind: title, title, body }] });
    });
  }
}
