/**
 * Lists, searches, a case and a new lead of a loaded store beside Directus 12 over as many rows, ten clients at once, in
 * turns of one run: `node bench/lists/run.mjs [CASES] [SECONDS]`. The store of a tenth as many cases says how they grow.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { PASSWORD, Program } from '../program.mjs';
import { Directus, installDirectus } from './directus.mjs';

const CASES = Number(process.argv[2] ?? 100_000);
const SECONDS = Number(process.argv[3] ?? 8);
const CLIENTS = 10;
const NAME = '餐饮';
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sanxiang-lists-'));
const installed = installDirectus(process.env.BENCH_DIRECTUS ?? join(tmpdir(), 'sanxiang-bench-directus'));

/** Processes to be ended, also after a failure. */
const running = [];

/** Requests of `CLIENTS` askers for some seconds: how many a second, and the 95th percentile of one in milliseconds. */
async function pressed(ask, seconds = SECONDS) {
  const times = [];
  const until = performance.now() + seconds * 1000;
  const asker = async () => {
    while (performance.now() < until) {
      const began = performance.now();
      await ask();
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, asker));
  times.sort((a, b) => a - b);
  return { rate: times.length / seconds, p95: times[Math.floor(times.length * 0.95)] };
}

function loaded(cases) {
  const home = join(folder, String(cases));
  const began = performance.now();
  const done = spawnSync(process.execPath, [CLI, 'load', '--cases', String(cases), home], {
    env: { ...process.env, DEMO_PASSWORD: PASSWORD, NODE_ENV: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error('the store was not loaded');
  const perSecond = Number(/: (\d+) cases a second/.exec(done.stdout)?.[1]);
  return { data: join(home, 'data'), perSecond, seconds: (performance.now() - began) / 1000 };
}

async function officeOf(data) {
  const database = new Database(join(data, 'sanxiang.db'), { readonly: true });
  const officer = database.prepare(`SELECT "officerId" FROM "users" WHERE "username" = ?`).pluck();
  const officers = { officer1: officer.get('officer1'), officer2: officer.get('officer2') };
  const ids = database.prepare(`SELECT "id" FROM "cases" ORDER BY "no" DESC LIMIT 2000`).pluck().all();
  const rows = database
    .prepare(
      `SELECT "number", "state", "field", "cause", "partyName" AS party_name, "place", "summary", "filedOn" AS filed_on, "createdAt" AS created_at, "updatedAt" AS updated_at FROM "cases"`,
    )
    .all();
  database.close();
  const program = new Program(data, { NODE_ENV: 'production' }, { officers });
  const began = performance.now();
  running.push(program);
  await program.start();
  const firstMs = performance.now() - began;
  await program.token();
  return { program, ids, rows, firstMs };
}

const some = (list) => list[Math.floor(Math.random() * list.length)];
const residentMiB = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/** What is asked of the program, and what of Directus beside it. */
const ours = ({ program, ids }) => ({
  list: () => program.json('GET', '/api/cases?limit=50'),
  state: () => program.json('GET', '/api/cases?state=archived&limit=20'),
  search: () => program.json('GET', `/api/cases?q=${encodeURIComponent(NAME)}&limit=20`),
  one: () => program.json('GET', `/api/cases/${some(ids)}`),
  lead: () => program.newCase(),
});
const theirs = (directus, cases) => ({
  list: () => directus.json('GET', '/items/cases?limit=20&sort=-id'),
  state: () => directus.json('GET', '/items/cases?limit=20&sort=-id&filter[state][_eq]=archived'),
  search: () =>
    directus.json(
      'GET',
      `/items/cases?limit=20&sort=-id&filter[party_name][_contains]=${encodeURIComponent(NAME)}`,
    ),
  one: () => directus.json('GET', `/items/cases/${1 + Math.floor(Math.random() * cases)}`),
  lead: () =>
    directus.json('POST', '/items/cases', {
      cause: '擅自占用人行道经营',
      state: 'lead',
      party_name: '张三',
      place: '和平路',
      summary: '巡查发现',
    }),
});

const say = (name, value, unit, ratio, peer) =>
  console.log(`${name} ${value.toFixed(2)} ${unit} ratio=${ratio.toFixed(2)} peer=${peer}`);

try {
  const small = loaded(CASES / 10);
  const smallOffice = await officeOf(small.data);
  const before = {};
  for (const [name, ask] of Object.entries(ours(smallOffice))) {
    await pressed(ask, 1);
    before[name] = (await pressed(ask)).p95;
  }
  await running.pop().stop();

  const large = loaded(CASES);
  say(`load-${CASES}`, large.perSecond, 'cases/s', large.perSecond / 2000, '2000-cases-a-second');
  const office = await officeOf(large.data);
  say(`start-${CASES}-first-answer`, office.firstMs / 1000, 's', office.firstMs / 3000, 'three-seconds');
  await new Promise((resolve) => setTimeout(resolve, 15_000));
  const idle = residentMiB(office.program.pid);
  say(`idle-${CASES}-memory`, idle, 'MiB', idle / 200, '200MiB');

  const directus = new Directus(installed, folder, 8055);
  running.push(directus);
  await directus.start();
  await directus.fill(office.rows);
  const asked = ours(office);
  const beside = theirs(directus, office.rows.length);
  for (const name of Object.keys(asked)) {
    await pressed(asked[name], 1);
    await pressed(beside[name], 1);
    const mine = await pressed(asked[name]);
    const peer = await pressed(beside[name]);
    say(`lists-${CASES}-${name}`, mine.rate, 'requests/s', mine.rate / peer.rate, 'directus-12');
    say(`lists-${CASES}-${name}-p95-growth`, mine.p95, 'ms', mine.p95 / before[name], `at-${CASES / 10}`);
  }
} finally {
  for (const each of running) await each.stop();
  rmSync(folder, { recursive: true, force: true });
}
