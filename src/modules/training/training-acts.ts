import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { ok, type Result } from '../../kernel/result.js';
import { actDecorator } from '../../platform/acts/index.js';
import {
  type ActOutcome,
  Acts,
  ListedRowActs,
  type NewSubjectContext,
  RowActs,
  type RowContext,
  type RowOutcome,
  type Subject,
  SubjectActs,
  type SubjectContext,
} from '../ledger/index.js';
import { Courses } from './courses.js';
import { CourseFileRow, CourseRow, CourseUnitRow, LectureRow, TrainingPlanRow } from './training.entities.js';

export type CourseOutcome<Answer = void> = RowOutcome<CourseRow, Answer>;
export type CourseFileOutcome<Answer = void> = RowOutcome<CourseFileRow, Answer>;
export type PlanOutcome<Answer = void> = RowOutcome<TrainingPlanRow, Answer>;
export type LectureContext = RowContext<LectureRow>;
export type LectureOutcome<Answer = void> = RowOutcome<LectureRow, Answer>;

/** Acts on a course. */
@Injectable()
export class CourseActs extends ListedRowActs<CourseRow> {
  protected readonly type = 'course';

  constructor(acts: Acts, modules: ModuleRef, @InjectRepository(CourseRow) rows: Repository<CourseRow>) {
    super(acts, modules, rows);
  }
}

/** Acts on files of courses. */
@Injectable()
export class CourseFileActs extends ListedRowActs<CourseFileRow> {
  protected readonly type = 'course-file';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    @InjectRepository(CourseFileRow) rows: Repository<CourseFileRow>,
  ) {
    super(acts, modules, rows);
  }
}

/** Acts on the plans of an agency, one for a year. */
@Injectable()
export class PlanActs extends ListedRowActs<TrainingPlanRow> {
  protected readonly type = 'training-plan';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    @InjectRepository(TrainingPlanRow) rows: Repository<TrainingPlanRow>,
  ) {
    super(acts, modules, rows);
  }
}

/** Acts of who holds a lecture. */
@Injectable()
export class LectureActs extends ListedRowActs<LectureRow> {
  protected readonly type = 'lecture';

  constructor(acts: Acts, modules: ModuleRef, @InjectRepository(LectureRow) rows: Repository<LectureRow>) {
    super(acts, modules, rows);
  }
}

/** Acts of who attends a lecture, which may be that of an agency above: entered with the person's own agency. */
@Injectable()
export class AttendanceActs extends RowActs<LectureRow> {
  protected readonly type = 'lecture';

  constructor(acts: Acts, modules: ModuleRef, @InjectRepository(LectureRow) rows: Repository<LectureRow>) {
    super(acts, modules, rows);
  }

  protected override async enteredAs(id: string, { agencyId }: Actor): Promise<Subject | undefined> {
    const known = await this.agencyOf(id);
    return known === undefined ? undefined : { agencyId, type: this.type, id };
  }
}

interface StudySubject {
  readonly unit: CourseUnitRow;
  readonly course: CourseRow;
}
export type StudyContext = SubjectContext<StudySubject>;

/** Acts of who studies a unit of a course, which may be that of an agency above: entered with the person's own agency. */
@Injectable()
export class StudyActs extends SubjectActs<StudySubject, ActOutcome> {
  protected readonly type = 'course-unit';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    private readonly courses: Courses,
  ) {
    super(acts, modules);
  }

  protected override async enteredAs(id: string, actor: Actor): Promise<Subject | undefined> {
    const found = await this.courses.unit(actor, id);
    return found.ok ? { agencyId: actor.agencyId, type: this.type, id } : undefined;
  }

  protected agencyOf(): never {
    throw new Error('a unit is studied in the agency of its reader');
  }

  protected async load(tx: EntityManager, id: string): Promise<StudySubject> {
    const unit = await tx.getRepository(CourseUnitRow).findOneByOrFail({ id });
    return { unit, course: await tx.getRepository(CourseRow).findOneByOrFail({ id: unit.courseId }) };
  }

  protected admits(): Result<void> {
    return ok();
  }

  protected async keep(): Promise<JsonObject> {
    return {};
  }
}

export const CourseAct = actDecorator<NewSubjectContext, RowContext<CourseRow>, CourseOutcome<unknown>>(
  () => CourseActs,
  { versioned: false },
);
export const CourseFileAct = actDecorator<
  NewSubjectContext,
  RowContext<CourseFileRow>,
  CourseFileOutcome<unknown>
>(() => CourseFileActs, { versioned: false });
export const PlanAct = actDecorator<NewSubjectContext, RowContext<TrainingPlanRow>, PlanOutcome<unknown>>(
  () => PlanActs,
  { versioned: false },
);
export const LectureAct = actDecorator<NewSubjectContext, LectureContext, LectureOutcome<unknown>>(
  () => LectureActs,
  { versioned: false },
);
export const AttendanceAct = actDecorator<NewSubjectContext, LectureContext, LectureOutcome<unknown>>(
  () => AttendanceActs,
  { versioned: false },
);
export const StudyAct = actDecorator<NewSubjectContext, StudyContext, ActOutcome>(() => StudyActs, {
  versioned: false,
});
