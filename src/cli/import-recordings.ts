import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type FolderReport,
  ImportFolder,
  ImportPlaces,
  ReadMedia,
  SealEvidence,
  stageOf,
} from '../modules/evidence/index.js';
import type { Command, CommandCall } from './command.js';

export interface ImportArguments {
  readonly folder: string;
  readonly case?: string | undefined;
  readonly stage?: string | undefined;
  readonly agency?: string | undefined;
  readonly moveTo?: string | undefined;
  /** File for the report as JSON; `-` is the standard output, without the table. */
  readonly json?: string | undefined;
}

/** Undefined where the arguments are not understood. */
export function importArguments(args: readonly string[]): ImportArguments | undefined {
  const option = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { case: option, stage: option, agency: option, 'move-to': option, json: option },
    });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) return undefined;
    const { 'move-to': moveTo, ...rest } = values;
    return { folder, moveTo, ...rest };
  } catch {
    return undefined;
  }
}

const WORDS = { taken: '已接收', waiting: '待分派', duplicate: '重复跳过', refused: '未接收' } as const;

/** The report for people: one line for each file, then the counts. */
export function importTable({ files, counts, ignored }: FolderReport): string {
  const lines = files.map(({ outcome, file, detail, notes, id }) =>
    [WORDS[outcome], file, id ?? '', [detail, ...notes].filter(Boolean).join('；')].join('\t').trimEnd(),
  );
  const sum = Object.entries(counts).map(
    ([outcome, count]) => `${WORDS[outcome as keyof typeof WORDS]} ${count}`,
  );
  return [
    ...lines,
    ...ignored.map((file) => `非记录\t${file}`),
    `合计：${sum.join('，')}，非记录 ${ignored.length}`,
  ].join('\n');
}

/** `cli import-recordings FOLDER`: ends 0 when all of them were received. */
export const importRecordings: Command = {
  opens: 'writes',
  understands({ args }) {
    const asked = importArguments(args);
    return asked !== undefined && (asked.stage === undefined || stageOf(asked.stage) !== undefined);
  },
  async run(app, call) {
    const asked = importArguments(call.args)!;
    const places = app.get(ImportPlaces);
    const agencyId = asked.agency === undefined ? undefined : await places.agency(asked.agency);
    if (asked.agency !== undefined && agencyId === undefined) {
      call.error(`没有找到机关“${asked.agency}”`);
      return 2;
    }
    const file = asked.case === undefined ? null : await places.named(asked.case, agencyId);
    if (asked.case !== undefined && !file) {
      call.error(`没有找到案件“${asked.case}”`);
      return 2;
    }
    const done = await app.get(ImportFolder).run(call.path(asked.folder), {
      caseId: file?.id,
      stage: stageOf(asked.stage),
      agencyId,
      moveTo: asked.moveTo === undefined ? undefined : call.path(asked.moveTo),
    });
    report(done, asked.json, call);
    await app.get(SealEvidence).settled();
    await app.get(ReadMedia).settled();
    return done.counts.refused === 0 ? 0 : 1;
  },
};

function report(done: FolderReport, json: string | undefined, call: CommandCall): void {
  const text = `${JSON.stringify(done, null, 2)}\n`;
  if (json === '-') return call.line(text.trimEnd());
  if (json !== undefined) writeFileSync(call.path(json), text);
  call.line(importTable(done));
}
