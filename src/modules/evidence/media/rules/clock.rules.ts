import { type Instant, instantOf } from '../../../../kernel/time.js';

/** One word on how far a clock was off, on an item or on a device for a span (open at an end that is null). */
export interface OffsetFact {
  readonly evidenceId: string | null;
  readonly deviceId: string | null;
  readonly spanFrom: Instant | null;
  readonly spanTo: Instant | null;
  readonly offsetMs: number;
}

/** The moment by the true time, of one by a clock that was `offsetMs` ahead. */
export const corrected = (at: Instant, offsetMs: number): Instant =>
  instantOf(new Date(Date.parse(at) - offsetMs));

/**
 * The statement that holds for a recording: the latest on the item itself, else the latest on its device whose span
 * covers the recording's beginning by the device's own clock. `statements` oldest first; the earlier ones stay.
 */
export function holding<S extends OffsetFact>(
  statements: readonly S[],
  item: { readonly id: string; readonly deviceId: string | null; readonly capturedFrom: Instant | null },
): S | undefined {
  const latest = [...statements].reverse();
  const own = latest.find((statement) => statement.evidenceId === item.id);
  if (own || item.deviceId === null || item.capturedFrom === null) return own;
  const at = Date.parse(item.capturedFrom);
  return latest.find(
    ({ deviceId, spanFrom, spanTo }) =>
      deviceId === item.deviceId &&
      (spanFrom === null || Date.parse(spanFrom) <= at) &&
      (spanTo === null || at <= Date.parse(spanTo)),
  );
}
