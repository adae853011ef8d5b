import type { CaseOutline } from '../api/client';
import { reviewStands } from './steps';

export interface OfferedAct {
  act: string;
  mine: boolean;
  /** Names of those who may do it. */
  by: readonly string[];
  guards: string[];
}

/** Acts of a state from the most to the least likely; what is done already falls out by its condition. */
const PATH: Record<string, [act: string, due?: (file: CaseOutline, offer: OfferedAct) => boolean][]> = {
  lead: [
    ['case.change-officers', (file) => file.missing.some(({ code }) => code === 'second-officer')],
    ['case.request-filing'],
  ],
  'filing-requested': [['case.approve-filing']],
  investigating: [
    [
      'case.record-investigation',
      (file) => !file.events.some(({ act }) => act === 'case.record-investigation'),
    ],
    ['case.state-facts', (file) => file.facts.trim() === ''],
    ['case.conclude-investigation'],
  ],
  concluded: [
    ['case.draft-decision', (file) => file.draft == null],
    ['review.submit', needsReview],
    ['case.give-notice'],
  ],
  notified: [
    ['case.record-hearing', (file) => file.hearing?.scheduledFor != null && file.hearing.heldOn == null],
    // Only some places ask for it before the review: whoever does not write it is not told to wait for it.
    ['case.report-hearing', (file, { mine }) => mine && awaitsReport(file)],
    ['case.schedule-hearing', (file) => file.hearing !== undefined && file.hearing.scheduledFor == null],
    ['case.record-defence', (file) => file.defence === 'none'],
    ['review.submit', needsReview],
    ['case.discuss', (file) => file.missing.some(({ ruleId }) => ruleId === 'PEN-16')],
    ['case.decide'],
  ],
  decided: [['case.serve-decision']],
  served: [['case.record-payment', (file) => (file.account?.owedFen ?? 0) > 0], ['case.close']],
  performed: [['case.close']],
  closed: [['case.archive']],
  'not-filed': [['case.archive']],
  dropped: [['case.archive']],
  transferred: [['case.archive']],
  suspended: [['case.resume']],
};

/** A hearing that was held and not yet reported (PEN-13). */
export const awaitsReport = ({ hearing }: CaseOutline): boolean =>
  hearing?.heldOn != null && hearing.reportedAt == null;

export function needsReview(file: CaseOutline): boolean {
  return file.draft != null && file.reviewScope?.required === true && !reviewStands(file);
}

/** What the file allows now, the submission for review among it. `may` says what the person's roles permit. */
export function offeredActs(file: CaseOutline, may: (permission: string) => boolean): OfferedAct[] {
  const offered: OfferedAct[] = file.nextActs.map(({ act, mine, by, guards }) => ({ act, mine, by, guards }));
  if (needsReview(file) && !file.pendingReview && (file.state === 'concluded' || file.state === 'notified'))
    offered.push({ act: 'review.submit', mine: may('review.submit'), by: [], guards: ['PEN-14'] });
  return offered;
}

/** The last opinion named problems, and nothing was done since: what it says is to be mended first. */
export const isOpposed = ({ review, pendingReview, events }: CaseOutline): boolean =>
  review !== undefined &&
  !review.passed &&
  review.changed.length === 0 &&
  !pendingReview &&
  !doneSince(events, 'review.opine');

/** Was anything done in the case since the last act of a kind (a notice given anew, officers changed)? */
const doneSince = (events: CaseOutline['events'], act: string): boolean =>
  events
    .slice(events.findLastIndex((event) => event.act === act) + 1)
    .some((event) => event.act.startsWith('case.'));

/** What an opinion against the decision asks to be changed. */
const MENDING = ['case.draft-decision', 'case.state-facts'];

/** The one act the case waits for, whoever's it is; none while it waits for its review. */
export function nextAct(file: CaseOutline, offered: readonly OfferedAct[]): OfferedAct | undefined {
  if (file.pendingReview && needsReview(file)) return undefined;
  if (isOpposed(file) && needsReview(file)) {
    const mending = MENDING.flatMap((act) => offered.find((offer) => offer.act === act) ?? []);
    if (mending.length > 0) return mending[0];
  }
  for (const [act, due] of PATH[file.state] ?? []) {
    const found = offered.find((offer) => offer.act === act);
    if (found && (due?.(file, found) ?? true)) return found;
  }
  return undefined;
}
