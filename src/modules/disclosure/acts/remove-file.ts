import { ok, refuse, type Result } from '../../../kernel/result.js';
import { noOpenCorrection } from '../corrections.js';
import { WITH_FILES } from '../disclosure-acts.js';
import { FileAct, type FileContext, type FileOutcome } from '../files/file-acts.js';

/**
 * 移除公示文件: it is not put online, or no longer once a correction is released. Its number stays taken. Refuses
 * `disclosure.file-out-of-order`, `disclosure.correction-open`.
 */
@FileAct({
  name: 'disclosure.remove-file',
  roles: ['discloser'],
  title: { zh: '移除公示文件', en: 'Remove a file' },
  route: 'POST disclosure-files/:id/removal',
  operationId: 'DisclosureFiles_remove',
  from: WITH_FILES,
})
export class RemoveFile {
  async run({ tx, id, file }: FileContext): Promise<Result<FileOutcome>> {
    if (file.state === 'removed')
      return refuse('disclosure.file-out-of-order', { facts: { state: file.state } });
    const open = await noOpenCorrection(tx, file.disclosureId);
    if (!open.ok) return open;
    const detail = { fileId: id, n: file.seq, sha256: file.sha256 };
    return ok({ value: undefined, changes: { state: 'removed' as const }, detail });
  }
}
