// What an act costs: `node bench/acts/run.mjs [OTHER_CHECKOUT] [ROUNDS]` after a build. Leads are registered one after
// the other and by ten clients at once, over HTTP, each with its ledger entry; this checkout and another one (built
// too, say of the release before) in turns, so that both meet the same machine. DATABASE_URL chooses the database;
// without it each round has a fresh embedded one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ALONE = 300;
const TOGETHER = 600;
const CLIENTS = 10;

const [other, rounds = '5'] = process.argv.slice(2);
const here = new URL('../../', import.meta.url).href;
const there = other && pathToFileURL(`${resolve(other)}/`).href;

/** Milliseconds for each act, alone and with ten clients. */
async function round(checkout) {
  const { Program } = await import(new URL('bench/program.mjs', checkout).href);
  const folder = mkdtempSync(join(tmpdir(), 'sanxiang-acts-'));
  const program = await Program.seeded(folder, { FFMPEG: 'off' });
  try {
    await program.start();
    for (let i = 0; i < 50; i++) await program.newCase();
    const alone = await timed(ALONE, 1, () => program.newCase());
    const together = await timed(TOGETHER, CLIENTS, () => program.newCase());
    await program.stop();
    return { alone, together };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(count, clients, act) {
  let left = count;
  const began = performance.now();
  const client = async () => {
    while (left-- > 0) await act();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (performance.now() - began) / count;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const mine = [];
const theirs = [];
for (let i = 0; i < Number(rounds); i++) {
  // Who begins changes with every round.
  const turns = [() => round(here).then((one) => mine.push(one))];
  if (there) turns.push(() => round(there).then((one) => theirs.push(one)));
  for (const turn of i % 2 === 0 ? turns : turns.reverse()) await turn();
}
for (const kind of ['alone', 'together']) {
  const value = median(mine.map((one) => one[kind]));
  const ratio = there
    ? ` ratio=${median(mine.map((one, i) => one[kind] / theirs[i][kind])).toFixed(3)} peer=other-checkout`
    : '';
  console.log(`act-${kind} ${value.toFixed(2)} ms${ratio}`);
}
