import { Check, Entity, Index } from 'typeorm';
import {
  Code,
  Count,
  Digest,
  Flag,
  Id,
  InstantText,
  Json,
  Line,
  Prose,
  Ref,
} from '../../platform/database/index.js';
import type { CasePart, Citation, QuestionKind, QuestionOption } from './rules/question.rules.js';

export const QUESTION_STATES = ['active', 'retired'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/** A question of an agency's bank; its text is the version in force, and every older version stays. */
@Entity('questions')
@Index('ux_questions_number', ['agencyId', 'number'], { unique: true })
@Index('ux_questions_identity', ['agencyId', 'identity'], { unique: true })
@Index('ix_questions_stem', ['agencyId', 'stemSha256'])
@Index('ix_questions_status', ['agencyId', 'status', 'id'])
export class QuestionRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Line(60) number: string;
  @Code(QUESTION_STATES) status: QuestionState;
  @Ref() currentVersionId: string;
  /** Agencies below draw from it as well. */
  @Flag() shared: boolean;
  /** SHA-256 of the normalised stem and options; null once retired, so that the question may be written anew. */
  @Digest({ nullable: true }) identity: string | null;
  /** SHA-256 of the normalised stem. */
  @Digest() stemSha256: string;
  @InstantText() createdAt: string;
}

/** One wording of a question. Written once; a change is the next version. */
@Entity('question_versions')
@Index('ux_question_versions_version', ['questionId', 'version'], { unique: true })
@Index('ix_question_versions_topic', ['agencyId', 'topic', 'id'])
@Check('ck_question_versions_difficulty', `"difficulty" BETWEEN 1 AND 5`)
export class QuestionVersionRow {
  @Id() id: string;
  @Ref() questionId: string;
  @Ref() agencyId: string;
  @Count() version: number;
  @Code(['single', 'multiple', 'true-false', 'case']) kind: QuestionKind;
  /** Code of the built-in list, or the words of the bank it came from. */
  @Line(60) topic: string;
  /** 1 easy … 5 hard. */
  @Count() difficulty: number;
  @Prose() stem: string;
  @Json() options: QuestionOption[];
  /** Letters in order: `ABD`; for true-false A is right (正确) and B is wrong (错误); empty for a case. */
  @Line(26) answer: string;
  /** The questions on a case's facts; null for every other kind. */
  @Json({ nullable: true }) parts: CasePart[] | null;
  @Json() citations: Citation[];
  @Prose({ nullable: true }) explanation: string | null;
  /** SHA-256 of the canonical content. */
  @Digest() sha256: string;
  @InstantText() createdAt: string;
  @Ref() createdBy: string;
}

export const QUESTION_ENTITIES = [QuestionRow, QuestionVersionRow];
