export interface HeatCell {
  agencyId: string;
  agencyName: string;
  ruleId: string;
  count: number;
}

/** Findings counted by agency and rule, the most frequent first: where to look. */
export function heatOf(
  findings: readonly { agencyId: string; ruleId: string }[],
  names: ReadonlyMap<string, string>,
): HeatCell[] {
  const cells = new Map<string, HeatCell>();
  for (const { agencyId, ruleId } of findings) {
    const key = `${agencyId} ${ruleId}`;
    const cell = cells.get(key) ?? { agencyId, agencyName: names.get(agencyId) ?? '', ruleId, count: 0 };
    cell.count += 1;
    cells.set(key, cell);
  }
  return [...cells.values()].sort((a, b) => b.count - a.count || (a.ruleId < b.ruleId ? -1 : 1));
}
