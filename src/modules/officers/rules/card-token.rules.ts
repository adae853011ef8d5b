import { type Actor, holds } from '../../../kernel/access/index.js';

/**
 * Whoever has the token of a card can show its portrait on the public check page: it is for the holder of the card and
 * for those who issue and print cards.
 */
export const maySeeToken = (actor: Actor, officerId: string): boolean =>
  actor.officerId === officerId || holds(actor, 'certificate.issue');
