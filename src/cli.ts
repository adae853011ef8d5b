import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createApp } from './app.js';
import { restoreBackup } from './backup/restore-backup.js';
import { writeBackup } from './backup/write-backup.js';
import { bundleCommand } from './cli/bundle.js';
import { importCalendarCommand } from './cli/import-calendar.js';
import { importArguments, report } from './cli/import-recordings.js';
import { importQuestions } from './cli/import-questions.js';
import { redactCommand } from './cli/redact.js';
import { ImportFolder, ImportPlaces, ReadMedia, SealEvidence, stageOf } from './modules/evidence/index.js';
import { Config } from './platform/config/index.js';
import { Clock } from './platform/time/index.js';
import { VerifyStore } from './verify-store.js';

const USAGE = `npm run cli -- COMMAND
  verify         checks the whole store: ledger, documents and evidence bytes; ends 0 when all of it holds
  backup FILE    the whole house in one file: database, evidence, keys; the server may go on working
  restore FILE   takes a backup back into an empty database and store, then verifies; ends 0 when all of it holds
  bundle CASE FILE [REASON]
                 the whole case (id or number) as one ZIP that proves itself; entered in the ledger
  redact FILE    what publication would hide in one plain-text decision, as JSON
  import-calendar FILE
                 days off and make-up workdays of a year (YAML or JSON); open deadlines are counted anew
  import-questions FILE|house [--dry-run] [--agency CREDIT-CODE|ID] [--accepted-only] [--topic TOPIC]
                 questions of a txt, csv, tsv or xlsx file; a dry run prints what would be imported and why the rest not
  import-recordings FOLDER [--case NUMBER|ID] [--stage STAGE] [--agency CREDIT-CODE|ID] [--move-to DIR] [--json FILE]
                 takes over the recordings of a docking station; ends 0 when all of them were received`;

async function verify(): Promise<number> {
  const app = await createApp(new Config(process.env));
  const report = await app.get(VerifyStore).run();
  for (const line of report.lines) console.log(line);
  await app.close();
  return report.ok ? 0 : 1;
}

async function backup([file]: readonly string[]): Promise<number> {
  if (!file) {
    console.error(USAGE);
    return 2;
  }
  try {
    await writeBackup(new Config(process.env), resolve(file), (line) => console.error(line));
    console.log(resolve(file));
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

async function restore([file]: readonly string[]): Promise<number> {
  if (!file) {
    console.error(USAGE);
    return 2;
  }
  try {
    const { entries, rows } = await restoreBackup(new Config(process.env), resolve(file));
    const total = Object.values(rows).reduce((sum, n) => sum + n, 0);
    console.error(`${entries.length} entries and ${total} rows restored; verifying`);
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
  return verify();
}

async function bundle([
  caseName,
  given,
  reason = '由管理人员在命令行导出',
]: readonly string[]): Promise<number> {
  if (!caseName || !given) {
    console.error(USAGE);
    return 2;
  }
  const file = resolve(given);
  const app = await createApp(new Config(process.env));
  try {
    const onProgress = (done: number, size: number): void =>
      console.error(`${Math.floor((done / size) * 100)} % of ${Math.ceil(size / 2 ** 20)} MiB`);
    await bundleCommand(app, { caseName, file, reason, onProgress });
    console.log(file);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  } finally {
    await app.close();
  }
}

async function redact([file]: readonly string[]): Promise<number> {
  if (!file) {
    console.error(USAGE);
    return 2;
  }
  console.log(redactCommand(readFileSync(file, 'utf8'), new Clock().today()));
  return 0;
}

async function importCalendar([file]: readonly string[]): Promise<number> {
  if (!file) {
    console.error(USAGE);
    return 2;
  }
  const app = await createApp(new Config(process.env));
  try {
    for (const line of await importCalendarCommand(app, resolve(file))) console.log(line);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  } finally {
    await app.close();
  }
}

async function importRecordings(args: readonly string[]): Promise<number> {
  const asked = importArguments(args);
  const stage = stageOf(asked?.stage);
  if (!asked || (asked.stage !== undefined && !stage)) {
    console.error(USAGE);
    return 2;
  }
  const app = await createApp(new Config(process.env));
  try {
    const { folder, moveTo } = asked;
    const agencyId =
      asked.agency === undefined ? undefined : await app.get(ImportPlaces).agency(asked.agency);
    if (asked.agency !== undefined && agencyId === undefined) {
      console.error(`没有找到机关“${asked.agency}”`);
      return 2;
    }
    const file = asked.case === undefined ? null : await app.get(ImportPlaces).named(asked.case, agencyId);
    if (asked.case !== undefined && !file) {
      console.error(`没有找到案件“${asked.case}”`);
      return 2;
    }
    const done = await app.get(ImportFolder).run(folder, { caseId: file?.id, stage, agencyId, moveTo });
    report(done, asked.json);
    await app.get(SealEvidence).settled();
    await app.get(ReadMedia).settled();
    return done.counts.refused === 0 ? 0 : 1;
  } finally {
    await app.close();
  }
}

/** Each command answers with its exit code. */
const COMMANDS: Record<string, (args: readonly string[]) => Promise<number>> = {
  verify,
  backup,
  restore,
  bundle,
  redact,
  'import-calendar': importCalendar,
  'import-questions': async (args) => (await importQuestions(args)) ?? (console.error(USAGE), 2),
  'import-recordings': importRecordings,
};

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (command) process.exitCode = await command(args);
else {
  console.error(USAGE);
  process.exitCode = 2;
}
