import type { FileKind } from '../../../kernel/pages/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { noOpenCorrection } from '../corrections.js';
import {
  DisclosureAct,
  type DisclosureContext,
  type DisclosureOutcome,
  WITH_FILES,
} from '../disclosure-acts.js';
import { DisclosureFileRow } from '../files/file.entities.js';
import { FileWork } from '../files/file-work.js';

/** A file that has arrived and was judged. */
export interface ArrivedFile {
  readonly fileId: string;
  /** In the store. */
  readonly objectId: string;
  readonly title: string;
  readonly kind: FileKind;
  readonly evidenceId: string | null;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * 添加公示文件: an item of the case's evidence, or a file uploaded for the purpose; read in the background. Refuses
 * `disclosure.correction-open`.
 */
@DisclosureAct({
  name: 'disclosure.add-file',
  roles: ['discloser'],
  title: { zh: '添加公示文件', en: 'Add a file' },
  from: WITH_FILES,
})
export class AddFile {
  constructor(private readonly work: FileWork) {}

  async run(
    { id: disclosureId, tx, now, actor, agencyId }: DisclosureContext,
    { fileId, objectId, title, kind, evidenceId, bytes, sha256 }: ArrivedFile,
  ): Promise<Result<DisclosureOutcome<{ id: string }>>> {
    const open = await noOpenCorrection(tx, disclosureId);
    if (!open.ok) return open;
    const files = tx.getRepository(DisclosureFileRow);
    const seq = (await files.countBy({ disclosureId })) + 1;
    await files.insert({
      ...{ id: fileId, agencyId, disclosureId, seq, state: 'reading' as const },
      ...{ kind, evidenceId, objectId, title, bytes, sha256 },
      ...{
        problem: null,
        pages: null,
        boxes: null,
        kept: null,
        seen: null,
        boxesSha256: null,
        resultId: null,
      },
      ...{ addedBy: actor.userId, addedByName: actor.name, addedAt: now },
      ...{ plannedBy: null, plannedByOfficerId: null, plannedByName: null, plannedAt: null, version: 1 },
    });
    const detail = { fileId, n: seq, kind, evidenceId, bytes, sha256 };
    return ok({ value: { id: fileId }, detail });
  }

  afterwards(_: object, { id }: { id: string }): void {
    this.work.want(id);
  }
}
