import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { firstRefusal, ok, type Result } from '../../../kernel/result.js';
import { rescanInThread } from '../../../platform/workers/index.js';
import { AttestRecord } from '../attest-record.js';
import { openCorrection, settleCorrection } from '../corrections.js';
import { sha256 } from '../digest.js';
import {
  type BeforeDisclosureAct,
  DisclosureAct,
  type DisclosureContext,
  type DisclosureOutcome,
} from '../disclosure-acts.js';
import { DisclosureCorrectionRow } from '../disclosure.entities.js';
import { CorrectedView } from '../dto/disclosure-views.js';
import { DisclosureFiles } from '../files/disclosure-files.js';
import { PublicRecordWriter } from '../public-record-writer.js';
import { Publishables } from '../publishables/publishables.js';
import { publicRecordOf } from '../rules/public-record.rules.js';
import {
  isSecondPerson,
  nothingPrivateLeft,
  notAnnulled,
  provesToBeServedText,
} from '../rules/release.rules.js';
import { unexplained } from '../rules/removals.rules.js';
import { filesAsPrepared, filesDetail, filesText } from '../rules/shown-files.rules.js';
import { keepVersion } from '../versions.js';

/**
 * 复核发布更正: a second person puts the correction in the place of what is public; judged as a release is. The address
 * stays, and says that it was corrected. Refuses `disclosure.no-correction`, and as the release does.
 */
@DisclosureAct({
  name: 'disclosure.release-correction',
  roles: ['releaser'],
  title: { zh: '复核发布更正', en: 'Release the correction' },
  route: 'POST disclosures/:id/correction/release',
  operationId: 'Disclosures_releaseCorrection',
  answer: CorrectedView,
  from: ['published'],
})
export class ReleaseCorrection {
  constructor(
    @InjectRepository(DisclosureCorrectionRow)
    private readonly corrections: Repository<DisclosureCorrectionRow>,
    private readonly publishables: Publishables,
    private readonly files: DisclosureFiles,
    private readonly attesting: AttestRecord,
  ) {}

  /** Files are read again. */
  async before({ row }: BeforeDisclosureAct): Promise<Result<void>> {
    const open = await openCorrection(this.corrections.manager, row.id);
    return open.ok ? this.files.proveFor(row, open.value.files ?? [], row.files ?? []) : open;
  }

  async run(context: DisclosureContext): Promise<Result<DisclosureOutcome<CorrectedView>>> {
    const { id, tx, actor, today, now, row } = context;
    const open = await openCorrection(tx, id);
    if (!open.ok) return open;
    const correction = open.value;
    const matter = await this.publishables.of(row, tx);
    const { publishedText, publishedSha256, removals, kept, record, redaction, reason } = correction;
    const files = correction.files ?? [];
    const shownNow = await this.files.shown(id, tx);
    const drawn = await this.files.drawnByOthers(id, actor, tx);
    const left = await rescanInThread(publishedText, redaction);
    const may = firstRefusal(
      () =>
        isSecondPerson({ userId: correction.preparedBy, officerId: correction.preparedByOfficerId }, actor),
      () => drawn,
      () => notAnnulled(matter),
      () => (shownNow.ok ? filesAsPrepared(files, shownNow.value) : shownNow),
      () =>
        provesToBeServedText({
          original: matter.text,
          originalSha256: sha256(matter.text),
          servedSha256: matter.textSha256,
          preparedSha256: row.originalSha256,
          published: publishedText,
          removals,
        }),
      () => nothingPrivateLeft(unexplained(left, removals, kept)),
    );
    if (!may.ok) return may;
    const { slug, showThrough } = row;
    const records = new PublicRecordWriter(tx);
    const { publishedOn } = await records.row(slug);
    const correctedOn = today;
    const told = { correctedOn, correctionReason: reason };
    await records.replace(
      publicRecordOf(slug, record, publishedText, publishedOn!, showThrough, told),
      files,
    );
    const { preparedByName } = correction;
    await keepVersion(context, row, {
      text: publishedText,
      record,
      files,
      correctionReason: reason,
      preparedByName,
    });
    await settleCorrection(tx, correction.id, {
      state: 'released',
      settledByName: actor.name,
      settledAt: now,
    });
    return ok({
      value: { slug, correctedOn },
      changes: {
        ...{ redaction, removals, kept, publishedText, publishedSha256, record, files },
        kind: record.kind ?? 'penalty',
      },
      detail: {
        ...{ slug, correctionId: correction.id, correctedOn, reason, preparedBy: correction.preparedBy },
        ...{ before: row.publishedSha256, publishedSha256, recordSha256: sha256(JSON.stringify(record)) },
        files: filesDetail(files),
        filesSha256: files.length > 0 ? sha256(filesText(files)) : undefined,
      },
    });
  }

  afterwards(_: object, { slug }: CorrectedView): Promise<void> {
    return this.attesting.afterRelease(slug);
  }
}
