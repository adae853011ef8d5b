import { type Instant, instantOf } from '../../../../kernel/time.js';
import { corrected } from './clock.rules.js';

export interface CoverageFacts {
  readonly capturedFrom: Instant | null;
  readonly capturedTo: Instant | null;
  /** Of the file itself, in milliseconds; null when it could not be read. */
  readonly durationMs: number | null;
  /** By how much the device's clock was ahead. */
  readonly offsetMs: number;
}

/**
 * REC-02: the true span that a recording shows. It begins when its sender says, by the corrected clock, and lasts no
 * longer than the file does, whatever was declared; a difference of up to `toleratedMs` is rounding. Undefined where
 * nobody said when it began, or the file cannot be read: then it proves no presence at all.
 */
export function coverageOf(
  { capturedFrom, capturedTo, durationMs, offsetMs }: CoverageFacts,
  toleratedMs: number,
): { from: Instant; to: Instant } | undefined {
  if (capturedFrom === null || durationMs === null) return undefined;
  const from = corrected(capturedFrom, offsetMs);
  const lasts = Date.parse(from) + durationMs;
  const said = capturedTo === null ? lasts : Date.parse(corrected(capturedTo, offsetMs));
  const to = said <= lasts + toleratedMs ? said : lasts;
  return { from, to: instantOf(new Date(to)) };
}
