import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { systemActor } from '../kernel/access/index.js';
import { Agencies } from '../modules/agencies/index.js';
import {
  LARGEST_FILE,
  LoadBuiltInBank,
  printedReport,
  QuestionActs,
  QuestionImports,
  readQuestionFile,
} from '../modules/questions/index.js';
import type { Command } from './command.js';

export interface ImportQuestionsArguments {
  readonly file: string;
  readonly dryRun: boolean;
  readonly agency: string | undefined;
  /** Import what is fit although other questions of the file are not. */
  readonly acceptedOnly: boolean;
  readonly topic: string | undefined;
}

/** Undefined where the arguments are not understood; without a dry run the agency must be named. */
export function importQuestionsArguments(args: readonly string[]): ImportQuestionsArguments | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        'accepted-only': { type: 'boolean' },
        agency: { type: 'string' },
        topic: { type: 'string' },
      },
    });
    const [file, ...more] = positionals;
    const dryRun = values['dry-run'] === true;
    if (file === undefined || more.length > 0 || (!dryRun && values.agency === undefined)) return undefined;
    return {
      file,
      dryRun,
      agency: values.agency,
      acceptedOnly: values['accepted-only'] === true,
      topic: values.topic,
    };
  } catch {
    return undefined;
  }
}

/** The report of a dry run: one JSON object, nothing changed, no database needed. */
export async function dryRun(file: string): Promise<string> {
  return JSON.stringify(printedReport(await readQuestionFile(basename(file), await bytesOf(file))));
}

/** Not more than is read at all: a larger file is reported as too large without being taken into memory. */
export async function bytesOf(file: string): Promise<Buffer> {
  const { size } = await stat(file);
  return size > LARGEST_FILE ? Buffer.alloc(LARGEST_FILE + 1) : readFile(file);
}

/** `cli import-questions FILE --dry-run`: ends 0 whatever it found. */
export const tryQuestions: Command = {
  opens: 'nothing',
  async run(call) {
    const asked = importQuestionsArguments(call.args);
    if (!asked) return 'usage';
    call.line(await dryRun(call.path(asked.file)));
    return 0;
  },
};

/**
 * `cli import-questions FILE`, or `house` for the bank that came with the program. Ends 1 when it was refused, with the
 * refusal on the error output.
 */
export const importQuestions: Command = {
  opens: 'writes',
  understands: ({ args }) => importQuestionsArguments(args) !== undefined,
  async run(app, call) {
    const asked = importQuestionsArguments(call.args);
    if (!asked) return 'usage';
    const { file, agency: named, acceptedOnly, topic } = asked;
    const all = await app.get(Agencies).all();
    const found = all.filter(({ id, creditCode }) => id === named || creditCode === named);
    if (found.length !== 1) {
      call.error(
        found.length === 0
          ? `没有找到机关“${named}”`
          : `有${found.length}个机关的代码是“${named}”，请写机关的 id`,
      );
      return 2;
    }
    const agencyId = found[0]!.id;
    const actor = systemActor(agencyId, ['trainer']);
    if (file === 'house') {
      const loaded = await app.get(QuestionActs).run(LoadBuiltInBank, { actor, input: { shared: true } });
      call.line(JSON.stringify(loaded.ok ? loaded.value : loaded.refusal));
      return loaded.ok ? 0 : 1;
    }
    const given = { name: basename(file), bytes: await bytesOf(call.path(file)) };
    const choice = { acceptedOnly, shared: false, topic };
    const done = await app.get(QuestionImports).import(actor, given, choice);
    if (!done.ok) {
      call.error(JSON.stringify(done.refusal));
      return 1;
    }
    call.line(JSON.stringify({ imported: done.value.imported, ...printedReport(done.value.report) }));
    return 0;
  },
};
