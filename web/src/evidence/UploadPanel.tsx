export function UploadPanel(_: { caseId: string; stage: string }) {
  return null;
}
