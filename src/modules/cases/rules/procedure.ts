import { type Stage, STAGE_CODES } from './vocabulary.js';

/** 普通程序 and 简易程序 as one state table (行政处罚法 51–62). The states stand here; each act declares its own line. */
export const STATES = {
  lead: '线索登记',
  'filing-requested': '待立案',
  'not-filed': '不予立案',
  investigating: '调查取证',
  concluded: '调查终结',
  notified: '已告知',
  decided: '已决定',
  served: '已送达',
  performed: '已履行',
  closed: '已结案',
  archived: '已归档',
  suspended: '中止',
  dropped: '已撤案',
  transferred: '已移送',
  withdrawn: '线索已撤回',
} as const;
export type CaseState = keyof typeof STATES;
export const STATE_CODES = Object.keys(STATES) as CaseState[];

/** The name of an act on a case. */
export type CaseAct = `case.${string}`;

export interface Transition {
  readonly act: CaseAct;
  /** Empty: the act begins a case. */
  readonly from: readonly CaseState[];
  /** Absent: the state stays. `resume`: back to where the suspension began. */
  readonly to?: CaseState | 'resume';
  readonly stage: Stage;
  readonly title: string;
  /** Documents (文书) the act leaves. */
  readonly documents: readonly string[];
  /** Rows of the law packs that guard it. */
  readonly guards: readonly string[];
  /** Whether it is offered in the states that admit it; absent: always. */
  readonly offeredWhen?: (situation: CaseSituation) => boolean;
}

/** What of a case decides which acts are offered, beside its state. */
export interface CaseSituation {
  /** Rules whose periods run. */
  readonly openClocks: ReadonlySet<string>;
  readonly owedFen: number;
  readonly refundFen: number;
  readonly hasStandingMeasure: boolean;
  /** Confiscated goods that were not disposed of. */
  readonly holdsGoods: boolean;
  readonly hasUnexplainedGap: boolean;
}

/** From the filing to the decision. */
export const BEFORE_DECISION: readonly CaseState[] = ['investigating', 'concluded', 'notified'];

const declared = new Map<CaseAct, Transition>();

/** Enters an act's line into the state table; `@CaseAct` does it for the declaration of an act. */
export function declareTransition(transition: Transition): void {
  declared.set(transition.act, transition);
}

/** The state table: every act on a case, in the order of the procedure. */
export function transitions(): Transition[] {
  return [...declared.values()].sort((a, b) => placeOf(a) - placeOf(b) || (a.act < b.act ? -1 : 1));
}

/** By stage; within it by the first state in which the act is admitted, acts that move the case on last. */
function placeOf({ from, to, stage }: Transition): number {
  const first = Math.min(...from.map((state) => STATE_CODES.indexOf(state)), STATE_CODES.length);
  return STAGE_CODES.indexOf(stage) * 1000 + first * 10 + (to === undefined ? 0 : 1);
}

/** What other modules do to a case and write down into its timeline: title and stage of each. */
export const NOTED_ACTS = {
  'review.submit': { title: '送法制审核', stage: 'review', guards: ['PEN-14'] },
  'review.return': { title: '退回补正送审材料', stage: 'review', guards: ['REV-07'] },
  'review.complete-materials': { title: '补正送审材料', stage: 'review', guards: ['REV-07'] },
  'review.extend': { title: '延长审核期限', stage: 'review', guards: ['REV-02'] },
  'review.opine': { title: '法制审核意见', stage: 'review', guards: ['PEN-14', 'PEN-15', 'REV-04'] },
  'review.reply': { title: '答复审核意见', stage: 'review', guards: ['PEN-14'] },
  'review.coordinate': { title: '协调审核分歧', stage: 'review', guards: ['PEN-14'] },
  'review.refer': { title: '提请集体讨论', stage: 'review', guards: ['PEN-14', 'PEN-16'] },
  'disclosure.release': { title: '公示', stage: 'execution', guards: ['PUB-01', 'RED-01', 'RED-04'] },
  'disclosure.withdraw': { title: '撤回公示', stage: 'execution', guards: ['PUB-03'] },
} as const satisfies Record<string, { title: string; stage: Stage; guards: readonly string[] }>;
export type NotedAct = keyof typeof NOTED_ACTS;

/** What the program does to the clocks of a case when a calendar is published; it belongs to no stage of its own. */
export const RECOUNTED = { act: 'calendar.recount', title: '放假安排公布，重新计算期限' } as const;

/** The Chinese title of an entry of the timeline. */
export function titleOfAct(act: string): string {
  if (act === RECOUNTED.act) return RECOUNTED.title;
  return (NOTED_ACTS as Record<string, { title: string }>)[act]?.title ?? transitionOf(act as CaseAct).title;
}

export function transitionOf(act: CaseAct): Transition {
  const found = declared.get(act);
  if (!found) throw new Error(`no transition for ${act}`);
  return found;
}

/** The acts that the state table allows next; with a situation only those that make sense in it. */
export function nextActs(state: CaseState, situation?: CaseSituation): readonly Transition[] {
  return transitions()
    .filter(({ from }) => from.includes(state))
    .filter(({ offeredWhen }) => !situation || !offeredWhen || offeredWhen(situation));
}
