import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseDecisionRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import { Debts } from '../debts.js';
import { AnnulledView } from '../dto/act-views.js';
import { DecisionAnnulmentInput } from '../dto/case-inputs.js';
import { notInFuture } from '../rules/dates.rules.js';
import { publishedBy } from '../rules/publication.rules.js';

/**
 * 决定被变更、撤销、确认违法或无效: what was published must be withdrawn within three working days (行政处罚法 第48条第2款).
 * A decision revoked or void is owed nothing more, and what was paid is owed back; of one that was changed the new content
 * is the debt; one found unlawful and not revoked stands. Refuses `case.changed-content` where that content is missing.
 */
@CaseAct({
  name: 'case.annul-decision',
  roles: ['leader'],
  title: { zh: '决定被变更或撤销', en: 'Record an annulment' },
  route: 'POST cases/:id/annulment',
  input: DecisionAnnulmentInput,
  answer: AnnulledView,
  from: ['decided', 'served', 'performed', 'closed', 'archived'],
  stage: 'execution',
  guards: ['PUB-03'],
})
export class AnnulDecision {
  constructor(
    private readonly clocks: Clocks,
    private readonly debts: Debts,
  ) {}

  async run(context: CaseContext, input: DecisionAnnulmentInput): Promise<Result<CaseOutcome<AnnulledView>>> {
    const { id: caseId } = context;
    const future = notInFuture(input.on, context.today);
    if (!future.ok) return future;
    const decisions = context.tx.getRepository(CaseDecisionRow);
    const decision = await decisions.findOneBy({ caseId });
    // A case is also closed where it was dropped or the facts did not hold: then nothing was decided.
    if (!decision) return refuse('case.no-decision', { next: '本案没有作出处罚决定，无可变更、撤销的决定' });
    if (decision.annulledOn) return refuse('case.annulled');
    const { content, ...said } = input;
    const may = firstRefusal(
      () => (input.on >= decision.decidedOn ? ok() : refuse('case.before-decision')),
      () => contentFits(input),
    );
    if (!may.ok) return may;
    await decisions.update(
      { id: decision.id },
      {
        annulledOn: input.on,
        annulledBecause: `${input.document}：${input.reason}`,
        annulment: input.outcome,
        changedFineFen: content?.fineFen ?? null,
        changedConfiscatedFen: content?.confiscatedFen ?? null,
        changedPayBy: content?.payBy ?? null,
      },
    );
    const clock = await this.clocks.start(
      context,
      context.file,
      publishedBy(decision.kind).withdraw,
      input.on,
    );
    const owed = await this.debts.account(context.tx, context.file, context.today);
    if (owed?.owedFen === 0) await this.clocks.stop(context, caseId, ['PEN-24'], input.on);
    return ok({
      value: { withdrawBy: clock.due },
      detail: { ...said, ...(content && { content: { ...content } }), withdrawBy: clock.due },
    });
  }
}

/** The program does not guess what a changed decision says: the new sums are asked for, and only then. */
function contentFits({ outcome, content }: DecisionAnnulmentInput): Result<void> {
  const bad = (detail: string): Result<void> =>
    refuse('case.changed-content', {
      detail,
      next: '按复议决定或者裁判的内容填写变更后的罚款、没收金额和缴款期限',
    });
  if (outcome !== 'changed') return content ? bad('只有变更的才填写变更后的内容') : ok();
  if (!content) return bad('未填写变更后的内容');
  if (content.fineFen + content.confiscatedFen > 0 && !content.payBy) return bad('未填写缴款期限');
  return ok();
}
