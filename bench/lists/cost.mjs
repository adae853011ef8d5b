/**
 * What one answer costs the program, in milliseconds of processor time (user and system, of the whole process), with ten
 * clients that keep their connections: `node bench/lists/cost.mjs DATA [REQUESTS]`, DATA being the data folder of a store
 * of `cli load` with the password of the measurements. Unlike times, it can be compared on a machine that does other work.
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Program } from '../program.mjs';

const [, , DATA, COUNT = '2000'] = process.argv;
const REQUESTS = Number(COUNT);
const CLIENTS = 10;
/** Ticks of the processor's clock a second, as Linux tells them. */
const TICKS = 100;

const database = new Database(join(DATA, 'sanxiang.db'), { readonly: true });
const officer = database.prepare('SELECT "officerId" FROM "users" WHERE "username" = ?').pluck();
const officers = { officer1: officer.get('officer1'), officer2: officer.get('officer2') };
const ids = database.prepare('SELECT "id" FROM "cases" ORDER BY "no" DESC LIMIT 2000').pluck().all();
database.close();

const program = new Program(DATA, { NODE_ENV: 'production' }, { officers });
await program.start();
const token = await program.token();
const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

function cpuMs() {
  const fields = readFileSync(`/proc/${program.pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}

const get = (path) =>
  new Promise((resolve, reject) => {
    const asked = request(
      { agent, host: '127.0.0.1', port: program.port, path, headers: { Authorization: `Bearer ${token}` } },
      (response) => {
        response.resume();
        response.once('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`${path}: ${response.statusCode}`)),
        );
      },
    );
    asked.once('error', reject);
    asked.end();
  });

const some = (list) => list[Math.floor(Math.random() * list.length)];
const ASKED = {
  me: () => get('/api/me'),
  'list-50': () => get('/api/cases?limit=50'),
  'list-20': () => get('/api/cases?limit=20'),
  state: () => get('/api/cases?state=archived&limit=20'),
  search: () => get(`/api/cases?q=${encodeURIComponent('餐饮')}&limit=20`),
  one: () => get(`/api/cases/${some(ids)}`),
  lead: () => program.newCase(),
};
/** `COST_ONLY=list-50,one` asks for those alone. */
const only = process.env.COST_ONLY?.split(',');

async function asked(ask, count) {
  let left = count;
  const client = async () => {
    while (left-- > 0) await ask();
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

try {
  for (const [name, ask] of Object.entries(ASKED)) {
    if (only && !only.includes(name)) continue;
    const count = name === 'lead' ? Math.min(REQUESTS, 300) : REQUESTS;
    await asked(ask, count / 4);
    const before = cpuMs();
    const began = performance.now();
    await asked(ask, count);
    const seconds = (performance.now() - began) / 1000;
    console.log(
      `cost-${name} ${((cpuMs() - before) / count).toFixed(3)} ms-cpu/request ${(count / seconds).toFixed(0)} requests/s`,
    );
  }
} finally {
  agent.destroy();
  await program.stop();
}
