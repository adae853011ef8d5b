import type { Answer } from './client.js';

/** One row of the ledger, as it is read past the program. */
export interface Entry {
  readonly id: string;
  readonly act: string;
  readonly actorId: string;
  readonly subjectId: string;
}

export type Outcome = 'acknowledged' | 'refused' | 'unknown';

/** One attempt at an act. */
export interface Attempt {
  readonly step: string;
  readonly act: string;
  readonly actorId: string;
  /** What the act was done to, where the sender knows. */
  readonly subjectId: string | undefined;
  outcome: Outcome;
  /** Where the account stood when the answer came (`Account.position`). */
  at: number;
}

/** A 5xx that says that nobody knows whether the act took place. */
const SAYS_UNKNOWN = /unknown|unconfirmed|uncertain/;

/**
 * What an answer promises. Without an answer nothing is known; every refusal and every 5xx that does not say otherwise
 * promises that nothing was written.
 */
export function outcomeOf({ status, body, sent }: Answer): Outcome {
  if (!sent) return 'refused';
  if (status === 0) return 'unknown';
  if (status < 400) return 'acknowledged';
  return status >= 500 && SAYS_UNKNOWN.test(String(body?.code)) ? 'unknown' : 'refused';
}

interface Report {
  acknowledged: number;
  unknown: number;
}

/** Every word of the program about its acts, to be held against the ledger afterwards. */
export class Account {
  readonly attempts: Attempt[] = [];
  acknowledged = 0;
  /** Files fail in this run: of an act that writes files afterwards a 5xx does not tell whether it stands. */
  filesFail = false;

  /** `position` dates the answers, where somebody has to know which came before a moment. */
  constructor(private readonly position: () => number = () => 0) {}

  /** As the account stood at a moment: what was acknowledged later was under way then. */
  until(at: number): Account {
    const then = new Account();
    for (const attempt of this.attempts) {
      const later = attempt.outcome === 'acknowledged' && attempt.at > at;
      then.attempts.push(later ? { ...attempt, outcome: 'unknown' } : attempt);
    }
    return then;
  }

  /** `repeats`: the same request may be sent again and is then answered as the first was, without a second act. */
  note(
    attempt: Omit<Attempt, 'outcome' | 'at'>,
    answer: Answer,
    { repeats = false, writesAfterwards = false } = {},
  ): Outcome {
    const unsure = this.filesFail && writesAfterwards && answer.status >= 500;
    const outcome = unsure ? 'unknown' : outcomeOf(answer);
    if (outcome === 'acknowledged') this.acknowledged += 1;
    if (repeats && outcome === 'acknowledged')
      for (const earlier of this.attempts)
        if (earlier.step === attempt.step && earlier.subjectId === attempt.subjectId)
          earlier.outcome = 'refused';
    this.attempts.push({ ...attempt, outcome, at: this.position() });
    return outcome;
  }

  /** The last attempt of a step was not acknowledged, and that it may stand all the same was allowed for. */
  accept(step: string): void {
    const last = this.attempts.findLast((attempt) => attempt.step === step);
    if (last) last.outcome = 'unknown';
  }

  count(outcome: Outcome): number {
    return this.attempts.filter((attempt) => attempt.outcome === outcome).length;
  }

  /**
   * What does not agree: by act and actor, and by act, actor and subject, the ledger holds at least what was
   * acknowledged, and beyond that at most what was left without an answer. `entries` are those since the account began.
   */
  check(entries: readonly Entry[]): { lost: string[]; doubled: string[] } {
    const lost: string[] = [];
    const doubled: string[] = [];
    const compare = (keyOf: (one: Attempt | Entry) => string | undefined): void => {
      const told = new Map<string, Report>();
      for (const attempt of this.attempts) {
        const key = keyOf(attempt);
        if (key === undefined) continue;
        const one = told.get(key) ?? { acknowledged: 0, unknown: 0 };
        told.set(key, one);
        if (attempt.outcome !== 'refused') one[attempt.outcome] += 1;
      }
      const found = new Map<string, number>();
      for (const entry of entries) {
        const key = keyOf(entry)!;
        found.set(key, (found.get(key) ?? 0) + 1);
      }
      for (const [key, { acknowledged, unknown }] of told) {
        const there = found.get(key) ?? 0;
        if (there < acknowledged) lost.push(`${key}: ${there} of ${acknowledged} acknowledged`);
        if (there > acknowledged + unknown)
          doubled.push(`${key}: ${there} entries, ${acknowledged} acknowledged, ${unknown} unknown`);
      }
    };
    compare(({ act, actorId }) => `${act} by ${actorId}`);
    compare(({ act, actorId, subjectId }) =>
      subjectId ? `${act} by ${actorId} on ${subjectId}` : undefined,
    );
    const ids = new Set(entries.map(({ id }) => id));
    if (ids.size !== entries.length) doubled.push(`${entries.length - ids.size} ids of entries twice`);
    return { lost, doubled };
  }

  /** The line that ends a run; `injected` says what was done to the program. */
  summary(
    injected: number,
    { lost, doubled }: { lost: readonly string[]; doubled: readonly string[] },
  ): string {
    const known = `acknowledged=${this.count('acknowledged')} unknown=${this.count('unknown')}`;
    return `injected=${injected} ${known} lost=${lost.length} doubled=${doubled.length}`;
  }
}
