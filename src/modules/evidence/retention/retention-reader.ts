import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, sees } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { eachOf, firstOf } from '../../../platform/database/index.js';
import { Clock } from '../../../platform/time/index.js';
import { Agencies } from '../../agencies/index.js';
import { CaseFiles } from '../../cases/index.js';
import { EvidenceReader } from '../evidence-reader.js';
import { disposalCertificate } from './disposal-certificate.js';
import { EvidenceDisposalRow, EvidenceHoldRow } from './retention.entities.js';
import { Retention } from './retention.js';
import { mayDispose } from './retention.rules.js';
import type { DisposalsQuery, DisposalsView, DisposalView, RetentionView } from './retention.views.js';

const PAGE = 50;

/** What people see of retention, holds and disposals. */
@Injectable()
export class RetentionReader {
  constructor(
    @InjectRepository(EvidenceDisposalRow) private readonly rows: Repository<EvidenceDisposalRow>,
    private readonly reader: EvidenceReader,
    private readonly retention: Retention,
    private readonly cases: CaseFiles,
    private readonly agencies: Agencies,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, id: string): Promise<Result<RetentionView>> {
    const seen = await this.reader.seen(actor, id);
    if (!seen.ok) return seen;
    const { caseId } = seen.value;
    const today = this.clock.today();
    const kept = await this.retention.of(seen.value, today);
    const { grounds, until, heldUntil, caseOpen } = kept;
    const file = (await this.cases.get(caseId))!;
    const holds = await this.rows.manager
      .getRepository(EvidenceHoldRow)
      .find({ where: { caseId }, order: { id: 'ASC' } });
    const disposal = await this.rows.findOne({ where: { evidenceId: id }, order: { id: 'DESC' } });
    return ok({
      grounds: [...grounds],
      until,
      ...(heldUntil !== undefined && { heldUntil }),
      caseOpen,
      disposable: mayDispose(kept, today).ok,
      classes: this.retention.classes(file, today),
      holds: holds
        .filter((hold) => hold.evidenceId === null || hold.evidenceId === id)
        .map(({ id: holdId, until: day, reason, authority, heldByName, at, evidenceId }) => ({
          ...{ id: holdId, until: day, reason, authority, heldByName, at },
          wholeCase: evidenceId === null,
        })),
      ...(disposal && { disposal: viewOf(disposal) }),
    });
  }

  async list(actor: Actor, { state, before, limit = PAGE }: DisposalsQuery): Promise<DisposalsView> {
    const agencies = [...actor.agencyIds];
    const rows = await firstOf(this.rows, {
      parts: state ? eachOf(agencies, 'state', [state]) : agencies.map((agencyId) => ({ agencyId })),
      order: [['id', 'DESC']],
      limit: limit + 1,
      ...(before && { where: { sql: '"id" < ?', values: [before] } }),
    });
    const disposals = rows.slice(0, limit).map(viewOf);
    return { disposals, ...(rows.length > limit && { next: disposals.at(-1)!.id }) };
  }

  /** The certificate as text; refuses `not-found` until there is one. */
  async certificate(actor: Actor, id: string): Promise<Result<{ name: string; text: string }>> {
    const row = await this.rows.findOneBy({ id });
    if (!row?.certificateNumber || !sees(actor, row.agencyId)) return refuse('not-found');
    const agency = await this.agencies.get(row.agencyId);
    return ok({ name: `${row.certificateNumber}.txt`, text: disposalCertificate(row, agency?.name ?? '') });
  }
}

function viewOf(row: EvidenceDisposalRow): DisposalView {
  const { id, evidenceId, caseId, state, filename, bytes, sha256, reason, proposedByName, proposedAt } = row;
  const { certificateNumber, decidedByName, decidedAt, refusedBecause, disposedAt } = row;
  return {
    ...{ id, evidenceId, caseId, state, filename, bytes, sha256, reason, proposedByName, proposedAt },
    ...{ certificateNumber, decidedByName, decidedAt, refusedBecause, disposedAt },
  };
}
