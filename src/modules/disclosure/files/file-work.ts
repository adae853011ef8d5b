import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { systemActor } from '../../../kernel/access/index.js';
import {
  changedOutside,
  flatPdf,
  flatPng,
  notBlack,
  type PackedPage,
  paintBoxes,
} from '../../../kernel/pages/index.js';
import type { JsonObject } from '../../../kernel/json.js';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.js';
import { Config } from '../../../platform/config/index.js';
import { Jobs, Leadership, sharedWorkEveryMs } from '../../../platform/jobs/index.js';
import { Clock } from '../../../platform/time/index.js';
import { WorkQueue } from '../../evidence/index.js';
import { MakeFile, ReadFile } from '../acts/settle-file.js';
import { Publishables } from '../publishables/publishables.js';
import { DisclosureRow } from '../disclosure.entities.js';
import { mayBeShown } from '../rules/publishable.rules.js';
import { type DisclosureFileResultRow, DisclosureFileRow } from './file.entities.js';
import { FileActs } from './file-acts.js';
import { digestOf, FileObjects } from './file-objects.js';
import { Pages } from './pages.js';

const JOB = 'make-disclosure-files';
const RETRY_AFTER_MS = [10_000, 120_000];

export interface FileProgress {
  readonly done: number;
  readonly of: number;
}

interface Made {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly pages: number;
}

/**
 * Reads and flattens files one after the other in the background, in one process on the database; whoever added them
 * may leave and come back. What an earlier run of the program did not come to, and what another process was asked for,
 * is found by a look. Every outcome is an act, a failure too.
 */
@Injectable()
export class FileWork implements BeforeApplicationShutdown {
  private readonly logger = new Logger('disclosure');
  private readonly progress = new Map<string, FileProgress>();
  /** Versions this process has worked on: what could not be settled then (a withdrawal) is not tried at every look. */
  private readonly tried = new Map<string, number>();
  private readonly queue = new WorkQueue(
    (id) => this.work(id),
    (id, error) => this.logger.error(`file ${id}: ${String(error)}`),
    RETRY_AFTER_MS,
  );

  constructor(
    @InjectRepository(DisclosureFileRow) private readonly rows: Repository<DisclosureFileRow>,
    private readonly acts: FileActs,
    private readonly publishables: Publishables,
    private readonly objects: FileObjects,
    private readonly pages: Pages,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly leadership: Leadership,
  ) {
    jobs.register({
      name: JOB,
      everyMs: sharedWorkEveryMs(config),
      alone: true,
      atStart: true,
      run: () => this.queueUndone(),
    });
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.queue.stop();
  }

  /** Where another process leads, that one finds the file by itself. */
  want(id: string): void {
    if (this.leadership.leads) this.queue.add(id);
  }

  async settled(): Promise<void> {
    await this.jobs.idle(JOB);
    await this.queue.settled();
  }

  progressOf(id: string): FileProgress | undefined {
    return this.progress.get(id);
  }

  private async queueUndone(): Promise<void> {
    const rows = await this.rows.find({
      where: { state: In(['reading', 'making']) },
      select: { id: true, version: true },
      order: { id: 'ASC' },
    });
    const undone = new Set(rows.map(({ id }) => id));
    for (const id of this.tried.keys()) if (!undone.has(id)) this.tried.delete(id);
    for (const { id, version } of rows) if (this.tried.get(id) !== version) this.queue.pickUp(id);
  }

  private async work(id: string): Promise<void> {
    if (!this.leadership.leads) return;
    try {
      // What was planned anew while it was being made is made again.
      for (let last = -1; ;) {
        const row = await this.rows.findOneBy({ id });
        if (!row || row.version === last || (row.state !== 'reading' && row.state !== 'making')) return;
        last = row.version;
        this.tried.set(id, last);
        if (row.state === 'reading') await this.read(row);
        else await this.make(row);
      }
    } finally {
      this.progress.delete(id);
    }
  }

  private async read(row: DisclosureFileRow): Promise<void> {
    const disclosure = await this.rows.manager.getRepository(DisclosureRow).findOneByOrFail({
      id: row.disclosureId,
    });
    const options = await this.publishables.optionsOf(disclosure);
    const original = await this.original(row);
    const read = original.ok
      ? await this.pages.read(original.value, row.kind, options, this.told(row.id))
      : original;
    if (!read.ok) return this.fail(row, ReadFile, read.refusal);
    const may = mayBeShown(read.value.objection);
    if (!may.ok) return this.fail(row, ReadFile, may.refusal);
    const { pages } = read.value;
    await this.settle(
      row,
      ReadFile,
      { state: 'open', pages, problem: null },
      {
        pages: pages.length,
        findings: pages.flatMap(({ proposals }, i) =>
          proposals.map(({ x, y, width, height, class: kind, rule }) => ({
            ...{ page: i + 1, x, y, width, height, class: kind, rule },
          })),
        ),
      },
    );
  }

  private async make(row: DisclosureFileRow): Promise<void> {
    const made = await this.flattened(row);
    if (!made.ok) return this.fail(row, MakeFile, made.refusal);
    const id = this.clock.newId();
    const { bytes, mediaType, pages } = made.value;
    const result = { mediaType, bytes: bytes.length, sha256: digestOf(bytes), pages };
    const bound = { originalSha256: row.sha256, boxesSha256: row.boxesSha256! };
    const kept = await this.objects.keep(id, bytes, () =>
      this.settle(
        row,
        MakeFile,
        { state: 'made', resultId: id, problem: null },
        { resultId: id, ...result, ...bound },
        { id, agencyId: row.agencyId, fileId: row.id, ...result, ...bound },
      ),
    );
    if (!kept.ok && kept.refusal.code !== 'disclosure.file-out-of-order')
      this.logger.warn(`file ${row.id}: ${kept.refusal.code}`);
  }

  /** RED-04: pixels of the original with boxes painted into them, and nothing else; every step is looked at again. */
  private async flattened(row: DisclosureFileRow): Promise<Result<Made>> {
    const original = await this.original(row);
    if (!original.ok) return original;
    const packed: PackedPage[] = [];
    let size = 0;
    const most = this.config.disclosureFileMaxBytes;
    const told = this.told(row.id);
    const looked = await this.pages.look(original.value, row.kind, async (pixels, number, of) => {
      const stored = row.pages?.[number - 1];
      if (stored?.width !== pixels.width || stored.height !== pixels.height)
        throw new Error('the page has another size');
      const boxes = (row.boxes ?? []).filter(({ page }) => page === number);
      const painted = paintBoxes(pixels, boxes);
      const page = await this.pages.pack(painted);
      const holds =
        notBlack(painted, boxes) === 0 &&
        changedOutside(pixels, painted, boxes) === 0 &&
        (await this.pages.packs(page, painted));
      if (!holds) throw new Error('a flattened page is not what was painted');
      packed.push(page);
      size += page.packed.length;
      told(number, of);
      return size <= most
        ? ok()
        : refuse('disclosure.file-too-large', {
            detail: `展平后的文件超过${Math.floor(most / 2 ** 20)} MiB`,
            next: '请拆分为几个文件分别公示',
          });
    });
    if (!looked.ok) return looked;
    const mediaType = row.kind === 'pdf' ? 'application/pdf' : 'image/png';
    const bytes = row.kind === 'pdf' ? flatPdf(packed) : flatPng(packed[0]!);
    if (this.pages.flat(bytes, mediaType)?.length !== packed.length) throw new Error('the file is not flat');
    if (row.kind === 'pdf') {
      const facts = await this.pages.facts(bytes);
      if (!facts.ok) return facts;
      const { pages, found } = facts.value;
      if (pages !== packed.length || found.length > 0) throw new Error(`the file holds ${found.join(', ')}`);
    }
    return ok({ bytes, mediaType, pages: packed.length });
  }

  private original({ objectId: id, bytes, sha256 }: DisclosureFileRow): Promise<Result<Uint8Array>> {
    return this.objects.bytesOf({ id, bytes, sha256 });
  }

  private told(id: string): (done: number, of: number) => void {
    return (done, of) => void this.progress.set(id, { done, of });
  }

  private async fail(
    row: DisclosureFileRow,
    act: typeof ReadFile | typeof MakeFile,
    problem: Refusal,
  ): Promise<void> {
    await this.settle(row, act, { state: 'failed', problem }, { problem: problem.code });
  }

  private settle(
    { id, agencyId, version }: DisclosureFileRow,
    act: typeof ReadFile | typeof MakeFile,
    changes: Partial<DisclosureFileRow>,
    detail: JsonObject,
    result?: Omit<DisclosureFileResultRow, 'madeAt' | 'entryId'>,
  ): Promise<Result<unknown>> {
    const actor = systemActor(agencyId, ['discloser']);
    return this.acts.run(act, { actor, id, input: { version, changes, detail, result } });
  }
}
