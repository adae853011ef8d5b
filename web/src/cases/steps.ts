import type { CaseFile } from '../api/client';
import type { Texts } from '../texts';

export type StepName = keyof Texts['casePage']['steps'];
export interface Step {
  name: StepName;
  status: 'finish' | 'process' | 'wait' | 'error';
  /** True where the law asks for no such step in this case. */
  skipped?: boolean;
}

const ORDER = [
  'lead',
  'filing-requested',
  'investigating',
  'concluded',
  'notified',
  'decided',
  'served',
  'performed',
  'closed',
  'archived',
];
/** How far a case had come that left the order (中止, 撤案, 移送): its timeline says it. */
const REACHED_BY: Readonly<Record<string, string>> = {
  investigating: 'case.approve-filing',
  concluded: 'case.conclude-investigation',
  notified: 'case.give-notice',
};
const done = (file: CaseFile, state: string): boolean =>
  ORDER.includes(file.state)
    ? ORDER.indexOf(file.state) >= ORDER.indexOf(state)
    : file.events.some(({ act }) => act === REACHED_BY[state]);

/** Whether the file's review still stands: passed and nothing changed since. */
export const reviewStands = (file: Pick<CaseFile, 'review'>): boolean =>
  file.review !== undefined && file.review.passed && file.review.changed.length === 0;

/** 立案 … 结案 as the steps bar shows them; the first step that is not done is the one in hand. */
export function stepsOf(file: CaseFile, disclosed: boolean): Step[] {
  const simple = file.procedure === 'simple';
  const reviewSkipped = simple || file.reviewScope?.required === false;
  const marks: [StepName, boolean, boolean?][] = simple
    ? [
        ['decision', true],
        ['service', done(file, 'served')],
        ['disclosure', disclosed],
        ['closing', done(file, 'closed')],
      ]
    : [
        ['filing', done(file, 'investigating')],
        ['investigation', done(file, 'concluded')],
        [
          'review',
          reviewStands(file) || (reviewSkipped && done(file, 'decided')) || done(file, 'decided'),
          reviewSkipped,
        ],
        ['notice', done(file, 'notified')],
        ['decision', done(file, 'decided')],
        ['service', done(file, 'served')],
        ['disclosure', disclosed],
        ['closing', done(file, 'closed')],
      ];
  const current = marks.findIndex(([, finished, skipped]) => !finished && !skipped);
  const broken = ['not-filed', 'dropped', 'transferred', 'suspended', 'withdrawn'].includes(file.state);
  return marks.map(([name, finished, skipped], i) => ({
    name,
    skipped,
    status: finished ? 'finish' : i === current && !broken ? 'process' : i === current ? 'error' : 'wait',
  }));
}
