import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Not, type Repository } from 'typeorm';
import { type Actor, sees } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { ViewEvidence } from '../../evidence/index.js';
import { DisclosureRow } from '../disclosure.entities.js';
import type { FileListView, FileView } from '../dto/file-views.js';
import { DisclosureFileResultRow, DisclosureFileRow } from './file.entities.js';
import { FileObjects } from './file-objects.js';
import { FileWork } from './file-work.js';
import { Pages } from './pages.js';

/** The files of a disclosure for the office: how far they are, and both sides of each page. */
@Injectable()
export class FileReader {
  constructor(
    @InjectRepository(DisclosureFileRow) private readonly files: Repository<DisclosureFileRow>,
    @InjectRepository(DisclosureFileResultRow) private readonly results: Repository<DisclosureFileResultRow>,
    private readonly objects: FileObjects,
    private readonly viewing: ViewEvidence,
    private readonly work: FileWork,
    private readonly pages: Pages,
  ) {}

  async list(actor: Actor, disclosureId: string): Promise<Result<FileListView>> {
    const disclosure = await this.files.manager.getRepository(DisclosureRow).findOneBy({ id: disclosureId });
    if (!disclosure || !sees(actor, disclosure.agencyId)) return refuse('not-found');
    const where = { disclosureId, state: Not('removed' as const) };
    const rows = await this.files.find({ where, order: { seq: 'ASC' } });
    const ids = rows.flatMap(({ resultId }) => resultId ?? []);
    const made = new Map((await this.results.findBy({ id: In(ids) })).map((result) => [result.id, result]));
    return ok({ files: rows.map((row) => this.view(row, made.get(row.resultId ?? ''), disclosure.version)) });
  }

  async one(actor: Actor, id: string): Promise<Result<FileView>> {
    const known = await this.files.findOneBy({ id });
    if (!known || !sees(actor, known.agencyId)) return refuse('not-found');
    const disclosures = this.files.manager.getRepository(DisclosureRow);
    // The version before what is shown under it.
    const { version } = await disclosures.findOneByOrFail({ id: known.disclosureId });
    const row = await this.files.findOneByOrFail({ id });
    const result = row.resultId ? await this.results.findOneBy({ id: row.resultId }) : null;
    return ok(this.view(row, result ?? undefined, version));
  }

  /** A page of the original. Where that is an item of evidence, to look at it is entered like every reading. */
  async original(actor: Actor, id: string, page: number): Promise<Result<Uint8Array>> {
    const row = await this.files.findOneBy({ id });
    if (!row || !sees(actor, row.agencyId)) return refuse('not-found');
    if (row.evidenceId) {
      const viewed = await this.viewing.view(actor, row.evidenceId);
      if (!viewed.ok) return viewed;
    }
    return this.pages.picture(row.sha256, page, async () => {
      const bytes = await this.objects.bytesOf({ id: row.objectId, bytes: row.bytes, sha256: row.sha256 });
      return bytes.ok ? ok({ bytes: bytes.value, kind: row.kind }) : bytes;
    });
  }

  /** A page as it will be published, or as it is. */
  async published(actor: Actor, id: string, page: number): Promise<Result<Uint8Array>> {
    const row = await this.files.findOneBy({ id });
    if (!row?.resultId || !sees(actor, row.agencyId)) return refuse('not-found');
    const result = await this.results.findOneByOrFail({ id: row.resultId });
    const kind = result.mediaType === 'application/pdf' ? ('pdf' as const) : ('png' as const);
    return this.pages.picture(result.sha256, page, async () => {
      const bytes = await this.objects.bytesOf(result);
      return bytes.ok ? ok({ bytes: bytes.value, kind }) : bytes;
    });
  }

  private view(
    row: DisclosureFileRow,
    result: DisclosureFileResultRow | undefined,
    version: number,
  ): FileView {
    const { id, seq: n, state, kind, evidenceId, bytes, sha256, title, problem, addedByName, addedAt } = row;
    const progress = this.work.progressOf(id) ?? null;
    return {
      ...{ id, version, n, state, kind, evidenceId, bytes, sha256, title, problem, addedByName, addedAt },
      ...{ progress, plannedByName: row.plannedByName, boxesSha256: row.boxesSha256 },
      pages: (row.pages ?? []).map(({ width, height, readable, proposals }) => ({
        ...{ width, height, readable },
        proposals: proposals.map(({ must: _, ...proposal }) => proposal),
      })),
      boxes: (row.boxes ?? []).map((box) => ({ ...box, reason: box.reason ?? null })),
      kept: row.kept ?? [],
      seen: row.seen ?? [],
      result: result
        ? { mediaType: result.mediaType, bytes: result.bytes, sha256: result.sha256, pages: result.pages }
        : null,
    };
  }
}
