import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts, type Scene } from '../../ledger/index.js';
import { OfficerRecords } from '../../officers/index.js';
import { Courses } from '../courses.js';
import { counted, finished } from '../rules/study.rules.js';
import { CourseCompletionRow, type CourseRow, CourseUnitRow, UnitProgressRow } from '../training.entities.js';

export interface StudyReport {
  /** The second up to which the unit is counted. */
  counted: number;
  seconds: number;
  unitFinished: boolean;
  courseFinished: boolean;
}

/**
 * A person says where he stands in a unit. Counted is what time has allowed for since his last report of any unit, so
 * two units in two windows count once; a unit that reaches its end is finished, and with the last of them the course:
 * the minutes go to the officer's hours. Refuses `training.course-closed` and `not-found`.
 */
@Injectable()
export class ReportStudy {
  constructor(
    private readonly acts: Acts,
    private readonly courses: Courses,
    private readonly records: OfficerRecords,
  ) {}

  async report(actor: Actor, unitId: string, position: number): Promise<Result<StudyReport>> {
    const found = await this.courses.unit(actor, unitId);
    if (!found.ok) return found;
    const { unit, course } = found.value;
    const subject = { agencyId: actor.agencyId, type: 'course-unit', id: unitId };
    return this.acts.perform(actor, 'training.study', subject, async (scene) => {
      const { tx, now } = scene;
      if (!(await this.courses.isOpen(course.id, tx))) return refuse('training.course-closed');
      const rows = tx.getRepository(UnitProgressRow);
      const row = await rows.findOneBy({ unitId, userId: actor.userId });
      const since = row ? (Date.parse(now) - Date.parse(await this.lastReport(tx, actor.userId))) / 1000 : 0;
      const at = counted({ counted: row?.counted ?? 0, seconds: unit.seconds }, position, since);
      const done = finished({ counted: at, seconds: unit.seconds });
      const said = {
        ...{ counted: at, position: Math.min(position, unit.seconds), reportedAt: now },
        finishedAt: row?.finishedAt ?? (done ? now : null),
      };
      if (row) await rows.update({ id: row.id }, said);
      else
        await rows.insert({ id: scene.newId(), unitId, courseId: course.id, userId: actor.userId, ...said });
      const courseFinished = done && (await this.complete(scene, course));
      return ok({
        value: { counted: at, seconds: unit.seconds, unitFinished: done, courseFinished },
        detail: {
          counted: at,
          ...(done && { finished: true }),
          ...(courseFinished && { course: course.title }),
        },
      });
    });
  }

  private async lastReport(tx: EntityManager, userId: string): Promise<string> {
    const [last] = await tx
      .getRepository(UnitProgressRow)
      .find({ where: { userId }, order: { reportedAt: 'DESC' }, take: 1 });
    return last!.reportedAt;
  }

  /** True when the course is finished, now or before. */
  private async complete(scene: Scene, course: CourseRow): Promise<boolean> {
    const { tx, actor, today, now } = scene;
    const units = await tx.getRepository(CourseUnitRow).findBy({ courseId: course.id });
    const rows = await tx
      .getRepository(UnitProgressRow)
      .findBy({ courseId: course.id, userId: actor.userId });
    const ended = new Set(rows.filter(({ finishedAt }) => finishedAt !== null).map(({ unitId }) => unitId));
    if (!units.every(({ id }) => ended.has(id))) return false;
    const completions = tx.getRepository(CourseCompletionRow);
    if (await completions.existsBy({ courseId: course.id, userId: actor.userId })) return true;
    const id = scene.newId();
    const minutes = Math.round(units.reduce((sum, { seconds }) => sum + seconds, 0) / 60);
    const officerId = actor.officerId ?? null;
    await completions.insert({
      ...{ id, agencyId: actor.agencyId, courseId: course.id, userId: actor.userId, officerId, minutes },
      ...{ on: today, at: now },
    });
    if (officerId && minutes > 0)
      await this.records.recordHours(scene, {
        ...{ officerId, kind: course.kind, minutes, on: today, title: course.title, sourceId: id },
      });
    return true;
  }
}
