import { ok, refuse, type Result } from '../../../kernel/result.js';
import { InspectionAct, type InspectionContext, type InspectionOutcome } from '../inspection-acts.js';

/** What the company says of how it was inspected, once, after the end. */
export interface Evaluation {
  /** From 1 to 5. */
  readonly score: number;
  readonly comment: string | null;
}

/** Refuses an inspection that is not over, and a second evaluation. */
@InspectionAct({
  name: 'inspection.evaluate',
  roles: ['officer'],
  title: { zh: '评价检查', en: 'Evaluate the inspection' },
})
export class EvaluateInspection {
  async run(
    { row, now }: InspectionContext,
    { score, comment }: Evaluation,
  ): Promise<Result<InspectionOutcome>> {
    if (row.state !== 'finished' || row.evaluatedAt !== null)
      return refuse('inspection.out-of-order', { facts: { state: row.state } });
    return ok({
      value: undefined,
      changes: { score, comment, evaluatedAt: now },
      detail: { number: row.number, score },
    });
  }
}
