import { chinaDay } from '../../../kernel/time.js';
import { compareExceptRemovals, type Removal } from '../../../kernel/redaction/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { type PublishableKind, withdrawalRule } from './publishable-kinds.js';
import type { PublicFields } from './public-record.rules.js';

export interface DisclosureHandler {
  readonly userId: string | null;
  readonly officerId?: string | null;
}

/** A second person releases; two accounts of one officer are one person. */
export function isSecondPerson(preparer: DisclosureHandler, releaser: DisclosureHandler): Result<void> {
  const sameOfficer = Boolean(preparer.officerId) && preparer.officerId === releaser.officerId;
  if (preparer.userId !== releaser.userId && !sameOfficer) return ok();
  return refuse('disclosure.same-person', {
    detail: '公示内容由一人制作、另一人复核发布',
    next: '请另一名复核人发布',
  });
}

export interface TextsToProve {
  /** The text of the decision as the database now has it, and its digest computed now. */
  readonly original: string;
  readonly originalSha256: string;
  /** The digest kept with the decision, and the one kept when the disclosure was prepared. */
  readonly servedSha256: string;
  readonly preparedSha256: string;
  readonly published: string;
  readonly removals: readonly Removal[];
}

/** RED-04 (市场监督管理行政处罚信息公示规定 第7条): the published text is the served one but for the listed removals. */
export function provesToBeServedText(texts: TextsToProve): Result<void> {
  const { original, originalSha256, servedSha256, preparedSha256, published, removals } = texts;
  const changed = originalSha256 !== servedSha256 || originalSha256 !== preparedSha256;
  const comparison = compareExceptRemovals(original, published, removals);
  if (!changed && comparison.ok) return ok();
  return refuse('disclosure.text-changed', {
    ruleId: 'RED-04',
    basis: '《市场监督管理行政处罚信息公示规定》第七条',
    detail: changed ? '决定书文本的摘要与送达时不同' : '公开文本与决定书在所列遮盖之外有差异',
    next: '退回重新制作；文本摘要不符的，查明原因',
    facts: changed ? { servedSha256, originalSha256 } : { ...comparison },
  });
}

/** RED-01: the re-scan of what is about to be published. Positions and classes are told, not the words. */
export function nothingPrivateLeft(findings: readonly Removal[]): Result<void> {
  if (findings.length === 0) return ok();
  return refuse('disclosure.private-left', {
    ruleId: findings[0]!.rule,
    basis: '《浙江省行政处罚结果信息网上公开暂行办法》第七条',
    next: '退回补充遮盖',
    facts: {
      findings: findings.map(({ start, end, class: kind, rule }) => ({ start, end, class: kind, rule })),
    },
  });
}

/** 行政处罚法 第48条第2款, PUB-03b: what was changed, revoked, found unlawful or void is not put online. */
export function notAnnulled({
  kind,
  annulledOn,
}: {
  kind: PublishableKind;
  annulledOn: string | null;
}): Result<void> {
  if (annulledOn === null) return ok();
  return refuse('disclosure.annulled', {
    ...withdrawalRule(kind),
    detail: `决定已于${chinaDay(annulledOn)}被变更、撤销、确认违法或者无效`,
  });
}

/** The fields that were prepared are the ones that the matter has now: a register may be corrected in between. */
export function fieldsAreCurrent(prepared: PublicFields, now: PublicFields): Result<void> {
  if (JSON.stringify(prepared) === JSON.stringify(now)) return ok();
  return refuse('disclosure.fields-changed', {
    ruleId: 'RED-04',
    detail: '制作之后登记的内容有更改',
    next: '退回重新制作',
  });
}
