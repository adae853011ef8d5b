import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries';

/** Whether the case's decision is public now. */
export function useDisclosed(caseId: string, decided: boolean): boolean {
  const disclosure = useQuery({ ...queries.disclosureOf(caseId), enabled: decided });
  return disclosure.data?.state === 'published';
}
