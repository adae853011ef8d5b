import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import type { DecisionDraft } from '../rules/draft.js';
import type { DecisionKind, PenaltyKind } from '../rules/vocabulary.js';

/** Whose decisions an entry is about: the adopting agency's, those of the agencies below it, or both. */
export const CATALOGUE_LEVELS = ['own', 'below', 'all'] as const;
export type CatalogueLevel = (typeof CATALOGUE_LEVELS)[number];

export interface CatalogueEntry {
  agencyId: string;
  document: string;
  item: number;
  title: string;
  decisionKinds: readonly DecisionKind[];
  penaltyKinds: readonly PenaltyKind[];
  fields: readonly string[];
  fromFen: number | null;
  level: CatalogueLevel;
  effectiveFrom: LegalDay;
  effectiveTo: LegalDay | null;
  repealedFrom: LegalDay | null;
}

/** Days inclusive; a repeal ends it on the day before. */
export function inForceOn(entry: CatalogueEntry, day: LegalDay): boolean {
  return (
    entry.effectiveFrom <= day &&
    (entry.effectiveTo === null || day <= entry.effectiveTo) &&
    (entry.repealedFrom === null || day < entry.repealedFrom)
  );
}

/** Is the draft one that the entry names? Every criterion the entry gives must be met; fen, inclusive. */
export function entryCovers(
  entry: CatalogueEntry,
  matter: {
    agencyId: string;
    field: string;
    draft: Pick<DecisionDraft, 'kind' | 'penalties' | 'fineFen' | 'confiscatedFen'>;
  },
): boolean {
  const { draft } = matter;
  const own = entry.agencyId === matter.agencyId;
  return (
    (entry.level === 'all' || (entry.level === 'own') === own) &&
    entry.decisionKinds.includes(draft.kind) &&
    (entry.fields.length === 0 || entry.fields.includes(matter.field)) &&
    (entry.penaltyKinds.length === 0 || entry.penaltyKinds.some((kind) => draft.penalties.includes(kind))) &&
    (entry.fromFen === null || draft.fineFen + draft.confiscatedFen >= entry.fromFen)
  );
}

/** 118号 四（十二）: the catalogue is published, and published no later than it takes effect. */
export function adoptionHolds(
  input: { publishedOn: LegalDay; effectiveFrom: LegalDay; effectiveTo?: LegalDay | undefined },
  today: LegalDay,
): Result<void> {
  const bad = (detail: string) => refuse('catalogue.dates', { ruleId: 'REV-08', detail });
  return firstRefusal(
    () => (input.publishedOn > today ? bad('公布日期不得晚于今日') : ok()),
    () => (input.effectiveFrom < input.publishedOn ? bad('施行日期不得早于公布日期') : ok()),
    () =>
      input.effectiveTo && input.effectiveTo < input.effectiveFrom ? bad('失效日期不得早于施行日期') : ok(),
  );
}

/** A repeal works from a day on; it never reaches back over decisions already judged by the entry. */
export function repealHolds(entry: CatalogueEntry, from: LegalDay, today: LegalDay): Result<void> {
  if (entry.repealedFrom !== null) return refuse('catalogue.repealed');
  if (from < today) return refuse('catalogue.dates', { ruleId: 'REV-08', detail: '废止日期不得早于今日' });
  return ok();
}
