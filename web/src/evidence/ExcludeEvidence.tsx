export function ExcludeEvidence(_: { caseId: string; item: { id: string; title: string }; onClose: () => void }) {
  return null;
}
