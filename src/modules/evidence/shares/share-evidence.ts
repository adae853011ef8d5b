import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { instantOf } from '../../../kernel/time.js';
import { Config } from '../../../platform/config/index.js';
import { Clock } from '../../../platform/time/index.js';
import { Acts } from '../../ledger/index.js';
import { EvidenceReader } from '../evidence-reader.js';
import { Retention } from '../retention/index.js';
import { EvidenceShareRow } from './share.entity.js';
import type { EvidenceSharedView, EvidenceShareInput, EvidenceSharesView } from './share.views.js';

const TOKEN_BYTES = 32;

/** Lends one item to one named person outside for a time; ended at any moment by revoking it. */
@Injectable()
export class ShareEvidence {
  constructor(
    @InjectRepository(EvidenceShareRow) private readonly shares: Repository<EvidenceShareRow>,
    private readonly acts: Acts,
    private readonly reader: EvidenceReader,
    private readonly retention: Retention,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Refuses `evidence.share-too-long` beyond the office's longest share, and what was disposed of. */
  async share(
    actor: Actor,
    evidenceId: string,
    input: EvidenceShareInput,
  ): Promise<Result<EvidenceSharedView>> {
    const seen = await this.reader.seen(actor, evidenceId);
    if (!seen.ok) return seen;
    if ((await this.retention.disposed([evidenceId])).size > 0) return refuse('evidence.disposed');
    const { viewer, viewerUnit, reason, hours } = input;
    const { shareMaxHours } = this.config;
    if (hours > shareMaxHours)
      return refuse('evidence.share-too-long', {
        detail: `外部查看链接最长${shareMaxHours}小时`,
        facts: { shareMaxHours },
      });
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const { agencyId, caseId, sha256 } = seen.value;
    const subject = { agencyId, type: 'evidence', id: evidenceId };
    return this.acts.perform(actor, 'evidence.share', subject, async (scene) => {
      const expiresAt = instantOf(new Date(Date.parse(scene.now) + hours * 3_600_000));
      await scene.tx.getRepository(EvidenceShareRow).insert({
        ...{ id: scene.entryId, agencyId, evidenceId, tokenSha256: digestOf(token) },
        ...{ viewer, viewerUnit, reason, expiresAt },
        ...{ createdByName: actor.name, createdAt: scene.now, revokedAt: null, revokedByName: null },
      });
      const url = `${this.config.publicOrigin}/share/${token}`;
      return ok({
        value: { id: scene.entryId, url, expiresAt },
        detail: { caseId, sha256, viewer, viewerUnit, reason, expiresAt },
      });
    });
  }

  /** The link is dead from this act on, also for who has the page open. */
  async revoke(actor: Actor, evidenceId: string, shareId: string): Promise<Result<void>> {
    const seen = await this.reader.seen(actor, evidenceId);
    if (!seen.ok) return seen;
    const subject = { agencyId: seen.value.agencyId, type: 'evidence', id: evidenceId };
    return this.acts.perform(actor, 'evidence.revoke-share', subject, async ({ tx, now }) => {
      const repository = tx.getRepository(EvidenceShareRow);
      const row = await repository.findOneBy({ id: shareId, evidenceId });
      if (!row) return refuse('not-found');
      if (row.revokedAt !== null) return refuse('evidence.share-ended');
      await repository.update({ id: shareId }, { revokedAt: now, revokedByName: actor.name });
      return ok({ value: undefined, detail: { shareId, viewer: row.viewer } });
    });
  }

  async list(actor: Actor, evidenceId: string): Promise<Result<EvidenceSharesView>> {
    const seen = await this.reader.seen(actor, evidenceId);
    if (!seen.ok) return seen;
    const rows = await this.shares.find({ where: { evidenceId }, order: { id: 'DESC' }, take: 500 });
    const now = this.clock.now();
    return ok({
      shares: rows.map(({ agencyId: _a, evidenceId: _e, tokenSha256: _t, ...row }) => ({
        ...row,
        state: row.revokedAt !== null ? 'revoked' : row.expiresAt <= now ? 'expired' : 'open',
      })),
    });
  }
}

export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');
