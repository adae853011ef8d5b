/** Whether the case's decision is public. */
export function useDisclosed(_caseId: string): boolean {
  return false;
}
