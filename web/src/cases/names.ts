import type { Texts } from '../texts';

const NAMED = 3;

/** 甲、乙, or 甲、乙、丙等 7 人. */
export function namesOf(names: readonly string[], { casePage: t }: Texts): string {
  const named = names.slice(0, NAMED).join(t.nameJoint);
  return names.length > NAMED ? t.andOthers(named, names.length) : named;
}
