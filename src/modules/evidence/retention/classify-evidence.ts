import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseFiles } from '../../cases/index.js';
import { Acts } from '../../ledger/index.js';
import { EvidenceReader } from '../evidence-reader.js';
import { EvidenceClassRow } from './retention.entities.js';
import { Retention } from './retention.js';
import type { ClassInput } from './retention.views.js';

/** REC-07: what a recording shows (obstruction, a mass incident) keeps it for ever; said by a person, never taken back. */
@Injectable()
export class ClassifyEvidence {
  constructor(
    private readonly acts: Acts,
    private readonly cases: CaseFiles,
    private readonly reader: EvidenceReader,
    private readonly retention: Retention,
  ) {}

  async classify(actor: Actor, id: string, { category, reason }: ClassInput): Promise<Result<void>> {
    const seen = await this.reader.seen(actor, id);
    if (!seen.ok) return seen;
    const { agencyId, caseId } = seen.value;
    return this.acts.perform(
      actor,
      'evidence.classify',
      { agencyId, type: 'evidence', id },
      async (scene) => {
        const file = await this.cases.get(caseId, scene.tx);
        if (!file) return refuse('not-found');
        const known = this.retention.classes(file, scene.today);
        if (!known.includes(category))
          return refuse('evidence.unknown-class', { ruleId: 'REC-07', facts: { known } });
        await scene.tx
          .getRepository(EvidenceClassRow)
          .insert({ id: scene.entryId, evidenceId: id, category, reason, byName: actor.name, at: scene.now });
        return ok({ value: undefined, detail: { caseId, category, reason } });
      },
    );
  }
}
