import { chinaDay } from '../../../kernel/time.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseHearingRow } from '../case.entities.js';
import { HearingReportInput } from '../dto/case-inputs.js';
import { plainForm } from '../texts.js';

/**
 * * 听证报告: what the presider found and proposes, once, after the record (行政处罚法 第65条). Refuses
 * `case.hearing-not-recorded`, `case.hearing-reported`, and anyone but the presider of this hearing.
 */
@CaseAct({
  name: 'case.report-hearing',
  roles: ['presider'],
  title: { zh: '听证报告', en: 'Report the hearing' },
  route: 'POST cases/:id/hearing/report',
  input: HearingReportInput,
  from: ['notified'],
  stage: 'decision',
  documents: ['听证报告'],
  guards: ['PEN-13'],
})
export class ReportHearing {
  async run(context: CaseContext, { report }: HearingReportInput): Promise<Result<CaseOutcome>> {
    const { tx, file, now, actor, id: caseId } = context;
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
    const body = plainForm(title, file, {
      听证日期: chinaDay(hearing.heldOn),
      主持人: actor.name,
      报告: report,
    });
    return ok({ value: undefined, documents: [{ kind: title, title, body }] });
  }
}
