import type { Operation, Outcome } from '../exchange.entities.js';

/** The latest line of a disclosure that stands with the platform. */
export interface LastLine {
  readonly operation: Operation;
  readonly sha256: string;
  readonly outcome: Outcome | null;
}

/**
 * What the platform has to be told of a disclosure: nothing when it has just this; `shown` is the digest of the line as
 * it would be sent now, null when the decision is no longer shown. A rejected line was never there.
 */
export function operationFor(shown: string | null, sent: readonly LastLine[]): Operation | undefined {
  const last = sent.findLast(({ outcome }) => outcome !== 'rejected');
  const there = last !== undefined && last.operation !== 'remove';
  if (shown === null) return there ? 'remove' : undefined;
  if (!there) return 'add';
  return last.sha256 === shown ? undefined : 'change';
}
