import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { type Actor, sees } from '../../../kernel/access/index.js';
import type { FileKind } from '../../../kernel/pages/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Config } from '../../../platform/config/index.js';
import { Clock } from '../../../platform/time/index.js';
import { EvidenceReader, ViewEvidence } from '../../evidence/index.js';
import { allowedIn, DisclosureActs } from '../disclosure-acts.js';
import { Publishables } from '../publishables/publishables.js';
import { DisclosureCorrectionRow, DisclosureRow } from '../disclosure.entities.js';
import { containsNothingPrivate } from '../rules/reason.rules.js';
import { DisclosureFileRow } from './file.entities.js';
import { digestOf, FileObjects } from './file-objects.js';
import { FileWork } from './file-work.js';
import { Pages } from './pages.js';

interface Original {
  readonly bytes: Uint8Array;
  readonly kind: FileKind;
  readonly evidenceId: string | null;
}

/** 添加公示文件: an item of the case's evidence, or a file uploaded for the purpose; read in the background. */
@Injectable()
export class AddFile {
  constructor(
    @InjectRepository(DisclosureRow) private readonly disclosures: Repository<DisclosureRow>,
    private readonly acts: DisclosureActs,
    private readonly publishables: Publishables,
    private readonly evidence: EvidenceReader,
    private readonly viewing: ViewEvidence,
    private readonly objects: FileObjects,
    private readonly pages: Pages,
    private readonly work: FileWork,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Refuses `disclosure.file-not-of-case`, what the reading of an item refuses, and as `upload` does. */
  async fromEvidence(
    actor: Actor,
    id: string,
    input: { evidenceId: string; title: string },
  ): Promise<Result<{ id: string }>> {
    const known = await this.known(actor, id, input.title);
    if (!known.ok) return known;
    const item = await this.evidence.seen(actor, input.evidenceId);
    if (!item.ok) return item;
    const { caseId, bytes: size, sha256 } = item.value;
    if (caseId !== known.value.caseId)
      return refuse('disclosure.file-not-of-case', { next: '请选择本案的证据材料' });
    if (size > this.config.disclosureFileMaxBytes) return this.tooLarge();
    // To read an item is an act of its own, whoever it is for.
    const viewed = await this.viewing.view(actor, input.evidenceId);
    if (!viewed.ok) return viewed;
    const read = await this.objects.bytesOf({ id: input.evidenceId, bytes: size, sha256 });
    if (!read.ok) return read;
    const judged = await this.judge(read.value);
    if (!judged.ok) return judged;
    const original = { bytes: read.value, kind: judged.value, evidenceId: input.evidenceId };
    const fileId = this.clock.newId();
    return this.started(await this.enter(actor, id, fileId, input.evidenceId, original, input.title));
  }

  /** Refuses other types, what is encrypted, broken or too large, and a title that tells something private. */
  async upload(actor: Actor, id: string, bytes: Uint8Array, title: string): Promise<Result<{ id: string }>> {
    const known = await this.known(actor, id, title);
    if (!known.ok) return known;
    const judged = await this.judge(bytes);
    if (!judged.ok) return judged;
    const fileId = this.clock.newId();
    const original = { bytes, kind: judged.value, evidenceId: null };
    const entered = await this.objects.keep(fileId, bytes, () =>
      this.enter(actor, id, fileId, fileId, original, title),
    );
    return this.started(entered);
  }

  private async known(actor: Actor, id: string, title: string): Promise<Result<DisclosureRow>> {
    const known = await this.disclosures.findOneBy({ id });
    if (!known || !sees(actor, known.agencyId)) return refuse('not-found');
    const inOrder = allowedIn('disclosure.add-file', known.state);
    if (!inOrder.ok) return inOrder;
    const clean = containsNothingPrivate(title, await this.publishables.optionsOf(known));
    return clean.ok ? ok(known) : clean;
  }

  private async judge(bytes: Uint8Array): Promise<Result<FileKind>> {
    const kind = this.pages.judge(bytes);
    if (!kind.ok) return kind;
    const opened = await this.pages.count(bytes, kind.value);
    return opened.ok ? kind : opened;
  }

  private tooLarge() {
    const most = this.config.disclosureFileMaxBytes;
    return refuse('disclosure.file-too-large', { detail: `文件不得超过${Math.floor(most / 2 ** 20)} MiB` });
  }

  private enter(
    actor: Actor,
    disclosureId: string,
    id: string,
    objectId: string,
    { bytes, kind, evidenceId }: Original,
    title: string,
  ): Promise<Result<{ id: string }>> {
    return this.acts.perform(
      actor,
      'disclosure.add-file',
      disclosureId,
      async ({ tx, now }, { agencyId }) => {
        const open = await noOpenCorrection(tx, disclosureId);
        if (!open.ok) return open;
        const files = tx.getRepository(DisclosureFileRow);
        const seq = (await files.countBy({ disclosureId })) + 1;
        const sha256 = digestOf(bytes);
        await files.insert({
          ...{
            id,
            agencyId,
            disclosureId,
            seq,
            state: 'reading' as const,
            kind,
            evidenceId,
            objectId,
            title,
          },
          ...{ bytes: bytes.length, sha256, problem: null, pages: null, boxes: null, kept: null, seen: null },
          ...{
            boxesSha256: null,
            resultId: null,
            addedBy: actor.userId,
            addedByName: actor.name,
            addedAt: now,
          },
          ...{ plannedBy: null, plannedByOfficerId: null, plannedByName: null, plannedAt: null, version: 1 },
        });
        const detail = { fileId: id, n: seq, kind, evidenceId, bytes: bytes.length, sha256 };
        return ok({ value: { id }, changes: {}, detail });
      },
    );
  }

  private started(entered: Result<{ id: string }>): Result<{ id: string }> {
    if (entered.ok) this.work.want(entered.value.id);
    return entered;
  }
}

/** What waits for its release is not changed under the eyes of who is to release it. */
export async function noOpenCorrection(tx: EntityManager, disclosureId: string): Promise<Result<void>> {
  const open = await tx.getRepository(DisclosureCorrectionRow).existsBy({ disclosureId, state: 'drafted' });
  return open ? refuse('disclosure.correction-open', { next: '待更正复核或者撤销后再修改文件' }) : ok();
}
