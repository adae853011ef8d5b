import { DRIVER } from '../../support/database.js';
import { faultsOf } from './oracle.js';
import { CASE_OFFICERS, PEOPLE, UNQUALIFIED } from './people.js';
import { Player } from './player.js';
import { Program } from './program.js';

/** `GATE_SEQUENCES=100000` runs the full form, `GATE_MINUTES` ends it where there is less time, `GATE_SEED` begins elsewhere. */
const SEQUENCES = Number(process.env.GATE_SEQUENCES ?? 60);
const MINUTES = Number(process.env.GATE_MINUTES ?? 600);
const SEED = Number(process.env.GATE_SEED ?? 1);
const LENGTH = 18;
/** Time in a ledger only goes forward, and certificates end: then another office begins. */
const LAST_DAY = '2025-06-30';

/** 行政处罚法 58 as a property of the program and its database. */
describe(`random sequences of acts against the program on ${DRIVER}`, () => {
  it('come to no decision without a passed review that still holds, by one who may review', async () => {
    const end = Date.now() + MINUTES * 60_000;
    const outcomes = new Map<string, number>();
    let [sequences, decisions, reviewed, acts] = [0, 0, 0, 0];
    while (sequences < SEQUENCES && Date.now() < end) {
      const program = await Program.open('2024-03-04');
      try {
        while (sequences < SEQUENCES && Date.now() < end && program.office.clock.today() < LAST_DAY) {
          const seed = SEED + sequences;
          const player = new Player(seed, seed * 100);
          const told: string[] = [];
          await program.begin();
          for (let n = 0; n < LENGTH; n++) {
            const step = player.next();
            const outcome = await program.perform(step);
            player.heard(step, outcome);
            acts += 1;
            told.push(`${step.act} by ${step.who}: ${outcome}`);
            if (step.act === 'decide') outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
            if (step.act === 'decide' && outcome === 'ok') break;
          }
          const { happened, rows } = await program.happened();
          const officers = CASE_OFFICERS.map((who) => PEOPLE[who].person);
          const found = faultsOf(happened, { officers, unqualified: UNQUALIFIED });
          expect({ seed, told, faults: found.faults }).toEqual({ seed, told, faults: [] });
          expect({ seed, told, rows }).toEqual({ seed, told, rows: found.decisions });
          decisions += found.decisions;
          reviewed += found.reviewed;
          sequences += 1;
        }
      } finally {
        await program.close();
      }
    }
    if (process.env.GATE_SEQUENCES)
      process.stdout.write(
        `${DRIVER}: ${sequences} sequences, ${acts} acts, ${decisions} decisions, ${reviewed} reviewed: ${JSON.stringify([...outcomes])}\n`,
      );
    expect(decisions).toBeGreaterThan(sequences / 5);
    expect(reviewed).toBeGreaterThan(sequences / 20);
    expect([...outcomes.keys()]).toEqual(
      expect.arrayContaining(['case.review-required', 'case.review-not-passed', 'case.defence-pending']),
    );
  }, 36_000_000);
});
