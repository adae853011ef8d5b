import type { Parameters } from '../../../kernel/law/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';

/** 重大行政决策, 行政合同, 行政规范性文件. */
export const LEGALITY_KINDS = ['decision', 'contract', 'document'] as const;
export type LegalityKind = (typeof LEGALITY_KINDS)[number];

export const KIND_NAMES: Record<LegalityKind, string> = {
  decision: '重大行政决策',
  contract: '行政合同',
  document: '行政规范性文件',
};

/** The row of the law packs that speaks for a kind: its days, its materials and its heads. */
export const LEGALITY_RULES: Record<LegalityKind, string> = {
  decision: 'REV-08a',
  contract: 'REV-08b',
  document: 'REV-08c',
};

export interface LegalityLaw {
  readonly materials: readonly string[];
  readonly heads: readonly string[];
}

export const lawOf = (params: Parameters): LegalityLaw => ({
  materials: (params.materials as readonly string[] | undefined) ?? [],
  heads: (params.heads as readonly string[] | undefined) ?? [],
});

/** REV-08: every material of the kind lies before the reviewer; more may. */
export function materialsComplete(
  { materials }: LegalityLaw,
  given: readonly string[],
  ruleId: string,
): Result<void> {
  const missing = materials.filter((material) => !given.includes(material));
  if (missing.length === 0) return ok();
  return refuse('legality.materials-missing', {
    ruleId,
    detail: `缺：${missing.join('、')}`,
    next: '补齐材料后再送审',
    facts: { missing },
  });
}
