/**
 * The portal over 100,000 published decisions: milliseconds of an answer (95th percentile) one request at a time, and
 * with 500 requests begun every second, against a bare NestJS handler that sends a page of the same weight. Under load both
 * are measured twice: as the asking side sees it, queues of the machine included, and inside the server.
 * Usage, after `npm run build`: node bench/portal/run.mjs [records = 100000] [rate = 500] [seconds = 20]
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { tokensOf } from '../../dist/modules/disclosure/rules/tokens.rules.js';
import { foldForSearch } from '../../dist/modules/disclosure/rules/public-record.rules.js';
import { Program } from '../program.mjs';

const [records = 100_000, rate = 500, seconds = 20] = process.argv.slice(2).map(Number);
const ROUNDS = 300;
/** Page and peer under load in turns. */
const TURNS = 5;
const folder = mkdtempSync(join(tmpdir(), 'bench-portal-'));
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const percentile = (list, share) =>
  list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];

const CAUSES = ['占道经营', '夜间施工噪声', '油烟直排', '未密闭运输渣土', '擅自设置户外广告', '违法建设'];
const KINDS = [['fine'], ['warning'], ['fine', 'confiscation']];

/** Rows as the release writes them; one in a hundred thousand bears a rare word. */
function fill(path) {
  const database = new Database(path);
  const columns =
    'slug state title documentNumber agencyName partyName creditCode field cause basis penaltyKinds outcome fineFen confiscatedFen decidedOn publishedOn text searchText showThrough no kind';
  const names = columns.split(' ');
  const insert = database.prepare(
    `INSERT INTO public_records (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  const found = database.prepare('INSERT INTO public_tokens (token, no) VALUES (?, ?)');
  database.transaction(() => {
    for (let i = 0; i < records; i++) {
      const day = new Date(Date.UTC(2021, 6, 15) + ((i * 1900) / records) * 86_400_000)
        .toISOString()
        .slice(0, 10);
      const cause = i === Math.floor(records / 3) ? '饲养烈性犬只' : CAUSES[i % CAUSES.length];
      const number = `济历建街综执罚决字〔${day.slice(0, 4)}〕第${i}号`;
      const party = `示例${i % 977}商贸有限公司`;
      const title = `${party}${cause}案`;
      const kind = i % 10 === 9 ? 'licence' : 'penalty';
      const agency = `示例街道办事处${i % 31}`;
      const basis = JSON.stringify(['《城市道路管理条例》第四十二条']);
      const text = `行政处罚决定书\n${number}\n当事人：${party}\n${'经查，当事人在店外摆放桌椅经营，占用人行道。'.repeat(40)}`;
      const words = foldForSearch([title, number, agency, party, cause, basis, '罚款五千元'].join('\n'));
      insert.run(
        ...[
          `r${String(i).padStart(9, '0')}`,
          'published',
          title,
          number,
          agency,
          party,
          '91370102MA3TEXT014',
        ],
        ...[
          'urban-management',
          cause,
          basis,
          JSON.stringify(KINDS[i % 3]),
          '罚款五千元',
          500_000,
          0,
          day,
          day,
        ],
        ...[text, words.slice(0, 600), '2099-12-31', i + 1, kind],
      );
      const findable = { kind, searchText: words.slice(0, 600), penaltyKinds: KINDS[i % 3], decidedOn: day };
      for (const token of tokensOf(findable)) found.run(token, i + 1);
    }
    database.prepare('UPDATE public_state SET version = ?').run(records);
  })();
  database.close();
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const ask = (url) =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const request = get(url, { agent, headers: { accept: 'text/html' } }, (response) => {
      let bytes = 0;
      response.on('data', (part) => (bytes += part.length));
      response.on('end', () =>
        response.statusCode === 200
          ? resolve({ ms: performance.now() - began, bytes })
          : reject(new Error(`${url}: ${response.statusCode}`)),
      );
    });
    request.on('error', reject);
  });

const q = encodeURIComponent;
const PAGES = {
  home: '/portal',
  list: '/portal/disclosures',
  'list-deep': '/portal/disclosures?before=10000',
  filtered: '/portal/disclosures?kind=warning&year=2024',
  'search-common': `/portal/disclosures?q=${q('油烟')}`,
  'search-rare': `/portal/disclosures?q=${q('犬只')}`,
  'search-none': `/portal/disclosures?q=${q('没有的词')}`,
  record: `/portal/disclosures/r000050000`,
  json: `/portal/disclosures/r000050000.json`,
};

/** One at a time, page and peer in turns. */
async function alone(url, peer) {
  const mine = [];
  const theirs = [];
  for (let i = 0; i < ROUNDS; i++) {
    mine.push((await ask(url)).ms);
    theirs.push((await ask(peer)).ms);
  }
  return [percentile(mine, 0.95), percentile(theirs, 0.95)];
}

/** So many begun every second, whether the earlier ones were answered or not: milliseconds of each answer, and the rate. */
async function sustained(urls, seconds) {
  const times = [];
  const asked = [];
  const began = performance.now();
  for (let i = 0; i < rate * seconds; i++) {
    const due = began + (i * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 1) await sleep(wait);
    asked.push(ask(urls[i % urls.length]).then(() => times.push(performance.now() - due)));
    // Told at the end, when both servers can be ended as well.
    asked.at(-1).catch(() => undefined);
  }
  await Promise.all(asked);
  return { times, rate: (rate * seconds * 1000) / (performance.now() - began) };
}

/** What an officer waits for: the list of cases, and a new lead, an act with its ledger entry. */
const OFFICE_WORK = { list: () => program.json('GET', '/api/cases'), act: () => program.newCase() };

async function officeWork(until) {
  const times = { list: [], act: [] };
  while (!until())
    for (const [name, work] of Object.entries(OFFICE_WORK)) {
      const began = performance.now();
      await work();
      times[name].push(performance.now() - began);
      await sleep(50);
    }
  return times;
}

/** Milliseconds of each answer inside a server since it was last asked. */
async function serverTimes(pid, file) {
  rmSync(file, { force: true });
  process.kill(pid, 'SIGWINCH');
  for (let asked = 0; asked < 250; asked++) {
    await sleep(20);
    try {
      if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      // Not written to its end yet.
    }
  }
  throw new Error(`${file}: the server tells no times`);
}

const timed = (name) => ({
  NODE_OPTIONS: `--import ${new URL('server-time.mjs', import.meta.url).href}`,
  SERVER_TIMES: join(folder, `${name}.json`),
});
const program = await Program.seeded(folder, { STORE_CHECK_DAYS: '0', ...timed('mine') });
fill(join(folder, 'sanxiang.db'));
await program.start();
const peer = spawn(process.execPath, [fileURLToPath(new URL('peer.mjs', import.meta.url))], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, ...timed('theirs') },
});
const peerUrl = await new Promise((resolve) =>
  peer.stdout.once('data', (part) => resolve(`${String(part).trim()}page`)),
);
try {
  for (const path of Object.values(PAGES)) for (let i = 0; i < 20; i++) await ask(program.url + path);
  for (let i = 0; i < 200; i++) await ask(peerUrl);
  for (const [name, path] of Object.entries(PAGES)) {
    const [mine, theirs] = await alone(program.url + path, peerUrl);
    const { bytes } = await ask(program.url + path);
    console.log(
      `portal-${name}-p95 ${mine.toFixed(2)} ms ratio=${(mine / theirs).toFixed(2)} peer=bare-nestjs`,
    );
    console.log(
      `portal-${name}-weight ${(bytes / 1024).toFixed(1)} KiB ratio=${(bytes / 51_200).toFixed(2)} peer=50-KB`,
    );
  }
  const urls = Object.values(PAGES).map((path) => program.url + path);
  const readers = () => sustained(urls, seconds / TURNS);
  // In turns: what else the machine does meets both.
  const [mine, theirs] = [[], []];
  const inside = {};
  for (const [name, { pid }] of Object.entries({ mine: program, theirs: peer }))
    await serverTimes(pid, timed(name).SERVER_TIMES);
  for (let turn = 0; turn < TURNS; turn++) {
    theirs.push(await sustained([peerUrl], seconds / TURNS));
    mine.push(await readers());
  }
  for (const [name, { pid }] of Object.entries({ mine: program, theirs: peer }))
    inside[name] = percentile(await serverTimes(pid, timed(name).SERVER_TIMES), 0.95);
  console.log(
    `portal-${rate}-a-second-server-p95 ${inside.mine.toFixed(2)} ms ratio=${(inside.mine / inside.theirs).toFixed(2)} peer=bare-nestjs`,
  );
  const p95 = (turns) =>
    percentile(
      turns.flatMap(({ times }) => times),
      0.95,
    );
  const slowest = Math.min(...mine.map((turn) => turn.rate));
  console.log(
    `portal-${rate}-a-second-p95 ${p95(mine).toFixed(2)} ms ratio=${(p95(mine) / p95(theirs)).toFixed(2)} peer=bare-nestjs`,
  );
  console.log(
    `portal-${rate}-a-second-rate ${slowest.toFixed(0)} /s ratio=${(slowest / rate).toFixed(2)} peer=asked`,
  );
  // Nothing else in the program may run slower than twice while the portal is read so: office work without and with it.
  const calm = [];
  const busy = [];
  await program.newCase();
  for (let turn = 0; turn < TURNS; turn++) {
    const end = performance.now() + (1000 * seconds) / TURNS;
    calm.push(await officeWork(() => performance.now() > end));
    let done = false;
    const load = readers().finally(() => (done = true));
    const [work] = await Promise.all([officeWork(() => done), load]);
    busy.push(work);
  }
  for (const name of ['list', 'act'])
    for (const [word, share] of [
      ['median', 0.5],
      ['p95', 0.95],
    ]) {
      const of = (turns) =>
        percentile(
          turns.flatMap((times) => times[name]),
          share,
        );
      console.log(
        `office-${name}-beside-${rate}-a-second-${word} ${of(busy).toFixed(1)} ms ratio=${(of(busy) / of(calm)).toFixed(2)} peer=without-readers`,
      );
    }
  if (process.env.BENCH_TURNS)
    for (const [name, turns] of Object.entries({ mine, theirs }))
      console.log(
        name,
        turns
          .map(({ times }) => [0.5, 0.95, 0.99].map((share) => percentile(times, share).toFixed(2)).join('/'))
          .join(' '),
      );
} finally {
  peer.kill();
  await program.stop();
  agent.destroy();
  rmSync(folder, { recursive: true, force: true });
}
