import { createHash } from 'node:crypto';
import type { JsonObject } from '../../kernel/json.js';
import type { ActContext } from '../ledger/index.js';
import type { NewCourseInput } from './dto/course-views.js';
import { type CourseRow, CourseUnitRow } from './training.entities.js';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** What the ledger keeps of a course: the digests of its texts. */
export const courseDetail = ({ title, kind, shared, units }: NewCourseInput): JsonObject => ({
  title,
  kind,
  shared,
  units: units.map((unit) => ({
    kind: unit.kind,
    title: unit.title,
    minutes: unit.minutes,
    sha256: unit.body === undefined ? undefined : sha256(unit.body),
    fileId: unit.fileId,
    evidenceId: unit.evidenceId,
  })),
});

/** The row of a course. `code`: the name of a course that came with the program. */
export const courseRow = (
  { actor, now }: ActContext,
  { title, summary, kind, shared }: NewCourseInput,
  code: string | null,
): Omit<CourseRow, 'id' | 'agencyId'> => ({
  code,
  title,
  summary,
  kind,
  shared,
  state: 'open',
  createdAt: now,
  createdBy: actor.userId,
});

/** Within an act: writes the units of a course. */
export async function writeUnits(
  { tx, newId }: ActContext,
  courseId: string,
  { units }: NewCourseInput,
): Promise<void> {
  await tx.getRepository(CourseUnitRow).insert(
    units.map((unit, i) => ({
      id: newId(),
      courseId,
      seq: i + 1,
      kind: unit.kind,
      title: unit.title,
      seconds: unit.minutes * 60,
      body: unit.kind === 'text' ? (unit.body ?? null) : null,
      fileId: unit.kind === 'pdf' ? (unit.fileId ?? null) : null,
      evidenceId: unit.kind === 'video' ? (unit.evidenceId ?? null) : null,
    })),
  );
}
