// `npm run faults`: the fault tests in their full form; `npm test` has the short one. Ends with a line for each of them.
import { spawn } from 'node:child_process';
import { buildServer, installServer, ROOT } from './lib.mjs';
import { throwawayPostgres } from './postgres.mjs';

installServer();
buildServer();
const full = {
  FAULT_CUTS: '100',
  FAULT_KILLS: '30',
  FAULT_EXAM_KILLS: '20',
  FAULT_HUGE_MIB: String(32 * 1024),
  // For each database.
  FAULT_INJECTED: '1500',
  FAULT_MIXED_KILLS: '250',
  FAULT_IO_ERRORS: '300',
  FAULT_POWER_CUTS: '50',
  FAULT_VOLUMES: 'all',
  FAULT_SERVERS_SECONDS: '600',
};
const own = process.env.TEST_POSTGRES_URL ? undefined : await throwawayPostgres();
process.on('exit', () => own?.stop());
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
const env = {
  ...{ UV_THREADPOOL_SIZE: '16', ...full },
  ...(own && { TEST_POSTGRES_URL: own.url }),
  ...process.env,
};
/** What the tests said of themselves, and what was skipped. */
const said = [];

function jest(database, files) {
  const args = ['--no-warnings', 'node_modules/jest/bin/jest.js', '--runInBand', '--verbose', ...files];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'pipe'],
    env: { ...env, TEST_DATABASE: database },
  });
  child.stderr.on('data', (part) => {
    process.stderr.write(part);
    for (const line of String(part).split('\n'))
      if (/injected=|○ skipped/.test(line)) said.push(`${database}: ${line.trim()}`);
  });
  return new Promise((resolve) => child.once('exit', resolve));
}

// The built program is put on both databases by its tests; what runs inside the test is run once for each.
const codes = [
  await jest('sqlite', ['test/faults']),
  await jest('postgres', ['test/faults/every-step', 'test/faults/workload']),
];
console.log();
for (const line of said) console.log(line);
process.exit(codes.every((code) => code === 0) ? 0 : 1);
