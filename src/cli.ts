import { createApp } from './app.js';
import { Config } from './platform/config/index.js';
import { VerifyStore } from './verify-store.js';

const USAGE = `npm run cli -- COMMAND
  verify         checks the whole store: ledger, documents and evidence bytes; ends 0 when all of it holds`;

async function verify(): Promise<number> {
  const app = await createApp(new Config(process.env));
  const report = await app.get(VerifyStore).run();
  for (const line of report.lines) console.log(line);
  await app.close();
  return report.ok ? 0 : 1;
}

/** Each command answers with its exit code. */
const COMMANDS: Record<string, (args: readonly string[]) => Promise<number>> = { verify };

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (command) process.exitCode = await command(args);
else {
  console.error(USAGE);
  process.exitCode = 2;
}
