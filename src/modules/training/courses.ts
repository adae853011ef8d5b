import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Agencies } from '../agencies/index.js';
import type { CourseLineView, TrainingCourseView, UnitContentView } from './dto/course-views.js';
import {
  CourseCompletionRow,
  CourseFileRow,
  CourseRow,
  CourseUnitRow,
  UnitProgressRow,
} from './training.entities.js';

/** Courses listed at most. */
const MOST = 200;

/** Courses as people study them: those of their agency, and those shared by the agencies above it. */
@Injectable()
export class Courses {
  constructor(
    @InjectRepository(CourseRow) private readonly courses: Repository<CourseRow>,
    @InjectRepository(CourseUnitRow) private readonly units: Repository<CourseUnitRow>,
    @InjectRepository(UnitProgressRow) private readonly progress: Repository<UnitProgressRow>,
    @InjectRepository(CourseCompletionRow) private readonly completions: Repository<CourseCompletionRow>,
    @InjectRepository(CourseFileRow) private readonly files: Repository<CourseFileRow>,
    private readonly agencies: Agencies,
  ) {}

  /** Open ones, and closed ones that the person has finished; newest first. */
  async list(actor: Actor): Promise<CourseLineView[]> {
    const found = await this.courses.find({
      where: await this.where(actor),
      order: { id: 'DESC' },
      take: MOST,
    });
    const { units, progress, completions } = await this.studied(
      actor,
      found.map(({ id }) => id),
    );
    const lines = found.map((course) => this.line(course, units, progress, completions));
    return lines.filter(({ state, completedOn }) => state === 'open' || completedOn !== null);
  }

  async one(actor: Actor, id: string): Promise<Result<TrainingCourseView>> {
    const course = await this.seen(actor, id);
    if (!course) return refuse('not-found');
    const { units, progress, completions } = await this.studied(actor, [id]);
    return ok({
      ...this.line(course, units, progress, completions),
      parts: units.map((unit) => {
        const at = progress.find(({ unitId }) => unitId === unit.id);
        return {
          ...{ id: unit.id, seq: unit.seq, kind: unit.kind, title: unit.title, seconds: unit.seconds },
          ...{ counted: at?.counted ?? 0, position: at?.position ?? 0, finished: Boolean(at?.finishedAt) },
        };
      }),
    });
  }

  /** A unit within a course that the person may take. */
  async unit(actor: Actor, id: string): Promise<Result<{ unit: CourseUnitRow; course: CourseRow }>> {
    const unit = await this.units.findOneBy({ id });
    const course = unit && (await this.seen(actor, unit.courseId));
    return course ? ok({ unit, course }) : refuse('not-found');
  }

  async content(actor: Actor, id: string): Promise<Result<UnitContentView>> {
    const found = await this.unit(actor, id);
    if (!found.ok) return found;
    const { unit, course } = found.value;
    const at = await this.progress.findOneBy({ unitId: id, userId: actor.userId });
    return ok({
      ...{ id, courseId: course.id, course: course.title, seq: unit.seq, kind: unit.kind, title: unit.title },
      ...{ seconds: unit.seconds, body: unit.body, counted: at?.counted ?? 0, position: at?.position ?? 0 },
      finished: Boolean(at?.finishedAt),
    });
  }

  async file(actor: Actor, unitId: string): Promise<Result<CourseFileRow>> {
    const found = await this.unit(actor, unitId);
    if (!found.ok) return found;
    const file = found.value.unit.fileId && (await this.files.findOneBy({ id: found.value.unit.fileId }));
    return file ? ok(file) : refuse('not-found');
  }

  private async seen(actor: Actor, id: string): Promise<CourseRow | null> {
    const where = await this.where(actor);
    return this.courses.findOne({ where: where.map((one) => ({ ...one, id })) });
  }

  private async where(actor: Actor) {
    const above = await this.agencies.above(actor.agencyId);
    return [
      { agencyId: In([...actor.agencyIds]) },
      ...(above.length ? [{ agencyId: In(above), shared: true }] : []),
    ];
  }

  private async studied(actor: Actor, courseIds: readonly string[]) {
    const courseId = In([...courseIds]);
    const { userId } = actor;
    if (courseIds.length === 0) return { units: [], progress: [], completions: [] };
    const [units, progress, completions] = await Promise.all([
      this.units.find({ where: { courseId }, order: { courseId: 'ASC', seq: 'ASC' } }),
      this.progress.findBy({ courseId, userId }),
      this.completions.findBy({ courseId, userId }),
    ]);
    return { units, progress, completions };
  }

  private line(
    course: CourseRow,
    units: readonly CourseUnitRow[],
    progress: readonly UnitProgressRow[],
    completions: readonly CourseCompletionRow[],
  ): CourseLineView {
    const { id, title, summary, kind, state, shared } = course;
    const own = units.filter(({ courseId }) => courseId === id);
    return {
      ...{ id, title, summary, kind, state, shared, units: own.length },
      minutes: Math.round(own.reduce((sum, { seconds }) => sum + seconds, 0) / 60),
      unitsFinished: progress.filter((one) => one.courseId === id && one.finishedAt !== null).length,
      completedOn: completions.find(({ courseId }) => courseId === id)?.on ?? null,
    };
  }
}
