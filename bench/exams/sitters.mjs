/**
 * 500 people in one exam, each saving an answer every 20 seconds: milliseconds from the moment a save was due until its
 * acknowledgement, 99th percentile; and the same requests against a bare handler with one durable insert.
 * Usage, after `npm run build`: node bench/exams/sitters.mjs [people = 500] [seconds = 60]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Program } from '../program.mjs';
import { ask, keptOpen, prepareHall } from './hall.mjs';

const ALLOWED_MS = 500;
const EVERY_MS = 20_000;
const [sitters = 500, seconds = 60] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'bench-exams-'));
const agent = keptOpen();
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const percentile = (list, share) =>
  list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];

/** Every person saves in his own rhythm, the phases spread evenly; a late save counts from when it was due. */
async function load(people, saveOne) {
  const began = performance.now() + 500;
  const times = [];
  await Promise.all(
    people.map(async (person, i) => {
      const phase = (EVERY_MS * i) / people.length;
      for (let turn = 0; turn * EVERY_MS + phase < seconds * 1000; turn++) {
        const due = began + phase + turn * EVERY_MS;
        await sleep(Math.max(0, due - performance.now()));
        await saveOne(person, turn);
        times.push(performance.now() - due);
      }
    }),
  );
  return times;
}

async function open(url, batchId, { token }) {
  const registered = await ask(`${url}/api/exams/batches/${batchId}/registration`, 'POST', token, {}, agent);
  const began = performance.now();
  const path = `${url}/api/exams/registrations/${registered.body.id}/sitting`;
  const { status, body } = await ask(path, 'POST', token, {}, agent);
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return { token, sitting: body, openingMs: performance.now() - began };
}

async function measurePeer(people) {
  const peer = spawn(process.execPath, [fileURLToPath(new URL('peer.mjs', import.meta.url)), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve) =>
    peer.stdout.once('data', (part) => resolve(String(part).trim().replace(/\/$/, ''))),
  );
  const times = await load(people, async ({ token, sitting }, turn) => {
    const path = `${url}/api/exams/sittings/${sitting.sittingId}/answers/${turn + 1}`;
    const { status } = await ask(path, 'PUT', token, { choice: 'A', version: 1 }, agent);
    if (status !== 200) throw new Error(`peer: ${status}`);
  });
  peer.kill('SIGKILL');
  return times;
}

const program = await Program.seeded(folder, { DATABASE_URL: `sqlite:${join(folder, 'exams.db')}` });
try {
  const { batchId, people } = await prepareHall(program, { sitters });
  await program.start();
  // They begin within half a minute, in their own time.
  const sitting = await Promise.all(
    people.map(async (person, i) => {
      await sleep((30_000 * i) / people.length);
      return open(program.url, batchId, person);
    }),
  );
  const times = await load(sitting, async ({ token, sitting: { sittingId, session, items } }, turn) => {
    const { no } = items[turn % items.length];
    const body = { session, choice: 'A', version: 1 };
    const path = `${program.url}/api/exams/sittings/${sittingId}/answers/${no}`;
    const answer = await ask(path, 'PUT', token, body, agent);
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  });
  await program.stop();
  const peer = await measurePeer(sitting);
  const p99 = percentile(times, 0.99);
  const peer99 = percentile(peer, 0.99);
  const name = `exam-save-p99-x${sitters}`;
  console.log(`${name} ${p99.toFixed(1)} ms ratio=${(p99 / ALLOWED_MS).toFixed(2)} peer=500-ms-allowed`);
  console.log(`${name}-bare ${p99.toFixed(1)} ms ratio=${(p99 / peer99).toFixed(2)} peer=bare-nestjs-insert`);
  const opening = percentile(
    sitting.map(({ openingMs }) => openingMs),
    0.99,
  );
  console.log(
    `exam-open-p99-x${sitters} ${opening.toFixed(1)} ms ratio=${(opening / ALLOWED_MS).toFixed(2)} peer=500-ms`,
  );
} finally {
  agent.destroy();
  if (program.child?.exitCode === null) await program.stop('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
