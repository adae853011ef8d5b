import { decisionGate, type GateFacts } from '../../../src/modules/cases/rules/decision-gate.js';
import { ok } from '../../../src/kernel/result.js';
import { Model, RULES, type Rules } from './model.js';
import { faultsOf } from './oracle.js';
import { CASE_OFFICERS, ACCOUNTS, UNQUALIFIED } from './accounts.js';
import { ScenarioGenerator } from './scenario.js';

/** `GATE_SEQUENCES=100000` runs the full form, `GATE_SEED` begins elsewhere. */
const SEQUENCES = Number(process.env.GATE_SEQUENCES ?? 5_000);
const SEED = Number(process.env.GATE_SEED ?? 1);
const LENGTH = 40;
const OFFICERS = CASE_OFFICERS.map((who) => ACCOUNTS[who].person);
const CASE_PARTIES = { officers: OFFICERS, unqualified: UNQUALIFIED };

function play(seed: number, rules: Rules, refused: Map<string, number>) {
  const model = new Model(rules);
  const generator = new ScenarioGenerator(seed, 0);
  const transcript: string[] = [];
  for (let i = 0; i < LENGTH; i++) {
    const step = generator.next();
    const outcome = model.perform(step);
    generator.noteOutcome(step, outcome);
    transcript.push(`${step.act} by ${step.who}: ${outcome}`);
    if (step.act === 'decide') refused.set(outcome, (refused.get(outcome) ?? 0) + 1);
    if (step.act === 'decide' && outcome === 'ok') break;
  }
  return { ...faultsOf(model.happened, CASE_PARTIES), transcript };
}

function playAll(sequences: number, rules: Rules = RULES, until?: RegExp) {
  const refused = new Map<string, number>();
  let reviewed = 0;
  let decisions = 0;
  const found: string[] = [];
  for (let seed = SEED; seed < SEED + sequences; seed++) {
    const { faults, transcript, ...counts } = play(seed, rules, refused);
    decisions += counts.decisions;
    reviewed += counts.reviewed;
    if (faults.some((fault) => until?.test(fault))) return { refused, reviewed, decisions, found: faults };
    if (faults.length) found.push(`seed ${seed}: ${faults.join('; ')}\n  ${transcript.join('\n  ')}`);
  }
  return { refused, reviewed, decisions, found };
}

/** 行政处罚法 58 as a property of the rules: no path leads to a decision that was not reviewed as the law says. */
describe('the gate before a decision, over random sequences of acts', () => {
  it(`holds in ${SEQUENCES} sequences, which come to decisions and to every refusal of the gate`, () => {
    const { refused, reviewed, decisions, found } = playAll(SEQUENCES);
    if (process.env.GATE_SEQUENCES)
      process.stdout.write(
        `${SEQUENCES} sequences, ${decisions} decisions, ${reviewed} reviewed: ${JSON.stringify([...refused])}\n`,
      );
    expect(found).toEqual([]);
    expect(reviewed).toBeGreaterThan(SEQUENCES / 20);
    expect(decisions).toBeGreaterThan(reviewed);
    for (const code of [
      'case.review-required',
      'case.review-not-passed',
      'case.review-voided',
      'case.review-before-hearing',
      'case.reviewer-involved',
      'case.review-pending',
      'case.hearing-pending',
      'case.discussion-required',
    ])
      expect([...refused.keys()]).toContain(code);
  }, 3_600_000);

  const doctored =
    (change: (facts: GateFacts) => Partial<GateFacts>): Rules['gate'] =>
    (facts) =>
      decisionGate({ ...facts, ...change(facts) });
  const broken: [string, RegExp, Partial<Rules>][] = [
    [
      'never asks for a review',
      /no review/,
      { gate: doctored(({ scope }) => ({ scope: { ...scope, required: false } })) },
    ],
    [
      'takes any opinion',
      /did not pass/,
      { gate: doctored(({ latest }) => ({ latest: latest && { ...latest, passed: true } })) },
    ],
    [
      'sees no change',
      /changed since/,
      { gate: doctored(({ latest, current }) => ({ current: latest ?? current })) },
    ],
    [
      'forgets the packs',
      /law\.changed$/m,
      {
        gate: doctored(({ latest, current }) => ({
          current: { ...current, lawVersion: latest?.lawVersion ?? '' },
        })),
      },
    ],
    ['forgets the hearing', /older than the hearing/, { gate: doctored(() => ({ hearingSeq: undefined })) }],
    ['waits for nobody', /under way/, { gate: doctored(() => ({ reviewPending: false })) }],
    ['lets the reviewer decide', /had a hand/, { gate: doctored(() => ({ involved: [] })) }],
    ['asks for no qualification', /not qualified/, { mayReview: () => ok() }],
  ];
  it.each(broken)('would be found out if it %s', (_, fault, rules) => {
    const { found } = playAll(20_000, { ...RULES, ...rules }, fault);
    expect(found.join('\n')).toMatch(fault);
  });
});
