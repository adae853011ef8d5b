import { Chance } from '../../faults/chance.js';
import { ALL_ACCOUNTS, type AccountName } from './accounts.js';

export type ActName =
  | 'investigate'
  | 'conclude'
  | 'facts'
  | 'draft'
  | 'evidence'
  | 'exclude'
  | 'submit'
  | 'take'
  | 'return'
  | 'opine'
  | 'notice'
  | 'defence'
  | 'hearing-request'
  | 'hearing-schedule'
  | 'hearing-record'
  | 'hearing-waive'
  | 'discuss'
  | 'reply'
  | 'coordinate'
  | 'refer'
  | 'decide'
  | 'suspend'
  | 'resume'
  | 'clock'
  | 'law';

/** One act of a sequence; `n` is never used twice, so that every edit is a change. */
export interface Step {
  act: ActName;
  who: AccountName;
  n: number;
  publicInterest: boolean;
  complex: boolean;
  grave: boolean;
  penalty: boolean;
  closure: boolean;
  fineFen: number;
  newFacts: boolean;
  agree: boolean;
  problemKind: 'correct' | 'supplement' | 'disagree' | 'transfer';
  waived: boolean;
  absent: boolean;
  /** The leader who reviews sits in the discussion. */
  seated: boolean;
  settled: boolean;
  days: number;
}

/** How often each act is drawn, and by whom it is done as a rule. */
const ACTS: Record<ActName, { weight: number; by: readonly AccountName[] }> = {
  investigate: { weight: 2, by: ['officer1'] },
  conclude: { weight: 1, by: ['officer1'] },
  facts: { weight: 3, by: ['officer1', 'officer2'] },
  draft: { weight: 4, by: ['officer1', 'officer2'] },
  evidence: { weight: 3, by: ['officer1', 'helper'] },
  exclude: { weight: 2, by: ['officer1', 'leader1', 'both'] },
  submit: { weight: 4, by: ['officer1', 'officer2'] },
  take: {
    weight: 3,
    by: ['reviewer1', 'reviewer2', 'both', 'helper-reviewing', 'officer2-reviewing', 'novice'],
  },
  return: { weight: 1, by: ['reviewer1', 'reviewer2'] },
  opine: { weight: 3, by: ['reviewer1', 'reviewer2', 'both', 'helper-reviewing'] },
  notice: { weight: 3, by: ['officer1'] },
  defence: { weight: 3, by: ['officer1'] },
  'hearing-request': { weight: 4, by: ['officer1'] },
  'hearing-waive': { weight: 2, by: ['officer1'] },
  'hearing-schedule': { weight: 2, by: ['presider1'] },
  'hearing-record': { weight: 2, by: ['presider1'] },
  discuss: { weight: 2, by: ['leader1', 'both', 'both-leading'] },
  reply: { weight: 1, by: ['officer1', 'officer2'] },
  coordinate: { weight: 1, by: ['leader1', 'both', 'both-leading'] },
  refer: { weight: 1, by: ['leader1', 'both', 'both-leading'] },
  decide: { weight: 9, by: ['leader1', 'leader1', 'both', 'both-leading'] },
  suspend: { weight: 1, by: ['leader1', 'both'] },
  resume: { weight: 1, by: ['leader1', 'both'] },
  clock: { weight: 2, by: ['officer1'] },
  law: { weight: 1, by: ['officer1'] },
};
const DRAWN = (Object.keys(ACTS) as ActName[]).flatMap((act) => Array<ActName>(ACTS[act].weight).fill(act));

const ROUND: readonly ActName[] = ['submit', 'take', 'opine', 'decide'];
const SETTLED: readonly ActName[] = ['reply', 'coordinate', ...ROUND];
/** What a refusal advises to do next: without it chance alone would seldom come as far as a decision. */
const ADVICE: Record<string, readonly ActName[]> = {
  'case.no-draft': ['draft'],
  'case.notice-required': ['notice', 'decide'],
  'case.hearing-not-noticed': ['notice', 'decide'],
  'case.defence-pending': ['defence', 'decide'],
  'case.hearing-pending': ['hearing-waive', 'decide'],
  // Waived it cannot be any more: it is held.
  'case.hearing-requested': ['hearing-schedule', 'clock', 'hearing-record', 'decide'],
  'case.hearing-not-scheduled': ['hearing-schedule', 'clock', 'hearing-record'],
  'case.discussion-required': ['discuss', 'decide'],
  'case.review-required': ROUND,
  'case.review-not-passed': ROUND,
  'case.review-voided': ROUND,
  'case.review-before-hearing': ROUND,
  'case.reviewer-involved': ROUND,
  'case.review-pending': ['take', 'opine', 'decide'],
  'review.matter-changed': ['return', ...ROUND],
  'review.nothing-changed': ['draft', ...ROUND],
  'review.pending': ['take', 'opine', 'decide'],
  'review.own-case': ['take', 'opine', 'decide'],
  'review.not-qualified': ['take', 'opine', 'decide'],
  'case.no-evidence': ['evidence', 'conclude', 'draft', 'notice', 'defence', 'decide'],
};

/** What a generator keeps in mind between two acts. */
export interface GeneratorState {
  advised: readonly ActName[];
  reviewer: AccountName;
}
const INITIAL_STATE: GeneratorState = {
  advised: ['evidence', 'conclude', 'draft', 'notice', 'defence', 'decide'],
  reviewer: 'reviewer1',
};

/** Draws the acts of one sequence, from a seed, half by chance and half by the advice of what was refused. */
export class ScenarioGenerator {
  private advised: ActName[];
  private reviewer: AccountName;
  private readonly chance: Chance;

  constructor(
    seed: number,
    private n: number,
    generatorState: GeneratorState = INITIAL_STATE,
  ) {
    this.chance = new Chance(seed);
    this.advised = [...generatorState.advised];
    this.reviewer = generatorState.reviewer;
  }

  get generatorState(): GeneratorState {
    return { advised: [...this.advised], reviewer: this.reviewer };
  }

  /** The last number given out. */
  get last(): number {
    return this.n;
  }

  next(): Step {
    const { chance } = this;
    const advised = this.advised.length > 0 && !chance.in(7) ? this.advised.shift() : undefined;
    const act = advised ?? this.pick(DRAWN);
    return {
      act,
      who: this.person(act, advised !== undefined),
      n: (this.n += 1),
      publicInterest: chance.in(4),
      complex: chance.in(4),
      grave: chance.in(8),
      penalty: !chance.in(12),
      closure: chance.in(8),
      fineFen: this.pick([80_000, 300_000, 500_000, 500_000, 900_000]),
      newFacts: chance.in(3),
      agree: !chance.in(4),
      problemKind: this.pick(['correct', 'supplement', 'disagree', 'transfer'] as const),
      waived: chance.in(2),
      absent: chance.in(4),
      seated: chance.in(3),
      settled: !chance.in(3),
      days: advised === 'clock' ? 14 : chance.below(6),
    };
  }

  /** Notes how the act ended: 'ok' or the code of the refusal. */
  noteOutcome(step: Step, outcome: string): void {
    if (step.act === 'take' && outcome === 'ok') this.reviewer = step.who;
    const advice = ADVICE[outcome];
    if (advice) this.advised = [...advice];
    if (outcome === 'review.nothing-changed' && this.chance.in(2)) this.advised = [...SETTLED];
    if (step.act === 'suspend' && outcome === 'ok') this.advised = ['resume'];
  }

  private person(act: ActName, advised: boolean): AccountName {
    if (this.chance.in(25)) return this.pick(ALL_ACCOUNTS);
    if (act === 'take' && advised) return this.pick(['reviewer1', 'reviewer2', 'both', 'helper-reviewing']);
    if ((act === 'opine' || act === 'return') && !this.chance.in(8)) return this.reviewer;
    return this.pick(ACTS[act].by);
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.chance.below(list.length)]!;
  }
}
