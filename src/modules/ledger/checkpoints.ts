import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, systemActor } from '../../kernel/access/index.js';
import { type NamedNote, originOf, signCheckpoint } from '../../kernel/ledger/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import type { Instant } from '../../kernel/time.js';
import { Config } from '../../platform/config/index.js';
import { syncFolder } from '../../platform/storage/index.js';
import { nothingLeft, tookPlace } from '../../platform/jobs/index.js';
import { Clock } from '../../platform/time/index.js';
import { Acts } from './acts.js';
import { LedgerKey } from './ledger-key.js';
import { LedgerCheckpointRow, LedgerHeadRow } from './ledger.entities.js';

export interface Checkpoint {
  agencyId: string;
  size: number;
  root: string;
  at: string;
  note: string;
}

/** Signed heads, kept in the database and, so that the database alone can be doubted, in a folder beside it. */
@Injectable()
export class Checkpoints {
  constructor(
    private readonly acts: Acts,
    private readonly key: LedgerKey,
    private readonly config: Config,
    private readonly clock: Clock,
    @InjectRepository(LedgerHeadRow) private readonly heads: Repository<LedgerHeadRow>,
    @InjectRepository(LedgerCheckpointRow) private readonly checkpoints: Repository<LedgerCheckpointRow>,
  ) {}

  /**
   * Signs the tree as it is now. The cutting is an act too, so it adds the entry after the ones it vouches for.
   * `needed` judges inside the act, by the newest checkpoint there is then; where it says no, `jobs.nothing-left`.
   */
  async cut(
    actor: Actor,
    agencyId: string,
    needed: (newest: LedgerCheckpointRow | null, size: number, now: Instant) => boolean = () => true,
  ): Promise<Result<Checkpoint>> {
    const cut = await this.acts.perform(
      actor,
      'ledger.checkpoint',
      { agencyId, type: 'agency', id: agencyId },
      async (scene) => {
        const head = await scene.tx.getRepository(LedgerHeadRow).findOneByOrFail({ agencyId });
        if (head.size === 0) return refuse('ledger.empty');
        const checkpoints = scene.tx.getRepository(LedgerCheckpointRow);
        const newest = await checkpoints.findOne({ where: { agencyId }, order: { size: 'DESC' } });
        if (!needed(newest, head.size, scene.now)) return nothingLeft();
        const { size, root } = head;
        const note = signCheckpoint(
          { origin: originOf(this.key.name, agencyId), size, root },
          this.key.signer,
        );
        const row: Checkpoint = { agencyId, size, root, at: scene.now, note };
        await checkpoints.insert(row);
        return ok({ value: row, detail: { size, root } });
      },
    );
    if (cut.ok) await this.exportNote(cut.value);
    return cut;
  }

  /** The newest checkpoint that covers the entry at `seq`; one is cut where there is none. Throws on an empty tree. */
  async covering(agencyId: string, seq: number): Promise<Checkpoint> {
    const covers = (checkpoint: LedgerCheckpointRow | null) => checkpoint !== null && checkpoint.size > seq;
    const last = () => this.checkpoints.findOne({ where: { agencyId }, order: { size: 'DESC' } });
    const newest = await last();
    if (covers(newest)) return newest!;
    const cut = await this.cut(systemActor(agencyId, ['auditor']), agencyId, (now) => !covers(now));
    if (!cut.ok && cut.refusal.code === 'jobs.nothing-left') return (await last())!;
    if (!cut.ok) throw new Error(`no checkpoint of ${agencyId}: ${cut.refusal.code}`);
    return cut.value;
  }

  /** Cuts a checkpoint of every tree that has grown since its last one, where that is at least `ageMs` old. */
  async cutAll(actorOf: (agencyId: string) => Actor, ageMs = 0): Promise<Checkpoint[]> {
    const made: Checkpoint[] = [];
    const due = (last: LedgerCheckpointRow | null, size: number, now: Instant): boolean =>
      // The cutting itself is one entry: a tree that holds nothing newer needs no other.
      size > 0 && (!last || (size > last.size + 1 && Date.parse(now) - Date.parse(last.at) >= ageMs));
    for (const { agencyId, size } of await this.heads.find({ order: { agencyId: 'ASC' } })) {
      const last = await this.checkpoints.findOne({ where: { agencyId }, order: { size: 'DESC' } });
      if (!due(last, size, this.clock.now())) continue;
      // Judged again inside the act: another process may have cut one meanwhile.
      const cut = await this.cut(actorOf(agencyId), agencyId, due);
      if (tookPlace(cut, `checkpoint of ${agencyId}`) && cut.ok) made.push(cut.value);
    }
    return made;
  }

  list(agencyId: string): Promise<LedgerCheckpointRow[]> {
    return this.checkpoints.find({ where: { agencyId }, order: { size: 'DESC' }, take: 100 });
  }

  /** Notes found in the folder outside the database, by agency. */
  async exported(agencyId: string): Promise<NamedNote[]> {
    const folder = join(this.config.dataDir, 'checkpoints', agencyId);
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.txt'));
    return Promise.all(
      names.map(async (name) => ({
        name: `checkpoint file ${name}`,
        note: await readFile(join(folder, name), 'utf8'),
      })),
    );
  }

  private async exportNote(checkpoint: Checkpoint): Promise<void> {
    const folder = join(this.config.dataDir, 'checkpoints', checkpoint.agencyId);
    await mkdir(folder, { recursive: true });
    const final = join(folder, `${String(checkpoint.size).padStart(12, '0')}.txt`);
    const file = await open(`${final}.part`, 'w');
    try {
      await file.writeFile(checkpoint.note);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${final}.part`, final);
    await syncFolder(folder);
  }
}
