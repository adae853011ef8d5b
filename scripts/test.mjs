// `npm test`: installs what it needs and runs every test; ends with a plain count. What cannot run is named.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildServer, buildWeb, installServer, ROOT } from './lib.mjs';
import { throwawayPostgres } from './postgres.mjs';

installServer();
buildServer();
buildWeb();

/** Thousands of small databases come and go, each act flushed: in memory, where there is room, that waits for nothing. */
const MEMORY = '/dev/shm';
const ROOM = 8 * 2 ** 30;
const space = existsSync(MEMORY) ? statfsSync(MEMORY) : { bavail: 0, bsize: 0 };
if (!process.env.TMPDIR && space.bavail * space.bsize >= ROOM) process.env.TMPDIR = MEMORY;

const folder = mkdtempSync(join(tmpdir(), 'sanxiang-counts-'));
// Offices that many tests begin with are seeded once and copied (test/support/database.ts).
const templates = mkdtempSync(join(tmpdir(), 'sanxiang-templates-'));
const total = { passed: 0, failed: 0 };
const skipped = [];
/** Needs more than Node: left out, and named, where the machine has it not. */
const NEEDS = {
  postgres: 'test/faults/(three-servers|kills|driver-faults)',
  compiler: 'test/faults/(full-volumes|io-errors|power-cut)',
};
/** Asserts how soon the program answers: what runs beside it would be measured with it. */
const ALONE = 'test/abuse';
/** Not run again on PostgreSQL: they open no database under test, or start the built program on one of their own. */
const NO_DATABASE = [
  'test/faults/(?!every-step|workload)',
  ALONE,
  // The command line is the same on either database; what it opens is tested in test/platform/start-checks.
  'test/platform/commands',
  'test/disclosure/page-reader',
  'test/cases/gate/model',
  'test/storage/s3-store',
];
/** Named once more at the end, where a long run is read first. */
const failures = [];

/** The reason in a few lines: what was said, and where in the tests. */
function shortOf(message) {
  const lines = message
    .replace(/\u001b\[\d+m/g, '')
    .split('\n')
    .filter((line) => line.trim());
  const said = lines.filter((line) => !/^\s+at /.test(line)).slice(0, 6);
  const where = lines.find((line) => /^\s+at .*test\//.test(line));
  return [...said, ...(where ? [where] : [])].map((line) => `    ${line.trim().slice(0, 200)}`).join('\n');
}

function jest(what, args, env = {}) {
  const file = join(folder, `${what.replace(/\W+/g, '-')}.json`);
  console.log(`\n== ${what}`);
  const started = Date.now();
  const done = spawnSync(
    process.execPath,
    [
      // For the one file that replaces parts of the program (jest.config.js).
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '--silent',
      // Two processes, begun anew when they have grown: one alone gathers gigabytes of loaded programs.
      ...['--maxWorkers=2', '--workerIdleMemoryLimit=1GB'],
      '--json',
      `--outputFile=${file}`,
      ...args,
    ],
    {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...{ TZ: 'Asia/Shanghai', UV_THREADPOOL_SIZE: '16', TEST_TEMPLATES: templates },
        ...process.env,
        ...env,
      },
    },
  );
  const counts = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  total.passed += counts?.numPassedTests ?? 0;
  total.failed += (counts?.numFailedTests ?? 0) + (counts?.numRuntimeErrorTestSuites ?? 0);
  if (done.status !== 0 && !counts?.numFailedTests && !counts?.numRuntimeErrorTestSuites) total.failed += 1;
  for (const { assertionResults, message, name } of counts?.testResults ?? []) {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    for (const { fullName, failureMessages } of failed)
      failures.push(`failed: ${what}: ${fullName}\n${shortOf(failureMessages[0] ?? '')}`);
    for (const { status, fullName } of assertionResults)
      if (status === 'pending' || status === 'todo') skipped.push(`skipped: ${what}: ${fullName}`);
    if (failed.length === 0 && message)
      failures.push(`failed: ${what}: ${relative(ROOT, name)}: ${message.split('\n')[0]}`);
  }
  console.log(`   ${counts?.numPassedTests ?? 0} passed in ${Math.round((Date.now() - started) / 1000)} s`);
  const slowest = (counts?.testResults ?? [])
    .map(({ name, startTime, endTime }) => ({ name: relative(ROOT, name), ms: endTime - startTime }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 12);
  for (const { name, ms } of slowest) console.log(`   ${Math.round(ms / 1000)} s ${name}`);
}

function skip(what, why) {
  skipped.push(`skipped: ${what} (${why})`);
}

const answers = (host, port) =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 });
    socket.once('connect', () => resolve(socket.destroy() && true));
    for (const event of ['error', 'timeout']) socket.once(event, () => resolve(socket.destroy() && false));
  });

const own = process.env.TEST_POSTGRES_URL ? undefined : await throwawayPostgres();
// Also when the run is broken off.
process.on('exit', () => own?.stop());
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
process.env.TEST_POSTGRES_URL ??= own?.url ?? 'postgres://postgres@127.0.0.1:5432/postgres';
const postgres = new URL(process.env.TEST_POSTGRES_URL);
const hasPostgres = await answers(postgres.hostname, Number(postgres.port || 5432));
const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

const leftOut = [];
function needs(there, what, files) {
  if (there) return;
  leftOut.push(files);
  skip(files, `there is no ${what}`);
}
needs(hasPostgres, 'PostgreSQL', NEEDS.postgres);
needs(spawnSync('cc', ['--version'], { stdio: 'ignore' }).status === 0, 'C compiler', NEEDS.compiler);

jest('hostile requests', [ALONE], { TEST_DATABASE: 'sqlite' });
jest('rules and program on SQLite', ['--testPathIgnorePatterns', 'test/browser', ALONE, ...leftOut], {
  TEST_DATABASE: 'sqlite',
});
if (hasPostgres)
  jest('program on PostgreSQL', ['test', '--testPathIgnorePatterns', 'test/browser', ...NO_DATABASE], {
    TEST_DATABASE: 'postgres',
  });
else skip('every test of the program on PostgreSQL', `nothing answers at ${postgres.host}`);
jest(
  'rules and database under TZ=America/New_York',
  ['src/kernel', 'src/modules', 'test/platform', 'test/deadlines'],
  { TZ: 'America/New_York', TEST_DATABASE: 'sqlite' },
);
if (browser) jest('journeys in Chromium', ['test/browser', '--testTimeout=400000'], { CHROMIUM: browser });
else skip('every test in a browser', 'no Chromium on this machine');

for (const name of own ? [] : readdirSync(templates).filter((one) => one.endsWith('.database')))
  spawnSync(process.execPath, ['scripts/drop-database.mjs', postgres.href, name.replace('.database', '')], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
for (const gone of [folder, templates]) rmSync(gone, { recursive: true, force: true });
console.log();
for (const line of [...failures, ...skipped]) console.log(line);
console.log(`${total.passed} passed, ${total.failed} failed, ${skipped.length} skipped`);
// A landing passes over nothing.
const complete = skipped.length === 0 || !process.env.NOTHING_SKIPPED;
process.exit(total.failed === 0 && total.passed > 0 && complete ? 0 : 1);
