import { jest } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { UnitOfWork } from '../../../src/platform/database/databases.js';
import type { GateFacts } from '../../../src/modules/cases/rules/decision-gate.js';
import { DRIVER } from '../../support/database.js';
import type { Program } from './program.js';
import type { Rewind } from './rewind.js';
import type { RandomWalk } from './random-walk.js';

const RULES = '../../../src/modules/cases/rules';
type Doctor = (facts: GateFacts) => Partial<GateFacts>;
/** What the rule is told instead of the truth. */
let doctor: Doctor = () => ({});
let blind = false;

const gate = await import('../../../src/modules/cases/rules/decision-gate.js');
const scope = await import('../../../src/modules/cases/rules/review-scope.rules.js');
jest.unstable_mockModule(`${RULES}/decision-gate.js`, () => ({
  decisionGate: (facts: GateFacts) => gate.decisionGate({ ...facts, ...doctor(facts) }),
}));
jest.unstable_mockModule(`${RULES}/review-scope.rules.js`, () => ({
  ...scope,
  reviewScope: (...asked: Parameters<typeof scope.reviewScope>) => {
    const answer = scope.reviewScope(...asked);
    return blind ? { ...answer, required: false, grounds: [] } : answer;
  },
}));
const { Program: Opened } = await import('./program.js');
const { rewindable } = await import('./rewind.js');
const { ViolationFound, RandomWalk: Walk } = await import('./random-walk.js');

/** From which tree on: rare faults are begun shortly before the tree that shows them; `GATE_MUTANTS=all` begins at the first. */
const MUTANTS: readonly [string, RegExp, Doctor | 'blind', number][] = [
  ['sees no ground for a review', /no review/, 'blind', 1],
  [
    'takes any opinion',
    /did not pass/,
    ({ latest }) => ({ latest: latest && { ...latest, passed: true } }),
    1,
  ],
  ['sees no change', /changed since/, ({ latest, current }) => ({ current: latest ?? current }), 1],
  [
    'forgets the packs',
    /law\.changed$/m,
    ({ latest, current }) => ({ current: { ...current, lawVersion: latest?.lawVersion ?? '' } }),
    160,
  ],
  ['forgets the hearing', /older than the hearing/, () => ({ hearingSeq: undefined }), 512],
  ['waits for no opinion', /under way/, () => ({ reviewPending: false }), 1],
  ['lets a reviewer decide', /had a hand/, () => ({ involved: [] }), 1],
];
const TREES = 500;

/** A test that cannot fail proves nothing: PEN-14 is taken out of the program, and the sequences must find it out. */
describe(`the sequences on ${DRIVER}, were PEN-14 not kept`, () => {
  let program: Program;
  let rewind: Rewind;
  let walk: RandomWalk;
  let writer: DataSource;

  beforeAll(async () => {
    program = await Opened.open('2024-03-04', true);
    rewind = await rewindable(program.office);
    await program.begin();
    walk = await Walk.from(program, rewind);
    ({ writer } = program.office.app.get(UnitOfWork) as unknown as { writer: DataSource });
  });
  afterAll(() => program.close());
  beforeEach(() => walk.restart());

  /** Sequences until one ends in a decision that the law forbids; throws on what else breaks. */
  async function caught(first: number): Promise<{ faults: string; sequences: number; tree?: number }> {
    const seen = new Set<string>();
    for (let tree = first; tree < first + TREES; tree++)
      try {
        await walk.tree(tree, 20, seen);
      } catch (error) {
        if (!(error instanceof ViolationFound)) throw error;
        return { faults: error.faults.join('\n'), sequences: seen.size + 1, tree };
      }
    return { faults: '', sequences: seen.size };
  }

  it('PEN-14: the database refuses what a rule taken out lets through', async () => {
    // A decision that needs a review and names none: the column's own condition, or a guard, whichever is asked first.
    doctor = ({ scope: asked }) => ({ scope: { ...asked, required: false } });
    await expect(caught(1)).rejects.toThrow(/ck_case_decisions_reviewed|PEN-14/);
    await walk.restart();
    doctor = MUTANTS[1]![2] as Doctor;
    await expect(caught(1)).rejects.toThrow(/PEN-14/);
    await walk.restart();
    doctor = () => ({});
    blind = true;
    await expect(caught(1)).rejects.toThrow(/PEN-14/);
  }, 600_000);

  it.each(MUTANTS)(
    'PEN-14: find out a rule that %s, once the database looks away too',
    async (what, fault, mutant, first) => {
      for (const name of await guards(writer)) await drop(writer, name);
      blind = mutant === 'blind';
      doctor = mutant === 'blind' ? () => ({}) : mutant;
      const all = process.env.GATE_MUTANTS === 'all';
      const { faults, sequences, tree } = await caught(all ? 1 : first);
      if (process.env.GATE_MUTANTS)
        process.stdout.write(`${DRIVER}: ${what}: tree ${tree}, sequence ${sequences}: ${faults}\n`);
      expect(faults).toMatch(fault);
    },
    1_200_000,
  );
});

/** Guards over a new decision row. */
async function guards(writer: DataSource): Promise<string[]> {
  const rows: { name: string }[] = await writer.query(
    DRIVER === 'postgres'
      ? `SELECT tgname AS name FROM pg_trigger WHERE tgrelid = 'case_decisions'::regclass AND NOT tgisinternal AND (tgtype & 6) = 6`
      : `SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEFORE INSERT ON "case_decisions"%'`,
  );
  return rows.map(({ name }) => name);
}

const drop = (writer: DataSource, name: string) =>
  writer.query(
    DRIVER === 'postgres' ? `DROP TRIGGER "${name}" ON "case_decisions"` : `DROP TRIGGER "${name}"`,
  );
