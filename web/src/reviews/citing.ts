import type { RefObject } from 'react';

/** What the rest of the screen may write into the item of the checklist at hand. */
export interface Citing {
  note(text: string): void;
  law(text: string): void;
}

/** Empty while nobody is filling in a checklist. */
export type CitingRef = RefObject<Citing | null>;
