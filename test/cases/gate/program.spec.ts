import { DataSource } from 'typeorm';
import { DRIVER } from '../../support/database.js';
import { Program } from './program.js';
import { type Rewind, rewindable } from './rewind.js';
import { add, nothing, RandomWalk } from './random-walk.js';

/** `npm run gate` plays 100,000. */
const SEQUENCES = Number(process.env.GATE_SEQUENCES ?? 60);
const SEED = Number(process.env.GATE_SEED ?? 1);
const TREE = 20;

/** 行政处罚法 58 as a property of the program and its database. */
describe(`random sequences of acts against the program on ${DRIVER}`, () => {
  let program: Program;
  let rewind: Rewind;
  let before: string[][];

  /** Every row of every table. */
  const everything = () =>
    Promise.all(
      program.office.app
        .get(DataSource)
        .entityMetadatas.map(async ({ tableName }) =>
          (await program.sql(`SELECT * FROM "${tableName}"`)).map((row) => JSON.stringify(row)).sort(),
        ),
    );

  beforeAll(async () => {
    program = await Program.open('2024-03-04', true);
    rewind = await rewindable(program.office);
    await program.begin();
    before = await everything();
  });
  afterAll(() => program.close());

  it('PEN-14: come to no decision without a passed review that still holds, by one who may review', async () => {
    const all = nothing();
    const seen = new Set<string>();
    const walk = await RandomWalk.from(program, rewind);
    for (let tree = SEED; all.sequences < SEQUENCES; tree++) add(all, await walk.tree(tree, TREE, seen));
    if (process.env.GATE_SEQUENCES) process.stdout.write(`${DRIVER}: ${JSON.stringify(all)}\n`);
    expect(seen.size).toBe(all.sequences);
    expect(all.decisions).toBeGreaterThan(all.sequences / 5);
    expect(all.reviewed).toBeGreaterThan(all.sequences / 20);
    expect(Object.keys(all.answers)).toEqual(
      expect.arrayContaining(['case.review-required', 'case.review-not-passed', 'case.defence-pending']),
    );
  }, 600_000);

  it('leave the database as each of them found it', async () => {
    expect(await everything()).toEqual(before);
  });
});
