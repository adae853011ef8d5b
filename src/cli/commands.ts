import { readFileSync } from 'node:fs';
import { restoreBackup } from '../backup/restore-backup.js';
import { writeBackup } from '../backup/write-backup.js';
import { Config } from '../platform/config/index.js';
import { Clock } from '../platform/time/index.js';
import { VerifyStore } from '../verify-store.js';
import { accountLink } from './account-link.js';
import { bundle } from './bundle.js';
import type { Command, CommandCall } from './command.js';
import { importCalendar } from './import-calendar.js';
import { importQuestions, tryQuestions } from './import-questions.js';
import { importRecordings } from './import-recordings.js';
import { load } from './load.js';
import { redactCommand } from './redact.js';
import { reportUntrue } from './report-untrue.js';

export const USAGE = `npm run cli -- COMMAND
  verify         checks the whole store: ledger, documents and evidence bytes; ends 0 when all of it holds
  backup FILE    the whole store in one file: database, evidence, keys; the server may go on working
  restore FILE   takes a backup back into an empty database and store, then verifies; ends 0 when all of it holds
  bundle CASE FILE [REASON]
                 the whole case (id or number) as one ZIP that proves itself; entered in the ledger
  report-untrue  sentences of earlier versions that nobody knew to be true, case by case; ends 0 when each was corrected
  redact FILE    what publication would hide in one plain-text decision, as JSON
  load --cases N [--agencies M] [--seed S] DIR
                 a store with N cases in an empty folder, for measurements, with the accounts of the demo
  import-calendar FILE
                 days off and make-up workdays of a year (YAML or JSON); open deadlines are counted anew
  import-questions FILE|house [--dry-run] [--agency CREDIT-CODE|ID] [--accepted-only] [--topic TOPIC]
                 questions of a txt, csv, tsv or xlsx file; a dry run prints what would be imported and why the rest not
  import-recordings FOLDER [--case NUMBER|ID] [--stage STAGE] [--agency CREDIT-CODE|ID] [--move-to DIR] [--json FILE]
                 takes over the recordings of a docking station; ends 0 when all of them were received
  account-link USERNAME
                 a one-time link for a new password, where no other administrator can give one; entered in the ledger

verify, backup and report-untrue only read and may run beside the server; what writes is handed to the server where one is running.`;

const verify: Command = {
  opens: 'reads',
  async run(app, call) {
    const report = await app.get(VerifyStore).run();
    for (const line of report.lines) call.line(line);
    return report.ok ? 0 : 1;
  },
};

const backup: Command = {
  opens: 'nothing',
  async run(call) {
    const [file] = call.args;
    if (!file) return 'usage';
    await writeBackup(new Config(process.env), call.path(file), (line) => call.error(line));
    call.line(call.path(file));
    return 0;
  },
};

const restore: Command = {
  opens: 'nothing',
  async run(call) {
    const [file] = call.args;
    if (!file) return 'usage';
    const { entries, rows } = await restoreBackup(new Config(process.env), call.path(file));
    const total = Object.values(rows).reduce((sum, n) => sum + n, 0);
    call.error(`${entries.length} entries and ${total} rows restored; verifying`);
    return 0;
  },
};

const redact: Command = {
  opens: 'nothing',
  async run(call) {
    const [file] = call.args;
    if (!file) return 'usage';
    call.line(redactCommand(readFileSync(call.path(file), 'utf8'), new Clock().today()));
    return 0;
  },
};

const COMMANDS: Readonly<Record<string, Command>> = {
  verify,
  backup,
  restore,
  bundle,
  redact,
  'report-untrue': reportUntrue,
  'account-link': accountLink,
  load,
  'import-calendar': importCalendar,
  'import-questions': importQuestions,
  'import-recordings': importRecordings,
};

/** The command of that name; a dry run of an import opens nothing. */
export function commandOf(name: string, call: CommandCall): Command | undefined {
  if (name === 'import-questions' && call.args.includes('--dry-run')) return tryQuestions;
  return Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
}
