import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '../api/client';
import { queries } from '../api/queries';
import { useMay } from '../session/session';

type Item = Schemas['ReviewListView'];

/** Returned for completion and not followed by a new round: the reviewer's days stand still. */
export const isPaused = (row: Item, all: readonly Item[]): boolean =>
  row.state === 'returned' && !all.some(({ caseId, round }) => caseId === row.caseId && round > row.round);

/** The review of a case that waits for its materials, if one does. */
export function usePausedReview(caseId: string): Item | undefined {
  const may = useMay();
  const { data = [] } = useQuery({
    ...queries.reviews({ status: 'all', caseId }),
    enabled: may('review.read'),
  });
  return data.find((row) => isPaused(row, data));
}
