import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { TrainingPlanRow } from '../training.entities.js';

export interface TrainingPlan {
  year: number;
  targetHours: number;
  title: string;
  note?: string;
}

/** 制定年度培训计划; a second one of the same year takes the place of the first, and the ledger keeps both. */
@Injectable()
export class SetTrainingPlan {
  constructor(private readonly acts: Acts) {}

  set(actor: Actor, { year, targetHours, title, note }: TrainingPlan): Promise<Result<{ id: string }>> {
    const { agencyId } = actor;
    const subject = { agencyId, type: 'training-plan', id: agencyId };
    return this.acts.perform(actor, 'training.set-plan', subject, async (scene) => {
      const plans = scene.tx.getRepository(TrainingPlanRow);
      const known = await plans.findOneBy({ agencyId, year });
      const id = known?.id ?? scene.newId();
      const said = { targetHours, title, note: note ?? null, setAt: scene.now, setBy: actor.userId };
      if (known) await plans.update({ id }, said);
      else await plans.insert({ id, agencyId, year, ...said });
      return ok({ value: { id }, detail: { year, targetHours, title, note: note ?? null } });
    });
  }
}
