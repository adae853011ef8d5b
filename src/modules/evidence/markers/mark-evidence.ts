import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, type Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Clock } from '../../../platform/time/index.js';
import { LawService } from '../../calendar/index.js';
import { Acts } from '../../ledger/index.js';
import { EvidenceReader } from '../evidence-reader.js';
import { EvidenceMarkerRow } from './marker.entity.js';
import type { MarkerInput, MarkersView } from './markers.views.js';

/** REC-08: what a recording shows and where. A marker is never changed; a wrong one is withdrawn and stays on record. */
@Injectable()
export class MarkEvidence {
  constructor(
    @InjectRepository(EvidenceMarkerRow) private readonly markers: Repository<EvidenceMarkerRow>,
    private readonly acts: Acts,
    private readonly reader: EvidenceReader,
    private readonly law: LawService,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, evidenceId: string): Promise<Result<MarkersView>> {
    const seen = await this.reader.seen(actor, evidenceId);
    if (!seen.ok) return seen;
    const rows = await this.markers.find({
      where: { evidenceId, withdrawnAt: IsNull() },
      order: { fromMs: 'ASC', id: 'ASC' },
    });
    return ok({
      tags: this.tags(),
      markers: rows.map(({ id, fromMs, toMs, tag, note, byName, at, byUserId }) => ({
        ...{ id, fromMs, toMs, tag, note, byName, at },
        mine: byUserId === actor.userId,
      })),
    });
  }

  async mark(actor: Actor, evidenceId: string, input: MarkerInput): Promise<Result<{ id: string }>> {
    const seen = await this.reader.seen(actor, evidenceId);
    if (!seen.ok) return seen;
    const { agencyId, caseId, medium } = seen.value;
    if (medium !== 'video' && medium !== 'audio') return refuse('evidence.no-timeline');
    const { fromMs, toMs = null, tag, note } = input;
    if (toMs !== null && toMs <= fromMs) return refuse('evidence.times-reversed');
    const tags = this.tags();
    if (!tags.includes(tag)) return refuse('evidence.unknown-tag', { ruleId: 'REC-08', facts: { tags } });
    const subject = { agencyId, type: 'evidence', id: evidenceId };
    return this.acts.perform(actor, 'evidence.mark', subject, async (scene) => {
      await scene.tx.getRepository(EvidenceMarkerRow).insert({
        ...{ id: scene.entryId, evidenceId, fromMs, toMs, tag, note },
        ...{ byUserId: actor.userId, byName: actor.name, at: scene.now, withdrawnAt: null },
      });
      return ok({ value: { id: scene.entryId }, detail: { caseId, fromMs, toMs, tag, note } });
    });
  }

  /** Only who made a marker withdraws it. */
  async withdraw(actor: Actor, evidenceId: string, markerId: string): Promise<Result<void>> {
    const seen = await this.reader.seen(actor, evidenceId);
    if (!seen.ok) return seen;
    const subject = { agencyId: seen.value.agencyId, type: 'evidence', id: evidenceId };
    return this.acts.perform(actor, 'evidence.unmark', subject, async ({ tx, now }) => {
      const repository = tx.getRepository(EvidenceMarkerRow);
      const row = await repository.findOneBy({ id: markerId, evidenceId, withdrawnAt: IsNull() });
      if (!row || row.byUserId !== actor.userId) return refuse('not-found');
      await repository.update({ id: markerId }, { withdrawnAt: now });
      return ok({ value: undefined, detail: { markerId } });
    });
  }

  private tags(): string[] {
    const row = this.law.book.rule('REC-08', { on: this.clock.today() });
    if (!row.ok) throw new Error('the law packs lack REC-08');
    const { tags } = row.value.row.params as { tags: string[] };
    return [...tags, '其他'];
  }
}
