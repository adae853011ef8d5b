import type { CaseFile } from '../api/client';
import { reviewStands } from './steps';

export interface OfferedAct {
  act: string;
  mine: boolean;
  guards: string[];
}

/** Acts of a state from the most to the least likely; what is done already falls out by its condition. */
const PATH: Record<string, [act: string, due?: (file: CaseFile, offer: OfferedAct) => boolean][]> = {
  lead: [['case.request-filing']],
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
export const awaitsReport = ({ hearing }: CaseFile): boolean =>
  hearing?.heldOn != null && hearing.reportedAt == null;

export function needsReview(file: CaseFile): boolean {
  return file.draft != null && file.reviewScope?.required === true && !reviewStands(file);
}

/** What the file allows now, the submission for review among it. `may` says what the person's roles permit. */
export function offeredActs(file: CaseFile, may: (permission: string) => boolean): OfferedAct[] {
  const offered: OfferedAct[] = file.nextActs.map(({ act, mine, guards }) => ({ act, mine, guards }));
  if (needsReview(file) && (file.state === 'concluded' || file.state === 'notified'))
    offered.push({ act: 'review.submit', mine: may('review.submit'), guards: ['PEN-14'] });
  return offered;
}

/** The one act the case waits for, whoever's it is. */
export function nextAct(file: CaseFile, offered: readonly OfferedAct[]): OfferedAct | undefined {
  for (const [act, due] of PATH[file.state] ?? []) {
    const found = offered.find((offer) => offer.act === act);
    if (found && (due?.(file, found) ?? true)) return found;
  }
  return undefined;
}
