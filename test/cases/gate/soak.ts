import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { DRIVER } from '../../support/database.js';
import { Program } from './program.js';
import { rewindable } from './rewind.js';
import { add, ViolationFound, nothing, type Tally, RandomWalk } from './random-walk.js';

/**
 * `npm run gate` in one process and on one database: trees of sequences until there are enough. Each tree leaves one
 * line in the journal, and a run that was broken off goes on behind the last of them. Ends 1 where one is caught.
 */
const SEQUENCES = Number(process.env.GATE_SEQUENCES ?? 100_000);
const JOURNAL = process.env.GATE_JOURNAL!;
/** Which of several processes on one database this is: they share the trees out among themselves. */
const [PART, PARTS] = (process.env.GATE_PART ?? '0/1').split('/').map(Number) as [number, number];
const SEED = Number(process.env.GATE_SEED ?? 1) + PART;
/** Sequences of one tree: each tree's first has nothing to share and is played from the root. */
const TREE = 100;
/** Another office begins after so many trees: files of evidence gather beside its database. */
const TREES = 30;

const all = nothing();
const seen = new Set<string>();
let tree = SEED;
if (existsSync(JOURNAL))
  for (const line of readFileSync(JOURNAL, 'utf8').split('\n').filter(Boolean)) {
    const { seed, digests, ...tally } = JSON.parse(line) as Tally & { seed: number; digests: string[] };
    add(all, tally);
    for (const digest of digests) seen.add(digest);
    tree = seed + PARTS;
  }

const begun = { at: Date.now(), sequences: all.sequences };
const say = (what: string) =>
  process.stdout.write(`${new Date().toISOString()} ${DRIVER}: ${what}: ${JSON.stringify(all)}\n`);
try {
  while (all.sequences < SEQUENCES) {
    const program = await Program.open('2024-03-04', true);
    const rewind = await rewindable(program.office);
    await program.begin();
    const walk = await RandomWalk.from(program, rewind);
    for (let n = 0; n < TREES && all.sequences < SEQUENCES; n++, tree += PARTS) {
      const grown = await walk.tree(tree, Math.min(TREE, SEQUENCES - all.sequences), seen);
      add(all, grown);
      appendFileSync(JOURNAL, `${JSON.stringify({ seed: tree, ...grown })}\n`);
      const rate = (all.sequences - begun.sequences) / ((Date.now() - begun.at) / 1000);
      if (n % 5 !== 4) continue;
      await rewind.sweep();
      say(`part ${PART}, tree ${tree}, ${rate.toFixed(1)} sequences/s`);
    }
    await program.close();
  }
  say(`part ${PART}, done in ${Math.round((Date.now() - begun.at) / 1000)} s`);
  process.exit(0);
} catch (error) {
  if (!(error instanceof ViolationFound)) throw error;
  say(`CAUGHT in tree ${tree}, sequence ${error.after} of it: ${error.message}`);
  process.exit(1);
}
