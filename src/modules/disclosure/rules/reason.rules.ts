import { redact, type RedactionOptions } from '../../../kernel/redaction/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';

/** RED-01: a reason that the public reads must not tell what was hidden. */
export function containsNothingPrivate(reason: string, options: RedactionOptions): Result<void> {
  const found = redact(reason, options).removals;
  if (found.length === 0) return ok();
  return refuse('disclosure.reason-private', {
    ruleId: found[0]!.rule,
    next: '改写公开理由，不写姓名、号码、住址等个人信息',
    facts: { findings: found.map(({ start, end, class: kind }) => ({ start, end, class: kind })) },
  });
}
