import type { Instant } from '../../../kernel/time.js';

export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * REC-02 (国办发〔2018〕118号 三（八）): the parts of an act that no recording shows, in order; empty when it is on
 * video from beginning to end. Between two recordings a pause of up to `toleratedMs` counts as continuous, for
 * cameras cut their files themselves; at the beginning and the end nothing is tolerated. Recordings may overlap, come
 * in any order and reach beyond the act.
 */
export function uncovered(course: Span, recordings: readonly Span[], toleratedMs: number): Span[] {
  const start = Date.parse(course.from);
  const end = Date.parse(course.to);
  const gaps: Span[] = [];
  let reached = start;
  const gapUntil = (next: number, tolerated: number): void => {
    if (next - reached > tolerated)
      gaps.push({ from: new Date(reached).toISOString(), to: new Date(next).toISOString() });
  };
  const spans = recordings
    .map(({ from, to }) => ({ from: Date.parse(from), to: Date.parse(to) }))
    .filter(({ from, to }) => to > start && from < end)
    .sort((a, b) => a.from - b.from);
  for (const [index, span] of spans.entries()) {
    gapUntil(span.from, index === 0 ? 0 : toleratedMs);
    reached = Math.max(reached, span.to);
  }
  gapUntil(end, 0);
  return gaps;
}
