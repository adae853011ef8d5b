import { ok, type Result } from '../../../kernel/result.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import { PlanIdView, PlanInput } from '../dto/training-views.js';
import { PlanAct, type PlanOutcome } from '../training-acts.js';
import { TrainingPlanRow } from '../training.entities.js';

/** 制定年度培训计划; a second one of the same year takes the place of the first, and the ledger keeps both. */
@PlanAct({
  name: 'training.set-plan',
  roles: ['trainer'],
  title: { zh: '制定年度培训计划', en: 'Set the plan of the year' },
  route: 'POST training/plans',
  input: PlanInput,
  answer: PlanIdView,
  creates: true,
  operationId: 'Training_plan',
})
export class SetTrainingPlan {
  async run(
    { tx, id, agencyId, actor, now }: NewSubjectContext,
    { year, targetHours, title, note }: PlanInput,
  ): Promise<Result<PlanOutcome<PlanIdView>>> {
    const plans = tx.getRepository(TrainingPlanRow);
    const said = { targetHours, title, note: note ?? null };
    const set = { ...said, setAt: now, setBy: actor.userId };
    const detail = { year, ...said };
    const known = await plans.findOneBy({ agencyId, year });
    if (!known) return ok({ value: { id }, row: { year, ...set }, detail });
    await plans.update({ id: known.id }, set);
    return ok({ value: { id: known.id }, detail });
  }
}
