import { ok, refuse, type Result } from '../../../kernel/result.js';

/** What the file of the case says about itself, for the list of materials of its kind. */
export const MATERIAL_CONDITIONS = ['hearing', 'appraisal', 'defence', 'discussion', 'seizure'] as const;
export type MaterialCondition = (typeof MATERIAL_CONDITIONS)[number];

/** One material, or several of which one is enough. */
type Material = string | readonly string[];

/** REV-07 of the law pack. */
export interface MaterialsRow {
  base: readonly Material[];
  when?: Partial<Record<MaterialCondition, readonly Material[]>>;
}

/** The materials of this kind of case, by the law pack. */
export function requiredMaterials(row: MaterialsRow, conditions: readonly MaterialCondition[]): Material[] {
  return [...row.base, ...conditions.flatMap((condition) => row.when?.[condition] ?? [])];
}

/** Refuses with every material that is neither listed nor already a document of the file, by its name. */
export function materialsComplete(
  required: readonly Material[],
  listed: readonly string[],
  documents: readonly string[],
  basis?: string,
): Result<void> {
  const there = new Set([...listed, ...documents]);
  const missing = required
    .map((material) => (typeof material === 'string' ? [material] : material))
    .filter((choices) => !choices.some((name) => there.has(name)))
    .map((choices) => choices.join('或者'));
  if (missing.length === 0) return ok();
  return refuse('review.materials-missing', {
    ruleId: 'REV-07',
    ...(basis && { basis }),
    detail: `缺：${missing.join('、')}`,
    next: '补齐材料后送审',
    facts: { missing },
  });
}
