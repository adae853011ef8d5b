import { pipeline } from 'node:stream/promises';
import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, type Repository } from 'typeorm';
import { systemActor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { RunMode } from '../../../platform/config/index.js';
import { Jobs, Leadership, nothingLeft, tookPlace } from '../../../platform/jobs/index.js';
import { digestFile } from '../../../platform/storage/index.js';
import { Clock } from '../../../platform/time/index.js';
import { Acts } from '../../ledger/index.js';
import { EvidenceStore } from '../evidence-store.js';
import { EvidenceRow } from '../evidence.entity.js';
import { Retention } from '../retention/retention.js';
import { Ffmpeg, FfmpegError } from './ffmpeg.js';
import {
  type DerivativeKind,
  DerivativeFailureRow,
  DerivativeRow,
  EvidenceMediaRow,
} from './media.entities.js';
import { type Recipe, recipeOf } from './rules/recipes.js';
import { copiesOf } from './rules/playable.rules.js';
import { WorkQueue } from './work-queue.js';

export const FFMPEG = Symbol('the ffmpeg of this machine, or null');

const JOB = 'make-derivatives';
const DAY_MS = 24 * 3_600_000;
const RETRY_AFTER_MS = [60_000, 600_000];
const PAGE = 500;

/**
 * Makes copies for showing, one at a time, in the background: a poster of every video, and a playable copy of what
 * browsers cannot play. A copy is an object of its own with its digest and its entry; the original is only read.
 * What fails is kept with its reason and tried again when someone asks.
 */
@Injectable()
export class MakeDerivatives implements BeforeApplicationShutdown {
  private readonly logger = new Logger('derivatives');
  private readonly queue = new WorkQueue(
    (id, signal) => this.makeAll(id, signal),
    (id, error) => this.logger.error(`copies of ${id}: ${String(error)}`),
    RETRY_AFTER_MS,
  );
  /** Items whose failure does not count, because someone asked again. */
  private readonly again = new Set<string>();

  constructor(
    @InjectRepository(EvidenceRow) private readonly rows: Repository<EvidenceRow>,
    private readonly acts: Acts,
    private readonly clock: Clock,
    private readonly store: EvidenceStore,
    private readonly retention: Retention,
    @Inject(FFMPEG) private readonly ffmpeg: Ffmpeg | null,
    private readonly jobs: Jobs,
    private readonly leadership: Leadership,
    private readonly mode: RunMode,
  ) {
    if (ffmpeg)
      jobs.register({
        name: JOB,
        everyMs: DAY_MS,
        alone: true,
        atStart: true,
        run: (signal) => this.queueUnfinished(signal),
      });
  }

  /** Whether copies can be made on this machine. */
  get available(): boolean {
    return this.ffmpeg !== null;
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.queue.stop();
  }

  /** Where another process leads, that one finds by itself what is lacking. */
  want(id: string): void {
    if (this.ffmpeg && this.leadership.leads) this.queue.add(id);
  }

  /** Tries again what failed, in the process that was asked: others do not know that somebody asked. */
  wantAgain(id: string): void {
    if (!this.ffmpeg || !this.mode.runsJobs) return;
    this.again.add(id);
    this.queue.add(id);
  }

  async settled(): Promise<void> {
    if (this.ffmpeg) await this.jobs.idle(JOB);
    await this.queue.settled();
  }

  /** What an earlier run of the program did not come to. */
  private async queueUnfinished(signal: AbortSignal): Promise<void> {
    const media = this.rows.manager.getRepository(EvidenceMediaRow);
    for (let after = ''; ;) {
      const page = await media.find({
        where: { id: MoreThan(after) },
        select: { id: true },
        order: { id: 'ASC' },
        take: PAGE,
      });
      for (const { id } of page) {
        if (signal.aborted) return;
        if ((await this.lacking(id)).length > 0) this.queue.pickUp(id);
      }
      if (page.length < PAGE) return;
      after = page[PAGE - 1]!.id;
    }
  }

  private async makeAll(id: string, signal: AbortSignal): Promise<void> {
    const again = this.again.has(id);
    if (!again && !this.leadership.leads) return;
    const lacking = await this.lacking(id, again);
    for (const recipe of lacking) await this.make(id, recipe, again, signal);
    this.again.delete(id);
  }

  /** The copies an item should have, has not, and has not failed at. */
  private async lacking(id: string, evenFailed = false): Promise<Recipe[]> {
    const { manager } = this.rows;
    const row = await this.rows.findOneBy({ id });
    const media = await manager.getRepository(EvidenceMediaRow).findOneBy({ id });
    if (!row || !media || (await this.retention.disposed([id])).size > 0) return [];
    const wanted = copiesOf(media, row.medium, row.filename);
    const made = await manager.getRepository(DerivativeRow).findBy({ evidenceId: id });
    const failed = evenFailed
      ? []
      : await manager.getRepository(DerivativeFailureRow).findBy({ evidenceId: id });
    const done = new Set<DerivativeKind>([...made, ...failed].map(({ kind }) => kind));
    const recipes: Recipe[] = [];
    if (wanted.poster && !done.has('poster')) recipes.push(recipeOf('poster', media.durationMs));
    if (wanted.playable && !done.has('playable')) recipes.push(recipeOf(wanted.playable, media.durationMs));
    return recipes;
  }

  private async make(id: string, recipe: Recipe, again: boolean, signal: AbortSignal): Promise<void> {
    const ffmpeg = this.ffmpeg!;
    const row = await this.rows.findOneByOrFail({ id });
    const copyId = this.clock.newId();
    const { staging, objects } = this.store;
    await (await staging.create(copyId)).close();
    const output = staging.pathOf(copyId);
    try {
      await this.withSource(id, signal, (input) => ffmpeg.make(input, output, recipe, recipe.timeMs, signal));
      const bytes = (await staging.size(copyId)) ?? 0;
      if (bytes === 0) throw new FfmpegError('nothing came out');
      const { sha256 } = await digestFile(output, ['sha256'], signal);
      await objects.adopt(copyId, output);
      const entered = await this.enter(row, copyId, recipe, { bytes, sha256 }).catch(
        async (error: unknown) => {
          await this.store.discardAfter(error, copyId, () => this.isMade(copyId));
          throw error;
        },
      );
      if (!entered.ok) await objects.remove(copyId);
      tookPlace(entered, `copy of ${id}`);
    } catch (error) {
      if (!(error instanceof FfmpegError) || signal.aborted) throw error;
      await this.enterFailure(row, recipe, again, error.reason);
    } finally {
      await this.store.unstage(copyId);
    }
  }

  private isMade(copyId: string): Promise<boolean> {
    return this.rows.manager.getRepository(DerivativeRow).existsBy({ id: copyId });
  }

  /** The original as a file of this machine; where the store has none to show, a copy that is thrown away. */
  private async withSource(
    id: string,
    signal: AbortSignal,
    work: (path: string) => Promise<void>,
  ): Promise<void> {
    const { objects, staging } = this.store;
    const path = objects.pathOf?.(id);
    if (path !== undefined) return work(path);
    const copyId = this.clock.newId();
    const file = await staging.create(copyId);
    try {
      await pipeline(await objects.open(id), file.createWriteStream(), { signal });
      await work(staging.pathOf(copyId));
    } finally {
      await file.close().catch(() => undefined);
      await staging.remove(copyId);
    }
  }

  private async enter(
    row: EvidenceRow,
    id: string,
    recipe: Recipe,
    copy: { bytes: number; sha256: string },
  ): Promise<Result<void>> {
    const { agencyId, sha256: sourceSha256 } = row;
    const { kind, mediaType } = recipe;
    const tool = this.ffmpeg!.version;
    const parameters = [...(recipe.before ?? []), ...recipe.after].join(' ');
    const facts = { kind, mediaType, ...copy, sourceSha256, tool, parameters };
    const actor = systemActor(agencyId, ['officer']);
    const subject = { agencyId, type: 'evidence', id: row.id };
    return this.acts.perform(actor, 'evidence.derive', subject, async ({ tx, now, entryId }) => {
      // Another process may have made the same meanwhile; of what is disposed of nothing new is kept.
      if (await tx.getRepository(DerivativeRow).existsBy({ evidenceId: row.id, kind })) return nothingLeft();
      if ((await this.retention.disposed([row.id], tx)).size > 0) return nothingLeft();
      await tx
        .getRepository(DerivativeRow)
        .insert({ id, agencyId, evidenceId: row.id, ...facts, madeAt: now, entryId });
      return ok({ value: undefined, detail: { objectId: id, ...facts } });
    });
  }

  private async enterFailure(
    row: EvidenceRow,
    { kind }: Recipe,
    again: boolean,
    reason: string,
  ): Promise<void> {
    const { agencyId, id: evidenceId } = row;
    const tool = this.ffmpeg!.version;
    const actor = systemActor(agencyId, ['officer']);
    const subject = { agencyId, type: 'evidence', id: evidenceId };
    const entered = await this.acts.perform(actor, 'evidence.derive-failed', subject, async (scene) => {
      const { tx, now: at, entryId } = scene;
      const failures = tx.getRepository(DerivativeFailureRow);
      // Another process may have made it meanwhile, or failed at it; a second failure counts where somebody asked again.
      if (await tx.getRepository(DerivativeRow).existsBy({ evidenceId, kind })) return nothingLeft();
      if (!again && (await failures.existsBy({ evidenceId, kind }))) return nothingLeft();
      await failures.insert({ id: scene.newId(), evidenceId, kind, reason, tool, at, entryId });
      return ok({ value: undefined, detail: { kind, reason, tool } });
    });
    tookPlace(entered, `failure of a copy of ${evidenceId}`);
  }
}
