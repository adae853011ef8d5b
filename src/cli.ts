import { readFileSync } from 'node:fs';
import { createApp } from './app.js';
import { redactCommand } from './cli/redact.js';
import { Config } from './platform/config/index.js';
import { VerifyStore } from './verify-store.js';

const USAGE = `npm run cli -- COMMAND
  verify         checks the whole store: ledger, documents and evidence bytes; ends 0 when all of it holds
  redact FILE    what publication would hide in one plain-text decision, as JSON`;

async function verify(): Promise<number> {
  const app = await createApp(new Config(process.env));
  const report = await app.get(VerifyStore).run();
  for (const line of report.lines) console.log(line);
  await app.close();
  return report.ok ? 0 : 1;
}

async function redact([file]: readonly string[]): Promise<number> {
  if (!file) {
    console.error(USAGE);
    return 2;
  }
  console.log(redactCommand(readFileSync(file, 'utf8')));
  return 0;
}

/** Each command answers with its exit code. */
const COMMANDS: Record<string, (args: readonly string[]) => Promise<number>> = { verify, redact };

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (command) process.exitCode = await command(args);
else {
  console.error(USAGE);
  process.exitCode = 2;
}
