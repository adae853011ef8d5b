import { firstRefusal, ok, type Result } from '../../../kernel/result.js';
import { rescanInThread } from '../../../platform/workers/index.js';
import { AttestRecord } from '../attest-record.js';
import { sha256 } from '../digest.js';
import {
  type BeforeDisclosureAct,
  DisclosureAct,
  type DisclosureContext,
  type DisclosureOutcome,
} from '../disclosure-acts.js';
import type { DisclosureRow } from '../disclosure.entities.js';
import { DisplayPeriods } from '../display.js';
import { ReleasedView } from '../dto/disclosure-views.js';
import { DisclosureFiles } from '../files/disclosure-files.js';
import { PublicRecordWriter } from '../public-record-writer.js';
import { Publishables, shown as shownFields } from '../publishables/publishables.js';
import { publicRecordOf } from '../rules/public-record.rules.js';
import {
  fieldsAreCurrent,
  isSecondPerson,
  nothingPrivateLeft,
  notAnnulled,
  provesToBeServedText,
} from '../rules/release.rules.js';
import { unexplained } from '../rules/removals.rules.js';
import { filesAsPrepared, filesDetail, filesText } from '../rules/shown-files.rules.js';
import { keepVersion } from '../versions.js';

/**
 * 复核发布: a second person releases what is proven to be the served text but for its removals; its clock (PUB-01,
 * PUB-02, LIC-10) is met.
 */
@DisclosureAct({
  name: 'disclosure.release',
  roles: ['releaser'],
  title: { zh: '复核发布公示', en: 'Release for publication' },
  route: 'POST disclosures/:id/release',
  operationId: 'Disclosures_release',
  answer: ReleasedView,
  from: ['drafted'],
})
export class ReleaseDisclosure {
  constructor(
    private readonly publishables: Publishables,
    private readonly display: DisplayPeriods,
    private readonly proving: DisclosureFiles,
    private readonly attesting: AttestRecord,
  ) {}

  /** Files are read again. */
  before({ row }: BeforeDisclosureAct): Promise<Result<void>> {
    return this.proving.proveFor(row, row.files ?? []);
  }

  async run(context: DisclosureContext): Promise<Result<DisclosureOutcome<ReleasedView>>> {
    const { id, tx, actor, today, now, row } = context;
    const matter = await this.publishables.of(row, tx);
    const { text, removals, kept, record, redaction, files } = prepared(row);
    const shownNow = await this.proving.shown(id, tx);
    const drawn = await this.proving.drawnByOthers(id, actor, tx);
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
    const publishedOn = today;
    const shown = this.display.of(matter, publishedOn);
    if (!shown.ok) return shown;
    const { showThrough } = shown.value;
    await new PublicRecordWriter(tx).show(
      publicRecordOf(slug, record, text, publishedOn, showThrough),
      files,
    );
    await keepVersion(context, row, { text, record, files, correctionReason: null });
    await this.publishables.source(matter.kind).published(context, matter, { slug, due });
    const inTime = publishedOn <= due;
    return ok({
      value: { slug, path: `/portal/disclosures/${slug}`, due, publishedOn, inTime, showThrough },
      changes: {
        ...shown.value,
        state: 'published' as const,
        releasedBy: actor.userId,
        releasedByName: actor.name,
        releasedAt: now,
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
  }

  afterwards(_: object, { slug }: ReleasedView): Promise<void> {
    return this.attesting.afterRelease(slug);
  }
}

/** What a drafted disclosure holds; a gap would be a broken row, not a refusal. */
function prepared(row: DisclosureRow) {
  const { publishedText: text, removals, kept, record, redaction } = row;
  if (text === null || !removals || !kept || !record || !redaction)
    throw new Error(`disclosure ${row.id} has no draft`);
  return { text, removals, kept, record, redaction, files: row.files ?? [] };
}
