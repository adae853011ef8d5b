import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { CaseFiles } from '../../cases/index.js';
import { Acts } from '../../ledger/index.js';
import { EvidenceReader } from '../evidence-reader.js';
import { EvidenceHoldRow } from './retention.entities.js';
import { Retention } from './retention.js';
import { holdHolds } from './retention.rules.js';
import type { HoldInput } from './retention.views.js';

/** 保全: nothing under a hold is disposed of, whatever its retention says. It can be made longer, never shorter. */
@Injectable()
export class HoldEvidence {
  constructor(
    private readonly acts: Acts,
    private readonly cases: CaseFiles,
    private readonly reader: EvidenceReader,
    private readonly retention: Retention,
  ) {}

  async item(actor: Actor, id: string, input: HoldInput): Promise<Result<void>> {
    const seen = await this.reader.seen(actor, id);
    if (!seen.ok) return seen;
    const { agencyId, caseId } = seen.value;
    return this.hold(actor, { agencyId, type: 'evidence', id }, { caseId, evidenceId: id }, input);
  }

  async wholeCase(actor: Actor, caseId: string, input: HoldInput): Promise<Result<void>> {
    const seen = await this.cases.seen(actor, caseId);
    if (!seen.ok) return seen;
    const { agencyId } = seen.value;
    return this.hold(actor, { agencyId, type: 'case', id: caseId }, { caseId, evidenceId: null }, input);
  }

  private hold(
    actor: Actor,
    subject: { agencyId: string; type: string; id: string },
    over: { caseId: string; evidenceId: string | null },
    { until, reason, authority }: HoldInput,
  ): Promise<Result<void>> {
    return this.acts.perform(actor, 'evidence.hold', subject, async (scene) => {
      const item = { caseId: over.caseId, ...(over.evidenceId !== null && { id: over.evidenceId }) };
      const heldUntil = await this.retention.heldUntil(scene.tx, item);
      const may = holdHolds(until, scene.today, heldUntil);
      if (!may.ok) return may;
      await scene.tx.getRepository(EvidenceHoldRow).insert({
        id: scene.entryId,
        agencyId: subject.agencyId,
        ...over,
        until,
        reason,
        authority: authority ?? null,
        heldByName: actor.name,
        at: scene.now,
      });
      return ok({
        value: undefined,
        detail: { ...over, until, reason, authority: authority ?? null, before: heldUntil },
      });
    });
  }
}
