import { Check, Entity, Index } from 'typeorm';
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

/** 专门法律知识, 公共法律知识, 听证主持, 行政执法监督. */
export const EXAM_SUBJECTS = ['special', 'public', 'presiding', 'supervising'] as const;
export type ExamSubject = (typeof EXAM_SUBJECTS)[number];

/** 公共法律知识, 业务知识, 职业素养. */
export const TRAINING_KINDS = ['public-law', 'field', 'ethics'] as const;
export type TrainingKind = (typeof TRAINING_KINDS)[number];

/** An examination passed. Written down by the module that held it, once for each result; never changed. */
@Entity('officer_passes')
@Index('ix_officer_passes_officer', ['officerId'])
@Index('ux_officer_passes_source', ['sourceId'], { unique: true })
@Check('ck_officer_passes_score', `"score" >= 0 AND "fullMarks" > 0 AND "score" <= "fullMarks"`)
export class OfficerPassRow {
  @Id() id: string;
  @Ref() officerId: string;
  @Code(EXAM_SUBJECTS) subject: ExamSubject;
  /** Field of enforcement of a 专门 subject; null where the subject has none. */
  @Line(60, { nullable: true }) field: string | null;
  /** In hundredths of a point. */
  @Count() score: number;
  @Count() fullMarks: number;
  @LegalDayText() passedOn: string;
  /** The exam result. */
  @Ref() sourceId: string;
  @InstantText() recordedAt: string;
}

/** One entry of the ledger of training (学时). Append-only: what was wrong is taken back by a negative entry. */
@Entity('officer_hours')
@Index('ux_officer_hours_source', ['officerId', 'sourceId'], { unique: true })
@Index('ix_officer_hours_officer', ['officerId', 'on'])
@Check(
  'ck_officer_hours_sign',
  `("correctsId" IS NULL AND "minutes" > 0) OR ("correctsId" IS NOT NULL AND "minutes" < 0 AND "reason" IS NOT NULL)`,
)
export class OfficerHoursRow {
  @Id() id: string;
  @Ref() officerId: string;
  @Code(TRAINING_KINDS) kind: TrainingKind;
  /** Minutes of training; negative in a correction. */
  @Count() minutes: number;
  @LegalDayText() on: string;
  @Line(200) title: string;
  /** The lesson, lecture or paper it comes from; once for each officer. */
  @Line(80) sourceId: string;
  /** The entry that this one takes back, wholly or in part. */
  @Ref({ nullable: true }) correctsId: string | null;
  @Prose({ nullable: true }) reason: string | null;
  @Ref() recordedBy: string;
  @InstantText() recordedAt: string;
}

/** An officer's time in an agency. `from` null: began before the records do; `to` null: still there. */
@Entity('officer_postings')
@Index('ix_officer_postings_officer', ['officerId'])
@Index('ix_officer_postings_agency', ['agencyId'])
export class OfficerPostingRow {
  @Id() id: string;
  @Ref() officerId: string;
  @Ref() agencyId: string;
  @Line(60) post: string;
  @LegalDayText({ nullable: true }) from: string | null;
  /** Last day, inclusive. Set once. */
  @LegalDayText({ nullable: true }) to: string | null;
  @Line(200, { nullable: true }) document: string | null;
  @InstantText() recordedAt: string;
}

export const MARK_KINDS = ['reward', 'discipline'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** 奖惩: a reward, or discipline that stays unresolved until its day of settlement. */
@Entity('officer_marks')
@Index('ix_officer_marks_officer', ['officerId'])
export class OfficerMarkRow {
  @Id() id: string;
  @Ref() officerId: string;
  @Code(MARK_KINDS) kind: MarkKind;
  @LegalDayText() on: string;
  @Line(200) title: string;
  @Line(200) document: string;
  /** Discipline: the day it was over. Set once. */
  @LegalDayText({ nullable: true }) settledOn: string | null;
  @InstantText() recordedAt: string;
}

/** A portrait as it was given. Small, so it is kept with the rows and saved with them. */
@Entity('officer_photos')
@Index('ix_officer_photos_officer', ['officerId'])
export class OfficerPhotoRow {
  @Id() id: string;
  @Ref() officerId: string;
  @Code(['image/jpeg', 'image/png']) mediaType: 'image/jpeg' | 'image/png';
  /** Base64. */
  @Prose() content: string;
  @Digest() sha256: string;
  @InstantText() recordedAt: string;
}
