import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { CaseEvidenceRow, CaseFiles } from '../cases/index.js';
import { Acts } from '../ledger/index.js';
import { EvidenceReader } from './evidence-reader.js';

/** 行政处罚法 第46条: what was unlawfully obtained or not verified founds no facts; it stays stored, excluded. */
@Injectable()
export class ExcludeEvidence {
  constructor(
    private readonly acts: Acts,
    private readonly cases: CaseFiles,
    private readonly reader: EvidenceReader,
  ) {}

  async exclude(actor: Actor, id: string, reason: string): Promise<Result<void>> {
    const seen = await this.reader.seen(actor, id);
    if (!seen.ok) return seen;
    const { agencyId, caseId, sha256 } = seen.value;
    return this.acts.perform(actor, 'evidence.exclude', { agencyId, type: 'evidence', id }, async (scene) => {
      const listed = await scene.tx.getRepository(CaseEvidenceRow).findOneByOrFail({ id });
      if (listed.excludedBecause !== null) return refuse('evidence.already-excluded');
      await this.cases.excludeEvidence(scene, id, reason);
      return ok({ value: undefined, detail: { caseId, sha256, reason } });
    });
  }
}
