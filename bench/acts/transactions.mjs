// What a transaction of the unit of work costs on the embedded database, without HTTP:
// `node bench/acts/transactions.mjs OTHER_CHECKOUT [FOLDER]` after a build of both. This checkout and the other one
// (say the release before) run in one process, in turns; FOLDER is where the databases lie (a disk, or memory).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const TRANSACTIONS = 300;
const ROUNDS = 9;

const [other, folder = tmpdir()] = process.argv.slice(2);
if (!other) {
  console.error('usage: node bench/acts/transactions.mjs OTHER_CHECKOUT [FOLDER]');
  process.exit(2);
}

/** Answers a function that runs the transactions, one reading and one row each, and says milliseconds for one. */
async function opened(checkout, database) {
  const load = (path) => import(new URL(`dist/${path}`, checkout).href);
  const { openWriter } = await load('platform/database/index.js');
  const { UnitOfWork } = await load('platform/database/databases.js');
  const { ENTITIES: entities } = await load('entities.js');
  const { MIGRATIONS: migrations } = await load('migrations/index.js');
  const { LedgerCheckpointRow } = await load('modules/ledger/index.js');
  const work = new UnitOfWork(await openWriter(`sqlite:${database}`, { entities, migrations }));
  let size = 0;
  return async () => {
    const began = performance.now();
    for (let i = 0; i < TRANSACTIONS; i++)
      await work.transaction(async (tx) => {
        const rows = tx.getRepository(LedgerCheckpointRow);
        await rows.findOneBy({ agencyId: 'a', size });
        size += 1;
        await rows.insert({ agencyId: 'a', size, root: '-', at: '-', note: '-' });
      });
    return (performance.now() - began) / TRANSACTIONS;
  };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const scratch = mkdtempSync(join(folder, 'sanxiang-transactions-'));
const mine = await opened(new URL('../../', import.meta.url).href, join(scratch, 'mine.db'));
const theirs = await opened(pathToFileURL(`${resolve(other)}/`).href, join(scratch, 'theirs.db'));
await mine();
await theirs();
const pairs = [];
for (let i = 0; i < ROUNDS; i++) {
  const pair = {};
  const turns = [async () => (pair.mine = await mine()), async () => (pair.theirs = await theirs())];
  for (const turn of i % 2 === 0 ? turns : turns.reverse()) await turn();
  pairs.push(pair);
}
const value = median(pairs.map((pair) => pair.mine));
const ratio = median(pairs.map((pair) => pair.mine / pair.theirs));
console.log(`transaction ${value.toFixed(3)} ms ratio=${ratio.toFixed(3)} peer=other-checkout`);
rmSync(scratch, { recursive: true, force: true });
process.exit(0);
