interface Named {
  matterKind?: string | null;
  kind?: string;
  matterId?: string | null;
  caseId?: string | null;
}

/** Where the disclosure of a matter is worked on: a case's decision by its case, everything else by itself. */
export function addressOf({ matterKind, kind, matterId, caseId }: Named): string {
  const of = matterKind ?? kind;
  const decision = (of === 'penalty' || of === 'no-penalty') && caseId;
  return decision ? `/disclosures/${caseId}` : `/disclosures/${of}/${matterId}`;
}
