import { redact } from '../kernel/redaction/index.js';

/**
 * `cli redact FILE`: the redaction of one plain-text decision as JSON. Offsets are UTF-16 code units of the input;
 * `refuse` tells why the decision must not be put online at all (RED-02).
 */
export function redactCommand(text: string, today: string): string {
  const { text: redacted, removals, refuse } = redact(text, { today });
  return JSON.stringify({
    text: redacted,
    removals: removals.map(({ start, end, class: kind, rule }) => ({ start, end, class: kind, rule })),
    ...(refuse !== undefined && { refuse }),
  });
}
