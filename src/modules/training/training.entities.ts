import { Check, Entity, Index } from 'typeorm';
import {
  Bytes,
  Code,
  Count,
  Digest,
  Flag,
  Id,
  InstantText,
  LegalDayText,
  Line,
  Prose,
  Ref,
} from '../../platform/database/index.js';
import { TRAINING_KINDS, type TrainingKind } from '../officers/index.js';

/** 年度培训计划 of an agency: how many 学时 everybody is to have. */
@Entity('training_plans')
@Index('ux_training_plans_year', ['agencyId', 'year'], { unique: true })
@Check('ck_training_plans_hours', `"targetHours" BETWEEN 1 AND 1000`)
export class TrainingPlanRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Count() year: number;
  @Count() targetHours: number;
  @Line(200) title: string;
  @Prose({ nullable: true }) note: string | null;
  @InstantText() setAt: string;
  @Ref() setBy: string;
}

export const COURSE_STATES = ['open', 'closed'] as const;

/** A course and its units, which stay as they were when it was opened: people have begun it. */
@Entity('courses')
@Index('ix_courses_agency', ['agencyId', 'state', 'id'])
@Index('ux_courses_code', ['agencyId', 'code'], { unique: true })
export class CourseRow {
  @Id() id: string;
  @Ref() agencyId: string;
  /** Name of a course that came with the program; null for the office's own. */
  @Line(60, { nullable: true }) code: string | null;
  @Line(200) title: string;
  @Prose() summary: string;
  @Code(TRAINING_KINDS) kind: TrainingKind;
  /** Agencies below take it as well. */
  @Flag() shared: boolean;
  @Code(COURSE_STATES) state: (typeof COURSE_STATES)[number];
  @InstantText() createdAt: string;
  @Ref() createdBy: string;
}

export const UNIT_KINDS = ['text', 'pdf', 'video'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

@Entity('course_units')
@Index('ux_course_units_seq', ['courseId', 'seq'], { unique: true })
@Check('ck_course_units_seconds', `"seconds" BETWEEN 1 AND 36000`)
@Check(
  'ck_course_units_content',
  `("kind" = 'text' AND "body" IS NOT NULL) OR ("kind" = 'pdf' AND "fileId" IS NOT NULL) OR ("kind" = 'video' AND "evidenceId" IS NOT NULL)`,
)
export class CourseUnitRow {
  @Id() id: string;
  @Ref() courseId: string;
  @Count() seq: number;
  @Code(UNIT_KINDS) kind: UnitKind;
  @Line(200) title: string;
  /** How long it is to be watched or read: what it counts for. */
  @Count() seconds: number;
  /** Markdown. */
  @Prose({ nullable: true }) body: string | null;
  @Ref({ nullable: true }) fileId: string | null;
  /** A video of the vault. */
  @Ref({ nullable: true }) evidenceId: string | null;
}

/** A PDF of a course. Small, so it is kept with the rows and saved with them. */
@Entity('course_files')
export class CourseFileRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Line(255) name: string;
  @Bytes() bytes: number;
  @Digest() sha256: string;
  /** Base64. */
  @Prose() content: string;
  @InstantText() storedAt: string;
  @Ref() storedBy: string;
}

/** How far one person has studied one unit. */
@Entity('unit_progress')
@Index('ux_unit_progress_person', ['unitId', 'userId'], { unique: true })
@Index('ix_unit_progress_user', ['userId', 'reportedAt'])
export class UnitProgressRow {
  @Id() id: string;
  @Ref() unitId: string;
  @Ref() courseId: string;
  @Ref() userId: string;
  /** The second up to which it was watched or read. */
  @Count() counted: number;
  /** Where the person stood last, to go on from there. */
  @Count() position: number;
  @InstantText() reportedAt: string;
  @InstantText({ nullable: true }) finishedAt: string | null;
}

/** A course was finished: written once, and with it the hours of the officer. */
@Entity('course_completions')
@Index('ux_course_completions_person', ['courseId', 'userId'], { unique: true })
@Index('ix_course_completions_user', ['userId', 'on'])
export class CourseCompletionRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() courseId: string;
  @Ref() userId: string;
  @Ref({ nullable: true }) officerId: string | null;
  @Count() minutes: number;
  @LegalDayText() on: string;
  @InstantText() at: string;
}

export const LECTURE_STATES = ['planned', 'held', 'cancelled'] as const;

@Entity('lectures')
@Index('ix_lectures_agency', ['agencyId', 'startsAt'])
export class LectureRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Line(200) title: string;
  @Code(TRAINING_KINDS) kind: TrainingKind;
  @Line(200) place: string;
  @Line(60) lecturer: string;
  @InstantText() startsAt: string;
  @InstantText() endsAt: string;
  /** Agencies below attend as well. */
  @Flag() shared: boolean;
  /** What the codes for signing in are made from; it never leaves the server. */
  @Digest() secret: string;
  @Code(LECTURE_STATES) state: (typeof LECTURE_STATES)[number];
  @InstantText() createdAt: string;
  @Ref() createdBy: string;
}

/** One person at one lecture. */
@Entity('lecture_sign_ins')
@Index('ux_lecture_sign_ins_person', ['lectureId', 'userId'], { unique: true })
export class LectureSignInRow {
  @Id() id: string;
  @Ref() lectureId: string;
  @Ref() agencyId: string;
  @Ref() userId: string;
  @Ref({ nullable: true }) officerId: string | null;
  @Line(60) name: string;
  @InstantText() signedInAt: string;
  @InstantText({ nullable: true }) signedOutAt: string | null;
  /** Set when the lecture is closed. */
  @Count({ nullable: true }) minutes: number | null;
}

export const TRAINING_ENTITIES = [
  TrainingPlanRow,
  CourseRow,
  CourseUnitRow,
  CourseFileRow,
  UnitProgressRow,
  CourseCompletionRow,
  LectureRow,
  LectureSignInRow,
];
