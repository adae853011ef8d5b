import type { RefObject } from 'react';
import type { Schemas } from '../api/client';
import { useMay } from '../session/session';

/** What the rest of the screen may write into the item of the checklist at hand. */
export interface Citing {
  note(text: string): void;
  law(text: string): void;
}

/** Empty while nobody is filling in a checklist. */
export type CitingRef = RefObject<Citing | null>;

/** Whether this person fills in the checklist now: an opinion is given on complete materials alone. */
export function useWriting({ state, materialsAccepted }: Schemas['ReviewView']): boolean {
  const may = useMay();
  return state === 'taken' && materialsAccepted && may('review.opine');
}
