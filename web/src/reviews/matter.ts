import type { Schemas } from '../api/client';

/** The case as it was when it was submitted for review; the API leaves its shape open. */
export interface Matter {
  facts: string;
  party: string;
  cause: string;
  draft: Schemas['DraftInput'];
  evidence: { id: string; title: string; sha256: string; stage: string }[];
  scope: { required: boolean; because: string };
}

export const matterOf = (review: Schemas['ReviewView']): Matter => review.matter as unknown as Matter;
