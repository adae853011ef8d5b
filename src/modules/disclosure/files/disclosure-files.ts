import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Not, type Repository } from 'typeorm';
import { notBlack } from '../../../kernel/pages/index.js';
import type { RedactionOptions } from '../../../kernel/redaction/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { DisclosureRow } from '../disclosure.entities.js';
import { Publishables } from '../publishables/publishables.js';
import { boxesText, refuseUncovered, uncovered } from '../rules/file-plan.rules.js';
import { mayBeShown } from '../rules/publishable.rules.js';
import { isSecondPerson, type DisclosureHandler } from '../rules/release.rules.js';
import type { ShownFile } from '../rules/shown-files.rules.js';
import { DisclosureFileResultRow, DisclosureFileRow } from './file.entities.js';
import { FileObjects } from './file-objects.js';
import { Pages } from './pages.js';

/** The files of a disclosure as a preparation binds them, and the proof that they are still what was bound. */
@Injectable()
export class DisclosureFiles {
  constructor(
    @InjectRepository(DisclosureFileRow) private readonly rows: Repository<DisclosureFileRow>,
    private readonly publishables: Publishables,
    private readonly objects: FileObjects,
    private readonly pages: Pages,
  ) {}

  /** Every file of the disclosure, made and bound. Refuses `disclosure.file-not-ready` while one is not made. */
  async shown(disclosureId: string, tx: EntityManager = this.rows.manager): Promise<Result<ShownFile[]>> {
    const rows = await tx.getRepository(DisclosureFileRow).find({
      where: { disclosureId, state: Not('removed') },
      order: { seq: 'ASC' },
    });
    const shown: ShownFile[] = [];
    for (const row of rows) {
      const result =
        row.state === 'made' && row.resultId
          ? await tx.getRepository(DisclosureFileResultRow).findOneBy({ id: row.resultId })
          : null;
      if (!result)
        return refuse('disclosure.file-not-ready', {
          detail: `第${row.seq}号文件“${row.title}”尚未制作完成`,
          next: '完成该文件的遮盖并等待制作完成，或者移除该文件',
          facts: { n: row.seq, state: row.state },
        });
      const { mediaType, bytes, sha256, pages, originalSha256, boxesSha256 } = result;
      shown.push({
        ...{ n: row.seq, title: row.title, mediaType, bytes, sha256, pages },
        ...{ fileId: row.id, resultId: result.id, originalSha256, boxesSha256 },
      });
    }
    return ok(shown);
  }

  /** Who drew the boxes may not release them either. */
  async drawnByOthers(
    disclosureId: string,
    releaser: DisclosureHandler,
    tx: EntityManager,
  ): Promise<Result<void>> {
    const rows = await tx.getRepository(DisclosureFileRow).findBy({ disclosureId, state: Not('removed') });
    for (const row of rows) {
      const may = isSecondPerson({ userId: row.plannedBy, officerId: row.plannedByOfficerId }, releaser);
      if (!may.ok) return may;
    }
    return ok();
  }

  /**
   * RED-01, RED-04, before a release and outside of its act: the store still holds both files, the published one is
   * pictures and nothing else, black in every box, and what the detectors find in the original today is covered or
   * explained. Refuses `disclosure.file-altered`, `disclosure.file-uncovered`, and what RED-02 refuses.
   * Of what is public `already` only the published side is looked at: its original may have been disposed of since, and
   * a correction of something else must not wait for it.
   */
  async proveFor(
    disclosure: Pick<DisclosureRow, 'kind' | 'decisionId'>,
    shown: readonly ShownFile[],
    already: readonly ShownFile[] = [],
  ): Promise<Result<void>> {
    if (shown.length === 0) return ok();
    const options = await this.publishables.optionsOf(disclosure);
    for (const file of shown) {
      const isPublic = already.some(({ resultId }) => resultId === file.resultId);
      const proven = await this.proveOne(file, options, isPublic);
      if (!proven.ok) return proven;
    }
    return ok();
  }

  private async proveOne(
    file: ShownFile,
    options: RedactionOptions,
    isPublic: boolean,
  ): Promise<Result<void>> {
    const row = await this.rows.findOneByOrFail({ id: file.fileId });
    const pages = row.pages ?? [];
    const plan = { boxes: row.boxes ?? [], kept: row.kept ?? [], seen: row.seen ?? [] };
    const bound = createHash('sha256').update(boxesText(plan), 'utf8').digest('hex');
    if (bound !== file.boxesSha256 || row.sha256 !== file.originalSha256) return notAsMade(file.n);
    const boxes = row.boxes ?? [];
    const result = await this.objects.bytesOf({ id: file.resultId, bytes: file.bytes, sha256: file.sha256 });
    if (!result.ok) return result;
    const flat = this.pages.flat(result.value, file.mediaType);
    if (flat?.length !== pages.length) return notFlat(file.n);
    for (const [i, page] of flat.entries()) {
      const pixels = await this.pages.unpack(page);
      const here = boxes.filter((box) => box.page === i + 1);
      const sized = page.width === pages[i]!.width && page.height === pages[i]!.height;
      if (!pixels || !sized || notBlack(pixels, here) > 0) return notFlat(file.n);
      await new Promise(setImmediate);
    }
    if (isPublic) return ok();
    const original = await this.objects.bytesOf({ id: row.objectId, bytes: row.bytes, sha256: row.sha256 });
    if (!original.ok) return original;
    const today = await this.pages.read(original.value, row.kind, options);
    if (!today.ok) return today;
    const may = mayBeShown(today.value.objection);
    if (!may.ok) return may;
    const open = uncovered(today.value.pages, boxes, row.kept ?? []);
    return open.length > 0 ? refuseUncovered(open) : ok();
  }
}

const notAsMade = (n: number) =>
  refuse('disclosure.file-altered', {
    ruleId: 'RED-04',
    detail: `第${n}号文件登记的遮盖框或者原件摘要与制作时不符`,
    next: '不要发布；请管理员查明后重新遮盖、重新制作',
    facts: { n },
  });

const notFlat = (n: number) =>
  refuse('disclosure.file-altered', {
    ruleId: 'RED-04',
    detail: `第${n}号文件不是由本系统展平的页面，或者遮盖处不全是黑色`,
    next: '退回重新制作',
    facts: { n },
  });
