import { Entity, Index } from 'typeorm';
import {
  Code,
  Count,
  Digest,
  Flag,
  Id,
  InstantText,
  Json,
  LegalDayText,
  Line,
  Ref,
} from '../../platform/database/index.js';
import type { PoolQuestion } from '../questions/index.js';
import type { BlueprintLine } from './rules/blueprint.rules.js';
import { type Subject, SUBJECTS } from './rules/eligibility.rules.js';
import { LEAVE_RULES, type LeaveRule } from './rules/attempt.rules.js';

/** 组卷蓝图: what a paper is made of. Only its state changes; another blueprint is another row. */
@Entity('exam_blueprints')
@Index('ix_exam_blueprints_agency', ['agencyId', 'id'])
export class ExamBlueprintRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Line(120) name: string;
  @Code(SUBJECTS) subject: Subject;
  /** Field of enforcement of a special subject. */
  @Line(40, { nullable: true }) field: string | null;
  @Json() lines: BlueprintLine[];
  @Count() minutes: number;
  /** In hundredths of a point. */
  @Count() fullMarks: number;
  @Count() passMark: number;
  @Flag() partialMultiple: boolean;
  @Code(['active', 'retired']) state: 'active' | 'retired';
  @InstantText() createdAt: string;
  @Ref() createdBy: string;
}

export const AUDIENCES = ['officers', 'staff'] as const;
export type Audience = (typeof AUDIENCES)[number];
export const BATCH_STATES = ['scheduled', 'published'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** One exam (批次): who may sit it, when, from which questions, by which seed. */
@Entity('exam_batches')
@Index('ix_exam_batches_agency', ['agencyId', 'id'])
@Index('ix_exam_batches_closes', ['closesAt'])
export class ExamBatchRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() blueprintId: string;
  @Line(120) title: string;
  @InstantText() opensAt: string;
  @InstantText() closesAt: string;
  /** For answers on their way when the batch closes. */
  @Count() graceSeconds: number;
  @Code(LEAVE_RULES) leaveRule: LeaveRule;
  /** At this many leavings the attempt ends; only under `submit`. */
  @Count({ nullable: true }) leaveLimit: number | null;
  @Code(AUDIENCES) audience: Audience;
  /** Agencies whose people may register. */
  @Json() agencyIds: string[];
  /** Told to nobody before the results are out. */
  @Digest() seed: string;
  /** SHA-256 of the seed, told from the beginning. */
  @Digest() commitment: string;
  /** The questions the draw chooses from, as they were when the batch was made. */
  @Json() pool: PoolQuestion[];
  @Digest() poolSha256: string;
  @Line(120) lawVersion: string;
  /** Last day for the results. */
  @LegalDayText() resultsDue: string;
  @Code(BATCH_STATES) state: BatchState;
  @InstantText() createdAt: string;
  @Ref() createdBy: string;
  @InstantText({ nullable: true }) publishedAt: string | null;
  @Ref({ nullable: true }) publishedBy: string | null;
  /** Last day for an appeal. */
  @LegalDayText({ nullable: true }) appealsDue: string | null;
}

/** Every column but the pool, which only a draw needs and which may be long. */
export const WITHOUT_POOL = {
  ...{ id: true, agencyId: true, blueprintId: true, title: true, opensAt: true, closesAt: true },
  ...{ graceSeconds: true, leaveRule: true, leaveLimit: true, audience: true, agencyIds: true, seed: true },
  ...{ commitment: true, poolSha256: true, lawVersion: true, resultsDue: true, state: true },
  ...{ createdAt: true, createdBy: true, publishedAt: true, publishedBy: true, appealsDue: true },
} as const satisfies Partial<Record<keyof ExamBatchRow, true>>;
export type Batch = Omit<ExamBatchRow, 'pool'>;

/** One person in one batch. `agencyId` is the person's: their acts stand in that tree. */
@Entity('exam_registrations')
@Index('ux_exam_registrations_user', ['batchId', 'userId'], { unique: true })
@Index('ux_exam_registrations_officer', ['batchId', 'officerId'], { unique: true })
@Index('ix_exam_registrations_user', ['userId', 'id'])
@Index('ix_exam_registrations_person', ['officerId'])
export class ExamRegistrationRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() batchId: string;
  @Ref() userId: string;
  @Ref({ nullable: true }) officerId: string | null;
  @Line(60) name: string;
  /** Accommodation (加时). */
  @Count() extraSeconds: number;
  @Line(300, { nullable: true }) extraReason: string | null;
  @InstantText() registeredAt: string;
}
