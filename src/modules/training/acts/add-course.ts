import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { EvidenceRow } from '../../evidence/index.js';
import { Acts, type Scene } from '../../ledger/index.js';
import type { TrainingKind } from '../../officers/index.js';
import { CourseFileRow, CourseRow, CourseUnitRow, type UnitKind } from '../training.entities.js';

export interface NewUnit {
  kind: UnitKind;
  title: string;
  /** Minutes it counts for. */
  minutes: number;
  body?: string | undefined;
  fileId?: string | undefined;
  evidenceId?: string | undefined;
}
export interface NewCourse {
  title: string;
  summary: string;
  kind: TrainingKind;
  shared: boolean;
  units: readonly NewUnit[];
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * 开设课程 with all its units; it stands as it was opened. Refuses `training.unit-content` for a unit without its text or
 * file, and `training.no-video` for anything but a video of the agency's own vault.
 */
@Injectable()
export class AddCourse {
  constructor(private readonly acts: Acts) {}

  add(actor: Actor, course: NewCourse): Promise<Result<{ id: string }>> {
    const { agencyId } = actor;
    const subject = { agencyId, type: 'course', id: agencyId };
    return this.acts.perform(actor, 'training.add-course', subject, async (scene) => {
      for (const [i, unit] of course.units.entries()) {
        const fit = await this.content(scene.tx, agencyId, unit, i + 1);
        if (!fit.ok) return fit;
      }
      const id = await writeCourse(scene, agencyId, null, course);
      return ok({ value: { id }, detail: courseDetail(course) });
    });
  }

  private async content(
    tx: EntityManager,
    agencyId: string,
    unit: NewUnit,
    seq: number,
  ): Promise<Result<void>> {
    const missing = () =>
      refuse('training.unit-content', {
        detail: `第${seq}单元“${unit.title}”没有内容`,
        facts: { unit: seq },
      });
    if (unit.kind === 'text') return unit.body?.trim() ? ok() : missing();
    if (unit.kind === 'pdf') {
      const found =
        unit.fileId && (await tx.getRepository(CourseFileRow).existsBy({ id: unit.fileId, agencyId }));
      return found ? ok() : missing();
    }
    if (!unit.evidenceId) return missing();
    const video = await tx.getRepository(EvidenceRow).findOneBy({ id: In([unit.evidenceId]), agencyId });
    if (video?.mediaType.startsWith('video/')) return ok();
    return refuse('training.no-video', {
      detail: `第${seq}单元所选不是本机关证据库中的视频`,
      facts: { unit: seq },
    });
  }
}

/** What the ledger keeps of a course: the digests of its texts. */
export const courseDetail = ({ title, kind, shared, units }: NewCourse) => ({
  ...{ title, kind, shared },
  units: units.map((unit) => ({
    ...{ kind: unit.kind, title: unit.title, minutes: unit.minutes },
    ...(unit.body !== undefined && { sha256: sha256(unit.body) }),
    ...(unit.fileId !== undefined && { fileId: unit.fileId }),
    ...(unit.evidenceId !== undefined && { evidenceId: unit.evidenceId }),
  })),
});

/** Writes a course and its units within an act. `code`: the name of a course that came with the program. */
export async function writeCourse(
  scene: Scene,
  agencyId: string,
  code: string | null,
  course: NewCourse,
): Promise<string> {
  const { tx, now, actor } = scene;
  const { title, summary, kind, shared } = course;
  const id = scene.newId();
  await tx.getRepository(CourseRow).insert({
    ...{ id, agencyId, code, title, summary, kind, shared, state: 'open' as const },
    ...{ createdAt: now, createdBy: actor.userId },
  });
  await tx.getRepository(CourseUnitRow).insert(
    course.units.map((unit, i) => ({
      ...{ id: scene.newId(), courseId: id, seq: i + 1, kind: unit.kind, title: unit.title },
      seconds: unit.minutes * 60,
      body: unit.kind === 'text' ? (unit.body ?? null) : null,
      fileId: unit.kind === 'pdf' ? (unit.fileId ?? null) : null,
      evidenceId: unit.kind === 'video' ? (unit.evidenceId ?? null) : null,
    })),
  );
  return id;
}
