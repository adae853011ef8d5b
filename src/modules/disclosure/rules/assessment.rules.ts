import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { PublishableKind } from './publishable-kinds.js';

export interface AssessmentAnswers {
  /** For a penalty: of social impact. For other decisions: fit to be public, without harm to the party. */
  readonly socialImpact?: boolean | undefined;
  readonly reason?: string | undefined;
}

export interface Assessment {
  readonly socialImpact: boolean;
  readonly reason: string;
}

const LICENCE_REASON = '准予行政许可的决定应当公开，公众有权查阅（行政许可法第四十条）';

/**
 * PUB-04 (行政处罚法 第48条): a penalty is published when it is of social impact; the office says so with a reason, and
 * likewise of a decision that is no penalty. PUB-11 (行政许可法 第40条): of a licence nobody is asked, the law is the
 * reason; to keep one back (第5条: secrets, privacy) takes a reason. Refuses `disclosure.reason-missing`.
 */
export function assessed(
  kind: PublishableKind,
  { socialImpact, reason }: AssessmentAnswers,
): Result<Assessment> {
  if (kind === 'licence' && socialImpact !== false)
    return ok({ socialImpact: true, reason: reason || LICENCE_REASON });
  if (socialImpact !== undefined && reason) return ok({ socialImpact, reason });
  return refuse('disclosure.reason-missing', {
    ruleId: kind === 'licence' ? 'PUB-11' : 'PUB-04',
    next:
      kind === 'licence'
        ? '仅涉及国家秘密、商业秘密或者个人隐私的可以不公开，须写明理由'
        : '选择是否公示，并写明理由',
  });
}
