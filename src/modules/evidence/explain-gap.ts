import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { CaseFiles } from '../cases/index.js';
import { Acts } from '../ledger/index.js';
import type { RecordReasonInput } from './dto/evidence-inputs.js';
import { caseTakesEvidence } from './rules/intake.rules.js';

/** REC-01, REC-03: why a stage has no recording, said by a person and kept with the case. */
@Injectable()
export class ExplainGap {
  constructor(
    private readonly acts: Acts,
    private readonly cases: CaseFiles,
  ) {}

  async explain(actor: Actor, caseId: string, { stage, reason }: RecordReasonInput): Promise<Result<void>> {
    const seen = await this.cases.seen(actor, caseId);
    if (!seen.ok) return seen;
    const subject = { agencyId: seen.value.agencyId, type: 'case', id: caseId };
    return this.acts.perform(actor, 'evidence.explain-gap', subject, async (scene) => {
      const file = await this.cases.get(caseId, scene.tx);
      if (!file) return refuse('not-found');
      const open = caseTakesEvidence(file.state);
      if (!open.ok) return open;
      await this.cases.explainGap(scene, caseId, stage, reason);
      return ok({ value: undefined, detail: { stage, reason } });
    });
  }
}
