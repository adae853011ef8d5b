/**
 * How far a person has studied a unit. `counted` is the second up to which it was really watched or read: it grows no
 * faster than time passes on the server's clock, so a jump to the end counts for nothing.
 */
export interface Studied {
  readonly counted: number;
  /** The unit's length in seconds. */
  readonly seconds: number;
}

/** Without a report for this long the person is taken to have gone away; seconds. */
export const LONGEST_SILENCE = 90;
/** A player ends a moment before the length its file states; seconds. */
const END = 2;

/** The counted second after a report that the person stands at `position`, `since` seconds after his last report. */
export function counted({ counted: before, seconds }: Studied, position: number, since: number): number {
  const passed = Math.max(0, Math.min(Math.floor(since), LONGEST_SILENCE));
  return Math.min(seconds, Math.max(before, Math.min(position, before + passed)));
}

export const finished = ({ counted: at, seconds }: Studied): boolean => at >= Math.max(1, seconds - END);
