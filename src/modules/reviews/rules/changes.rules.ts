/** One thing that a round has otherwise than the round before. Texts are Chinese and ready to be shown. */
export interface Change {
  readonly part: 'facts' | 'draft' | 'evidence';
  readonly label: string;
  /** Empty where there was nothing. */
  readonly before: string;
  readonly after: string;
}

interface Item {
  readonly id: string;
  readonly title: string;
}

/** What two rounds are compared by: the matter as each was submitted. */
export interface Compared {
  readonly facts: string;
  readonly draft: object;
  readonly evidence: readonly Item[];
}

const DRAFT_LABELS: Record<string, string> = {
  kind: '处理结论',
  penalties: '处罚种类',
  fineFen: '罚款（分）',
  confiscatedFen: '没收金额（分）',
  basis: '法律依据',
  tier: '裁量档次',
  reasons: '裁量理由',
  performance: '履行方式和期限',
  newFacts: '新的事实',
};

const shown = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(shown).join('、');
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** Every difference between two rounds: the facts, each field of the draft, each item of evidence come or gone. */
export function changesBetween(before: Compared, after: Compared): Change[] {
  const changes: Change[] = [];
  if (before.facts !== after.facts)
    changes.push({ part: 'facts', label: '认定事实', before: before.facts, after: after.facts });
  const [old, now] = [before.draft as Record<string, unknown>, after.draft as Record<string, unknown>];
  for (const [key, label] of Object.entries(DRAFT_LABELS))
    if (shown(old[key]) !== shown(now[key]))
      changes.push({ part: 'draft', label, before: shown(old[key]), after: shown(now[key]) });
  const had = new Set(before.evidence.map(({ id }) => id));
  const has = new Set(after.evidence.map(({ id }) => id));
  for (const { id, title } of before.evidence)
    if (!has.has(id)) changes.push({ part: 'evidence', label: '减少证据', before: title, after: '' });
  for (const { id, title } of after.evidence)
    if (!had.has(id)) changes.push({ part: 'evidence', label: '增加证据', before: '', after: title });
  return changes;
}
