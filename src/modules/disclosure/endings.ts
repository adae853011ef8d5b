/** Taken back with a reason (PUB-03), shown to the end of its period (PUB-12), or stopped early at the party's request. */
export const ENDINGS = ['withdrawn', 'expired', 'stopped'] as const;
export type Ending = (typeof ENDINGS)[number];
