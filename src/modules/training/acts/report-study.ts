import type { EntityManager } from 'typeorm';
import { ROLES } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { ActOutcome } from '../../ledger/index.js';
import { OfficerRecords } from '../../officers/index.js';
import { StudyInput, StudyReportView } from '../dto/course-views.js';
import { counted, finished } from '../rules/study.rules.js';
import { StudyAct, type StudyContext } from '../training-acts.js';
import { CourseCompletionRow, CourseUnitRow, UnitProgressRow } from '../training.entities.js';

/**
 * A person says where he stands in a unit. Counted is what time has allowed for since his last report of any unit, so
 * two units in two windows count once; a unit that reaches its end is finished, and with the last of them the course:
 * the minutes go to the officer's hours. Refuses `training.course-closed`.
 */
@StudyAct({
  name: 'training.study',
  roles: ROLES,
  title: { zh: '学习课程', en: 'Study a unit' },
  route: 'POST training/units/:id/progress',
  input: StudyInput,
  answer: StudyReportView,
  operationId: 'Courses_study',
})
export class ReportStudy {
  constructor(private readonly records: OfficerRecords) {}

  async run(context: StudyContext, { position }: StudyInput): Promise<Result<ActOutcome<StudyReportView>>> {
    const { tx, actor, now, unit, course, newId } = context;
    if (course.state !== 'open') return refuse('training.course-closed');
    const { userId } = actor;
    const { id: unitId, seconds } = unit;
    const rows = tx.getRepository(UnitProgressRow);
    const row = await rows.findOneBy({ unitId, userId });
    const since = row ? (Date.parse(now) - Date.parse(await lastReport(tx, userId))) / 1000 : 0;
    const at = counted({ counted: row?.counted ?? 0, seconds }, position, since);
    const unitFinished = finished({ counted: at, seconds });
    const said = {
      counted: at,
      position: Math.min(position, seconds),
      reportedAt: now,
      finishedAt: row?.finishedAt ?? (unitFinished ? now : null),
    };
    if (row) await rows.update({ id: row.id }, said);
    else await rows.insert({ id: newId(), unitId, courseId: course.id, userId, ...said });
    const courseFinished = unitFinished && (await this.complete(context));
    return ok({
      value: { counted: at, seconds, unitFinished, courseFinished },
      detail: {
        counted: at,
        finished: unitFinished || undefined,
        course: courseFinished ? course.title : undefined,
      },
    });
  }

  /** True when the course is finished, now or before. */
  private async complete(context: StudyContext): Promise<boolean> {
    const { tx, actor, course, today, now, newId } = context;
    const { userId } = actor;
    const courseId = course.id;
    const units = await tx.getRepository(CourseUnitRow).findBy({ courseId });
    const rows = await tx.getRepository(UnitProgressRow).findBy({ courseId, userId });
    const ended = new Set(rows.filter(({ finishedAt }) => finishedAt !== null).map(({ unitId }) => unitId));
    if (!units.every(({ id }) => ended.has(id))) return false;
    const completions = tx.getRepository(CourseCompletionRow);
    if (await completions.existsBy({ courseId, userId })) return true;
    const id = newId();
    const minutes = Math.round(units.reduce((sum, { seconds }) => sum + seconds, 0) / 60);
    const officerId = actor.officerId ?? null;
    const { agencyId } = actor;
    await completions.insert({ id, agencyId, courseId, userId, officerId, minutes, on: today, at: now });
    const { kind, title } = course;
    if (officerId && minutes > 0)
      await this.records.recordHours(context, { officerId, kind, minutes, on: today, title, sourceId: id });
    return true;
  }
}

async function lastReport(tx: EntityManager, userId: string): Promise<string> {
  const [last] = await tx
    .getRepository(UnitProgressRow)
    .find({ where: { userId }, order: { reportedAt: 'DESC' }, take: 1 });
  return last!.reportedAt;
}
