import { Entity, Index } from 'typeorm';
import {
  Code,
  Count,
  Id,
  InstantText,
  Json,
  LegalDayText,
  Line,
  Prose,
  Ref,
} from '../../platform/database/index.js';

/** 答复, 协调, 提请集体讨论: what may follow an opinion that found problems, besides a changed draft. */
export const DISPUTE_STEPS = ['reply', 'coordination', 'referral'] as const;
export type DisputeStep = (typeof DISPUTE_STEPS)[number];

/** `accepted`, `disputed` of a reply; `settled`, `unresolved` of a coordination. */
export const DISPUTE_OUTCOMES = ['accepted', 'disputed', 'settled', 'unresolved'] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];

/** One step of a disagreement over an opinion. Written once; a change of mind is another row. */
@Entity('review_disputes')
@Index('ux_review_disputes_review', ['reviewId', 'seq'], { unique: true })
export class ReviewDisputeRow {
  /** The ledger entry's id. */
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() caseId: string;
  @Ref() reviewId: string;
  @Count() seq: number;
  @Count() round: number;
  @Code(DISPUTE_STEPS) step: DisputeStep;
  @Code(DISPUTE_OUTCOMES, { nullable: true }) outcome: DisputeOutcome | null;
  /** The answer, the minutes, or the question put to the leaders. */
  @Prose() text: string;
  /** What the department did about the opinion (a reply). */
  @Prose({ nullable: true }) done: string | null;
  /** Who met (a coordination). */
  @Json() persons: string[];
  @LegalDayText({ nullable: true }) heldOn: string | null;
  @Ref() byUserId: string;
  @Line(60) byName: string;
  @InstantText() at: string;
}
