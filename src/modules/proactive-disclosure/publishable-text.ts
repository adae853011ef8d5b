import { ok, refuse, type Result } from '../../kernel/result.js';
import { redactInThread } from '../../platform/workers/index.js';
import type { OpennessTextInput } from './dto/proactive-disclosure.dto.js';
import { isWritten } from './rules/completeness.rules.js';

/** Numbers that a telephone or an e-mail of an office is; its window has them on purpose. */
const OF_AN_OFFICE: readonly string[] = ['phone', 'email'];

/**
 * Whether a text may be published at all, asked before the act because a thread reads it. Refuses `openness.derived`, and
 * a text with identity numbers, accounts or the like.
 */
export async function mayBePublished({ item, text }: OpennessTextInput): Promise<Result<void>> {
  const written = isWritten(item);
  if (!written.ok) return written;
  const found = (await redactInThread(text)).removals.filter(
    ({ class: kind, rule }) =>
      rule === 'RED-01' && !OF_AN_OFFICE.includes(kind) && kind !== 'natural-person-name',
  );
  if (found.length === 0) return ok();
  return refuse('openness.private', {
    ruleId: found[0]!.rule,
    facts: { findings: found.map(({ start, end, class: kind }) => ({ start, end, class: kind })) },
  });
}
