import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { type Actor, systemActor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Jobs, nothingLeft, tookPlace } from '../../../platform/jobs/index.js';
import { CaseFiles } from '../../cases/index.js';
import { Acts, type Scene } from '../../ledger/index.js';
import { EvidenceReader } from '../evidence-reader.js';
import { EvidenceStore } from '../evidence-store.js';
import { EvidenceRow } from '../evidence.entity.js';
import { DerivativeRow } from '../media/media.entities.js';
import { EvidenceDisposalRow } from './retention.entities.js';
import { Retention } from './retention.js';
import { mayDispose, type Retention as Kept } from './retention.rules.js';

const HOUR_MS = 3_600_000;

/**
 * 销毁 after the retention has run out: one person proposes, another approves, then the bytes go. The row, both
 * digests, the history and a numbered certificate stay. Between the approval and the removal a crash may come: what
 * was approved is removed by a job, at the next start or within an hour.
 */
@Injectable()
export class DisposeEvidence {
  constructor(
    @InjectRepository(EvidenceDisposalRow) private readonly disposals: Repository<EvidenceDisposalRow>,
    private readonly acts: Acts,
    private readonly reader: EvidenceReader,
    private readonly retention: Retention,
    private readonly cases: CaseFiles,
    private readonly store: EvidenceStore,
    jobs: Jobs,
  ) {
    jobs.register({
      name: 'dispose-evidence',
      everyMs: HOUR_MS,
      alone: true,
      atStart: true,
      run: (signal) => this.removeApproved(signal),
    });
  }

  /** Refuses while the case is open, a hold or a retention runs, or a proposal stands. */
  async propose(actor: Actor, evidenceId: string, reason: string): Promise<Result<{ id: string }>> {
    const seen = await this.reader.seen(actor, evidenceId);
    if (!seen.ok) return seen;
    const { agencyId, caseId } = seen.value;
    const subject = { agencyId, type: 'evidence', id: evidenceId };
    return this.acts.perform(actor, 'evidence.propose-disposal', subject, async (scene) => {
      const repository = scene.tx.getRepository(EvidenceDisposalRow);
      if (await repository.existsBy({ evidenceId, state: In(['proposed', 'approved', 'disposed']) }))
        return refuse('evidence.disposal-stands');
      const judged = await this.judge(evidenceId, scene);
      if (!judged.ok) return judged;
      const { row, kept } = judged.value;
      await repository.insert({
        id: scene.entryId,
        agencyId,
        evidenceId,
        caseId,
        state: 'proposed',
        filename: row.filename,
        bytes: row.bytes,
        sha256: row.sha256,
        sm3: row.sm3,
        reason,
        grounds: [...kept.grounds],
        proposedBy: actor.userId,
        proposedByName: actor.name,
        proposedAt: scene.now,
        certificateNumber: null,
        decidedBy: null,
        decidedByName: null,
        decidedAt: null,
        refusedBecause: null,
        disposedAt: null,
      });
      return ok({ value: { id: scene.entryId }, detail: { caseId, sha256: row.sha256, reason } });
    });
  }

  /** Judged again; the proposer may not approve. The answer comes when the bytes are gone. */
  async approve(actor: Actor, id: string): Promise<Result<{ certificateNumber: string }>> {
    const row = await this.disposals.findOneBy({ id });
    if (!row) return refuse('not-found');
    const approved = await this.decide(actor, 'evidence.approve-disposal', row, async (scene, proposal) => {
      const { evidenceId, caseId, sha256, sm3, bytes } = proposal;
      const judged = await this.judge(evidenceId, scene);
      if (!judged.ok) return judged;
      const { kept } = judged.value;
      const certificateNumber = await this.cases.nextNumber(scene, proposal.agencyId, '销毁证明');
      await scene.tx.getRepository(EvidenceDisposalRow).update(
        { id },
        {
          state: 'approved',
          grounds: [...kept.grounds],
          certificateNumber,
          decidedBy: actor.userId,
          decidedByName: actor.name,
          decidedAt: scene.now,
        },
      );
      const detail = { disposalId: id, caseId, sha256, sm3, bytes, certificateNumber };
      return ok({ value: { certificateNumber }, detail });
    });
    if (approved.ok) await this.remove(row);
    return approved;
  }

  async refuseProposal(actor: Actor, id: string, reason: string): Promise<Result<void>> {
    const row = await this.disposals.findOneBy({ id });
    if (!row) return refuse('not-found');
    return this.decide(actor, 'evidence.refuse-disposal', row, async (scene) => {
      const decided = { decidedBy: actor.userId, decidedByName: actor.name, decidedAt: scene.now };
      await scene.tx
        .getRepository(EvidenceDisposalRow)
        .update({ id }, { state: 'refused', refusedBecause: reason, ...decided });
      return ok({ value: undefined, detail: { disposalId: id, reason } });
    });
  }

  /** Why the item is kept, if it may go today. */
  private async judge(id: string, { tx, today }: Scene): Promise<Result<{ row: EvidenceRow; kept: Kept }>> {
    const row = await tx.getRepository(EvidenceRow).findOneByOrFail({ id });
    const kept = await this.retention.of(row, today, tx);
    const may = mayDispose(kept, today);
    return may.ok ? ok({ row, kept }) : may;
  }

  private decide<T>(
    actor: Actor,
    act: 'evidence.approve-disposal' | 'evidence.refuse-disposal',
    { id, agencyId, evidenceId }: EvidenceDisposalRow,
    work: (scene: Scene, row: EvidenceDisposalRow) => Promise<Result<{ value: T; detail: object }>>,
  ): Promise<Result<T>> {
    return this.acts.perform(actor, act, { agencyId, type: 'evidence', id: evidenceId }, async (scene) => {
      const row = await scene.tx.getRepository(EvidenceDisposalRow).findOneByOrFail({ id });
      if (row.state !== 'proposed')
        return refuse('evidence.disposal-decided', { facts: { state: row.state } });
      if (row.proposedBy === actor.userId)
        return refuse('evidence.two-persons', { next: '由另一人批准或者驳回' });
      return (await work(scene, row)) as Result<{ value: T }>;
    });
  }

  /** Every approved one is tried; throws afterwards what kept any of them. */
  private async removeApproved(signal: AbortSignal): Promise<void> {
    const failed: string[] = [];
    for (const row of await this.disposals.find({ where: { state: 'approved' }, order: { id: 'ASC' } })) {
      if (signal.aborted) return;
      await this.remove(row).catch((error: unknown) => failed.push(`${row.id}: ${String(error)}`));
    }
    if (failed.length > 0) throw new Error(failed.join('; '));
  }

  private async remove(row: EvidenceDisposalRow): Promise<void> {
    const { id, agencyId, evidenceId, caseId, sha256, sm3, reason } = row;
    // Copies made for showing show the same; their rows stay as the item's does.
    const copies = await this.disposals.manager
      .getRepository(DerivativeRow)
      .find({ where: { evidenceId }, order: { id: 'ASC' } });
    for (const copy of copies) await this.store.objects.remove(copy.id);
    await this.store.objects.remove(evidenceId);
    const program = systemActor(agencyId, ['leader']);
    const subject = { agencyId, type: 'evidence', id: evidenceId };
    const disposed = await this.acts.perform(program, 'evidence.dispose', subject, async (scene) => {
      const { affected } = await scene.tx
        .getRepository(EvidenceDisposalRow)
        .update({ id, state: 'approved' }, { state: 'disposed', disposedAt: scene.now });
      // Another process removed the same bytes: they are disposed of once.
      if (affected !== 1) return nothingLeft();
      return ok({ value: undefined, detail: { disposalId: id, caseId, sha256, sm3, reason } });
    });
    tookPlace(disposed, `disposal ${id}`);
  }
}
