import { Entity, Index } from 'typeorm';
import {
  Code,
  Count,
  Digest,
  Id,
  InstantText,
  Json,
  LegalDayText,
  Line,
  Prose,
  Ref,
} from '../../platform/database/index.js';
import type { ChecklistItem } from './rules/checklist.rules.js';

export const REVIEW_STATES = ['submitted', 'taken', 'returned', 'opined'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What a review is asked about a case that may be shown again later: the matter as it was when submitted. */
export interface ReviewedSubject {
  facts: string;
  party: string;
  cause: string;
  draft: object;
  evidence: { id: string; title: string; sha256: string; stage: string }[];
  scope: { required: boolean; because: string };
}

/** One round of legal review (法制审核), bound to the digests of what it judged. */
@Entity('reviews')
@Index('ix_reviews_case', ['caseId', 'round'], { unique: true })
@Index('ix_reviews_due', ['agencyId', 'state', 'due', 'id'])
@Index('ix_reviews_agency', ['agencyId', 'id'])
@Index('ix_reviews_queue', ['agencyId', 'state', 'id'])
export class ReviewRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() caseId: string;
  @Count() round: number;
  @Code(REVIEW_STATES) state: ReviewState;
  @Prose() statement: string;
  @Json() materials: string[];
  @Json() matter: ReviewedSubject;
  @Digest() factsDigest: string;
  @Digest() draftDigest: string;
  @Digest() evidenceDigest: string;
  @Line(120) lawVersion: string;
  @InstantText() submittedAt: string;
  @Ref() submittedBy: string;
  @Line(60) submittedByName: string;
  @LegalDayText() due: string;
  @Ref({ nullable: true }) reviewerUserId: string | null;
  @Line(60, { nullable: true }) reviewerName: string | null;
  @InstantText({ nullable: true }) takenAt: string | null;
  @Prose({ nullable: true }) returnReason: string | null;
  @Json({ nullable: true }) checklist: ChecklistItem[] | null;
  @Code(['agree', 'problems'], { nullable: true }) opinion: 'agree' | 'problems' | null;
  @Code(['correct', 'supplement', 'disagree', 'transfer'], { nullable: true }) problemKind: string | null;
  @Prose({ nullable: true }) opinionText: string | null;
  @Line(80, { nullable: true }) opinionNumber: string | null;
  @InstantText({ nullable: true }) opinedAt: string | null;
}
