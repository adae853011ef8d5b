import type { JsonObject } from '../../../kernel/json.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { WITH_FILES } from '../disclosure-acts.js';
import { DisclosureFileResultRow, type DisclosureFileRow } from '../files/file.entities.js';
import { FileAct, type FileContext, type FileOutcome } from '../files/file-acts.js';

/** What came of the program's work on a file. */
export interface FileWorkDone {
  /** The version of the file that it worked on. */
  readonly version: number;
  readonly changes: Partial<DisclosureFileRow>;
  readonly detail: JsonObject;
  readonly result?: Omit<DisclosureFileResultRow, 'madeAt' | 'entryId'> | undefined;
}

/** Only what was looked at is settled: a file that was planned anew or removed meanwhile is left as it is. */
async function settle(
  { tx, now, entryId, id, file }: FileContext,
  { version, changes, detail, result }: FileWorkDone,
): Promise<Result<FileOutcome>> {
  if (file.version !== version) return refuse('disclosure.file-out-of-order');
  if (result) await tx.getRepository(DisclosureFileResultRow).insert({ ...result, madeAt: now, entryId });
  return ok({ value: undefined, changes, detail: { fileId: id, n: file.seq, ...detail } });
}

/** The program has read a file, or could not. Refuses `disclosure.file-out-of-order`. */
@FileAct({
  name: 'disclosure.read-file',
  roles: ['discloser'],
  title: { zh: '读取公示文件', en: 'Read a file' },
  from: WITH_FILES,
})
export class ReadFile {
  run(context: FileContext, done: FileWorkDone): Promise<Result<FileOutcome>> {
    return settle(context, done);
  }
}

/** The program has flattened a file under its boxes, or could not. Refuses `disclosure.file-out-of-order`. */
@FileAct({
  name: 'disclosure.make-file',
  roles: ['discloser'],
  title: { zh: '制作公示文件', en: 'Make a file' },
  from: WITH_FILES,
})
export class MakeFile {
  run(context: FileContext, done: FileWorkDone): Promise<Result<FileOutcome>> {
    return settle(context, done);
  }
}
