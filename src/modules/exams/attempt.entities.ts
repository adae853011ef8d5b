import { Entity, Index } from 'typeorm';
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
import type { PaperItem, PaperKey } from './rules/draw.rules.js';

/** The paper of one person, frozen when the attempt begins: what was asked, and apart from it the key. */
@Entity('exam_papers')
@Index('ux_exam_papers_registration', ['registrationId'], { unique: true })
@Index('ix_exam_papers_batch', ['batchId', 'registrationId'])
export class ExamPaperRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() batchId: string;
  @Ref() registrationId: string;
  @Json() items: PaperItem[];
  @Json() keys: PaperKey[];
  /** Version of the question, with `#n` in a case, by number: what statistics and re-marks look for. */
  @Json() names: string[];
  /** Of the canonical JSON of items and keys. */
  @Digest() sha256: string;
  @InstantText() drawnAt: string;
}

export const ATTEMPT_STATES = ['running', 'over'] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];
/** Handed in, out of time, or left too often. */
export const ENDINGS = ['handed-in', 'time', 'leaving'] as const;
export type Ending = (typeof ENDINGS)[number];

@Entity('exam_sittings')
@Index('ux_exam_sittings_registration', ['registrationId'], { unique: true })
@Index('ix_exam_sittings_batch', ['batchId', 'id'])
@Index('ix_exam_sittings_running', ['state', 'endsAt'])
export class ExamSittingRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() batchId: string;
  @Ref() registrationId: string;
  @Ref() userId: string;
  @Ref() paperId: string;
  /** For each number its kind and options, `s4` `m5` `t2`: what a choice is judged by without the paper. */
  @Json() shape: string[];
  @InstantText() startedAt: string;
  @InstantText() endsAt: string;
  @Code(ATTEMPT_STATES) state: AttemptState;
  @Code(ENDINGS, { nullable: true }) ending: Ending | null;
  @InstantText({ nullable: true }) endedAt: string | null;
  /** SHA-256 of the token of the one live session. */
  @Digest() sessionHash: string;
  @Count() leaves: number;
}

/** One saved answer; rows are only added, the highest version counts. */
@Entity('exam_answers')
@Index('ux_exam_answers_version', ['sittingId', 'no', 'version'], { unique: true })
export class ExamAnswerRow {
  @Id() id: string;
  @Ref() sittingId: string;
  @Count() no: number;
  /** The client's, counted up with every change of this answer. */
  @Count() version: number;
  /** Letters of the paper in order; empty: taken back. */
  @Line(26) choice: string;
  @InstantText() savedAt: string;
  @Ref() entryId: string;
}

export const ATTEMPT_EVENTS = ['opened', 'left', 'extended', 'over'] as const;
export type AttemptEvent = (typeof ATTEMPT_EVENTS)[number];

/** What befell an attempt besides its answers: opened anew, page left, time extended, over. */
@Entity('exam_events')
@Index('ix_exam_events_sitting', ['sittingId', 'id'])
export class ExamEventRow {
  @Id() id: string;
  @Ref() sittingId: string;
  @Code(ATTEMPT_EVENTS) kind: AttemptEvent;
  @InstantText() at: string;
  @Line(300, { nullable: true }) note: string | null;
}

/** One marking of a paper. A re-mark is a further version; none is ever overwritten. */
@Entity('exam_results')
@Index('ux_exam_results_version', ['sittingId', 'version'], { unique: true })
@Index('ix_exam_results_batch', ['batchId', 'sittingId'])
export class ExamResultRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() batchId: string;
  @Ref() sittingId: string;
  @Ref() registrationId: string;
  @Count() version: number;
  /** In hundredths of a point; a re-mark never lowers it. */
  @Count() score: number;
  @Count() fullMarks: number;
  @Count() answered: number;
  @Flag() passed: boolean;
  /** Points got, by number. */
  @Json() marks: number[];
  /** The correction that brought a re-mark. */
  @Ref({ nullable: true }) correctionId: string | null;
  @InstantText() at: string;
  @Ref() by: string;
}

/** A key found wrong after the results: another answer is right as well, or the question counts for everybody. */
@Entity('exam_corrections')
@Index('ix_exam_corrections_agency', ['agencyId', 'name'])
export class ExamCorrectionRow {
  @Id() id: string;
  @Ref() agencyId: string;
  /** Version of the question, with `#n` in a case. */
  @Line(45) name: string;
  /** Right letters of the question itself; null: the question is void. */
  @Line(26, { nullable: true }) answer: string | null;
  @Prose() reason: string;
  @InstantText() at: string;
  @Ref() by: string;
}

export const APPEAL_STATES = ['filed', 'upheld', 'rejected'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

/** 成绩复核申请. */
@Entity('exam_appeals')
@Index('ix_exam_appeals_batch', ['batchId', 'id'])
@Index('ux_exam_appeals_result', ['resultId'], { unique: true })
export class ExamAppealRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() batchId: string;
  @Ref() sittingId: string;
  @Ref() resultId: string;
  /** The question it is about; null: the whole paper. */
  @Count({ nullable: true }) no: number | null;
  @Prose() text: string;
  @Code(APPEAL_STATES) state: AppealState;
  @InstantText() filedAt: string;
  @Prose({ nullable: true }) reply: string | null;
  @InstantText({ nullable: true }) decidedAt: string | null;
  @Ref({ nullable: true }) decidedBy: string | null;
}
