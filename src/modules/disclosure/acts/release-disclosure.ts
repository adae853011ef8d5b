import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, sees } from '../../../kernel/access/index.js';
import { firstRefusal, ok, type Result } from '../../../kernel/result.js';
import { rescanInThread } from '../../../platform/workers/index.js';
import { DisclosureActs } from '../disclosure-acts.js';
import { sha256 } from '../digest.js';
import { DisclosureRow } from '../disclosure.entities.js';
import { DisclosureFiles } from '../files/disclosure-files.js';
import { DisplayPeriods } from '../display.js';
import type { ReleasedView } from '../dto/disclosure-views.js';
import { Publishables, shown as shownFields } from '../publishables/publishables.js';
import { PublicRecordWriter } from '../public-record-writer.js';
import { publicRecordOf } from '../rules/public-record.rules.js';
import {
  fieldsAreCurrent,
  isSecondPerson,
  nothingPrivateLeft,
  notAnnulled,
  provesToBeServedText,
} from '../rules/release.rules.js';
import { AttestRecord } from './attest-record.js';
import { unexplained } from '../rules/removals.rules.js';
import { filesAsPrepared, filesDetail, filesText } from '../rules/shown-files.rules.js';
import { keepVersion } from '../versions.js';

/** 复核发布: a second person releases what is proven to be the served text but for its removals; its clock (PUB-01,
 * PUB-02, LIC-10) is met. */
@Injectable()
export class ReleaseDisclosure {
  constructor(
    private readonly disclosures: DisclosureActs,
    private readonly publishables: Publishables,
    private readonly display: DisplayPeriods,
    private readonly proving: DisclosureFiles,
    private readonly attesting: AttestRecord,
    @InjectRepository(DisclosureRow) private readonly rows: Repository<DisclosureRow>,
  ) {}

  async release(actor: Actor, id: string): Promise<Result<ReleasedView>> {
    // Files are read again before the act: nothing slow happens while the writer is held.
    const known = await this.rows.findOneBy({ id });
    if (known?.state === 'drafted' && sees(actor, known.agencyId)) {
      const proven = await this.proving.proveFor(known, known.files ?? []);
      if (!proven.ok) return proven;
    }
    const released = await this.released(actor, id);
    if (released.ok) await this.attesting.afterRelease(released.value.slug);
    return released;
  }

  private released(actor: Actor, id: string): Promise<Result<ReleasedView>> {
    return this.disclosures.perform(actor, 'disclosure.release', id, async (scene, row) => {
      const matter = await this.publishables.of(row, scene.tx);
      const { text, removals, kept, record, redaction, files } = prepared(row);
      const shownNow = await this.proving.shown(id, scene.tx);
      const drawn = await this.proving.drawnByOthers(id, actor, scene.tx);
      const left = await rescanInThread(text, redaction);
      const may = firstRefusal(
        () => isSecondPerson({ userId: row.preparedBy, officerId: row.preparedByOfficerId }, actor),
        () => drawn,
        () => notAnnulled(matter),
        () => (shownNow.ok ? filesAsPrepared(files, shownNow.value) : shownNow),
        () =>
          provesToBeServedText({
            original: matter.text,
            originalSha256: sha256(matter.text),
            servedSha256: matter.textSha256,
            preparedSha256: row.originalSha256,
            published: text,
            removals,
          }),
        () => fieldsAreCurrent(record, shownFields(matter, redaction)),
        () => nothingPrivateLeft(unexplained(left, removals, kept)),
      );
      if (!may.ok) return may;
      const { slug, due } = row;
      const publishedOn = scene.today;
      const shown = this.display.of(matter, publishedOn);
      if (!shown.ok) return shown;
      const { showThrough } = shown.value;
      await new PublicRecordWriter(scene.tx).show(
        publicRecordOf(slug, record, text, publishedOn, showThrough),
        files,
      );
      await keepVersion(scene, row, { text, record, files, correctionReason: null });
      await this.publishables.source(matter.kind).published(scene, matter, { slug, due });
      const inTime = publishedOn <= due;
      return ok({
        value: { slug, path: `/portal/disclosures/${slug}`, due, publishedOn, inTime, showThrough },
        changes: {
          ...shown.value,
          state: 'published' as const,
          releasedBy: actor.userId,
          releasedByName: actor.name,
          releasedAt: scene.now,
        },
        detail: {
          ...{ slug, due, publishedOn, inTime, ...shown.value, preparedBy: row.preparedBy },
          originalSha256: row.originalSha256,
          publishedSha256: row.publishedSha256,
          recordSha256: sha256(JSON.stringify(record)),
          removals: removals.length,
          files: filesDetail(files),
          filesSha256: files.length > 0 ? sha256(filesText(files)) : undefined,
        },
      });
    });
  }
}

/** What a drafted disclosure holds; a gap would be a broken row, not a refusal. */
function prepared(row: DisclosureRow) {
  const { publishedText: text, removals, kept, record, redaction } = row;
  if (text === null || !removals || !kept || !record || !redaction)
    throw new Error(`disclosure ${row.id} has no draft`);
  return { text, removals, kept, record, redaction, files: row.files ?? [] };
}
