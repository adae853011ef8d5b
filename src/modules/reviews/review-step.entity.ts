import { ReviewDisputeRow } from './dispute.entity.js';
import { Entity, Index } from 'typeorm';
import {
  Code,
  Count,
  Digest,
  Id,
  InstantText,
  LegalDayText,
  Line,
  Prose,
  Ref,
} from '../../platform/database/index.js';
import { ReviewRow } from './review.entities.js';
import { STEP_KINDS, type StepKind } from './rules/review-clock.rules.js';

/** What moved the reviewer's clock: the day is derived from these, which are written once. */
@Entity('review_steps')
@Index('ix_review_steps_review', ['reviewId', 'seq'], { unique: true })
export class ReviewStepRow {
  /** The ledger entry's id. */
  @Id() id: string;
  @Ref() reviewId: string;
  @Count() seq: number;
  @Code(STEP_KINDS) kind: StepKind;
  @LegalDayText() on: string;
  @InstantText() at: string;
  @Ref() byUserId: string;
  @Line(60) byName: string;
  @Prose({ nullable: true }) reason: string | null;
  /** The last day as it stood after this step. */
  @LegalDayText({ nullable: true }) due: string | null;
}

/** The reviewer's signature under an opinion letter, with the very text that was signed for. */
@Entity('review_signatures')
@Index('ix_review_signatures_review', ['reviewId'], { unique: true })
export class ReviewSignatureRow {
  @Id() id: string;
  @Ref() reviewId: string;
  /** The opinion letter's text, as in the case's documents. */
  @Prose() letter: string;
  @Digest() letterSha256: string;
  /** C2SP signed note. */
  @Prose() note: string;
  @Line(200) verifierKey: string;
  @Ref() byUserId: string;
  @Line(60) byName: string;
  @InstantText() at: string;
}

export const REVIEW_ENTITIES = [ReviewRow, ReviewStepRow, ReviewSignatureRow, ReviewDisputeRow];
