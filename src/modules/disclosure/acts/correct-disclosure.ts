import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { type Actor, sees } from '../../../kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { rescanInThread } from '../../../platform/workers/index.js';
import { allowedIn, DisclosureActs } from '../disclosure-acts.js';
import { AttestRecord } from './attest-record.js';
import { sha256 } from '../digest.js';
import { DisclosureCorrectionRow, DisclosureRow } from '../disclosure.entities.js';
import type { CorrectionInput } from '../dto/disclosure-inputs.js';
import type { CorrectedView, CorrectionPreparedView } from '../dto/disclosure-views.js';
import { DisclosureFiles } from '../files/disclosure-files.js';
import { Publishables } from '../publishables/publishables.js';
import { planDetail, PlanText } from '../plan-text.js';
import { PublicRecordWriter } from '../public-record-writer.js';
import { publicRecordOf } from '../rules/public-record.rules.js';
import {
  isSecondPerson,
  nothingPrivateLeft,
  notAnnulled,
  provesToBeServedText,
} from '../rules/release.rules.js';
import { unexplained } from '../rules/removals.rules.js';
import { containsNothingPrivate } from '../rules/reason.rules.js';
import { filesAsPrepared, filesDetail, filesText } from '../rules/shown-files.rules.js';
import { keepVersion } from '../versions.js';

/**
 * 更正公示 (市场监督管理行政处罚信息公示规定 第12条): what was published inaccurately is prepared anew by one and
 * released by another; until then the public reads what it read. The address stays, and says that it was corrected.
 */
@Injectable()
export class CorrectDisclosure {
  constructor(
    private readonly disclosures: DisclosureActs,
    private readonly publishables: Publishables,
    private readonly texts: PlanText,
    private readonly files: DisclosureFiles,
    private readonly attesting: AttestRecord,
    @InjectRepository(DisclosureRow) private readonly rows: Repository<DisclosureRow>,
  ) {}

  /** Refuses `disclosure.correction-open`, `disclosure.correction-same`, a reason that tells something private, and as the preparation does. */
  async prepare(actor: Actor, id: string, input: CorrectionInput): Promise<Result<CorrectionPreparedView>> {
    const known = await this.rows.findOneBy({ id });
    if (!known || !sees(actor, known.agencyId)) return refuse('not-found');
    const inOrder = allowedIn('disclosure.prepare-correction', known.state);
    if (!inOrder.ok) return inOrder;
    const planned = await this.texts.plan(await this.publishables.of(known), input);
    if (!planned.ok) return planned;
    const clean = containsNothingPrivate(input.reason, planned.value.redaction);
    if (!clean.ok) return clean;
    const { publishedText, publishedSha256, record, removals } = planned.value;
    return this.disclosures.perform(actor, 'disclosure.prepare-correction', id, async (scene, row) => {
      const corrections = scene.tx.getRepository(DisclosureCorrectionRow);
      if (await corrections.existsBy({ disclosureId: id, state: 'drafted' }))
        return refuse('disclosure.correction-open');
      const shown = await this.files.shown(id, scene.tx);
      if (!shown.ok) return shown;
      const files = shown.value;
      const sameText = publishedSha256 === row.publishedSha256;
      const sameFiles = filesText(files) === filesText(row.files ?? []);
      if (sameText && sameFiles && JSON.stringify(record) === JSON.stringify(row.record))
        return refuse('disclosure.correction-same', { next: '公开内容确有错误的，先改正遮盖范围再提交' });
      const correctionId = scene.newId();
      await corrections.insert({
        ...{ id: correctionId, disclosureId: id, seq: (await corrections.countBy({ disclosureId: id })) + 1 },
        ...{ state: 'drafted' as const, reason: input.reason, ...planned.value, files },
        ...{
          preparedBy: actor.userId,
          preparedByOfficerId: actor.officerId ?? null,
          preparedByName: actor.name,
        },
        ...{ preparedAt: scene.now, settledByName: null, settledAt: null, dropReason: null },
      });
      return ok({
        value: { id: correctionId, published: publishedText, publishedSha256, removals: removals.length },
        changes: {},
        detail: {
          ...{ correctionId, reason: input.reason, ...planDetail(planned.value), files: filesDetail(files) },
          filesSha256: files.length > 0 ? sha256(filesText(files)) : undefined,
        },
      });
    });
  }

  /** A second person puts it in the place of what is public; judged as a release is. */
  async release(actor: Actor, id: string): Promise<Result<CorrectedView>> {
    const known = await this.rows.findOneBy({ id });
    if (known?.state === 'published' && sees(actor, known.agencyId)) {
      const open = await openCorrection(this.rows.manager, id);
      const proven = open.ok
        ? await this.files.proveFor(known, open.value.files ?? [], known.files ?? [])
        : open;
      if (!proven.ok) return proven;
    }
    const released = await this.released(actor, id);
    if (released.ok) await this.attesting.afterRelease(released.value.slug);
    return released;
  }

  private released(actor: Actor, id: string): Promise<Result<CorrectedView>> {
    return this.disclosures.perform(actor, 'disclosure.release-correction', id, async (scene, row) => {
      const open = await openCorrection(scene.tx, id);
      if (!open.ok) return open;
      const correction = open.value;
      const matter = await this.publishables.of(row, scene.tx);
      const { publishedText, publishedSha256, removals, kept, record, redaction, reason } = correction;
      const files = correction.files ?? [];
      const shownNow = await this.files.shown(id, scene.tx);
      const drawn = await this.files.drawnByOthers(id, actor, scene.tx);
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
      const records = new PublicRecordWriter(scene.tx);
      const { publishedOn } = await records.row(slug);
      const correctedOn = scene.today;
      const told = { correctedOn, correctionReason: reason };
      await records.replace(
        publicRecordOf(slug, record, publishedText, publishedOn!, showThrough, told),
        files,
      );
      const { preparedByName } = correction;
      await keepVersion(scene, row, {
        text: publishedText,
        record,
        files,
        correctionReason: reason,
        preparedByName,
      });
      await settle(scene.tx, correction.id, {
        state: 'released',
        settledByName: actor.name,
        settledAt: scene.now,
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
    });
  }

  /** The releaser does not want it; what is public stays. */
  drop(actor: Actor, id: string, reason: string): Promise<Result<void>> {
    return this.disclosures.perform(actor, 'disclosure.drop-correction', id, async (scene) => {
      const open = await openCorrection(scene.tx, id);
      if (!open.ok) return open;
      const settled = { settledByName: actor.name, settledAt: scene.now, dropReason: reason };
      await settle(scene.tx, open.value.id, { state: 'dropped', ...settled });
      return ok({ value: undefined, changes: {}, detail: { correctionId: open.value.id, reason } });
    });
  }
}

async function openCorrection(
  tx: EntityManager,
  disclosureId: string,
): Promise<Result<DisclosureCorrectionRow>> {
  const open = await tx.getRepository(DisclosureCorrectionRow).findOneBy({ disclosureId, state: 'drafted' });
  return open ? ok(open) : refuse('disclosure.no-correction');
}

async function settle(
  tx: EntityManager,
  id: string,
  changes: Partial<DisclosureCorrectionRow>,
): Promise<void> {
  await tx.getRepository(DisclosureCorrectionRow).update({ id }, changes);
}
