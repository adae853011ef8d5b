import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { CourseFileRow } from '../training.entities.js';

/** Bytes of a PDF at most. */
export const LARGEST_PDF = 20 * 2 ** 20;

/** A PDF for a unit of a course. Refuses `training.not-pdf`. */
@Injectable()
export class StoreCourseFile {
  constructor(private readonly acts: Acts) {}

  store(actor: Actor, name: string, file: Buffer): Promise<Result<{ id: string; sha256: string }>> {
    const { agencyId } = actor;
    const sha256 = createHash('sha256').update(file).digest('hex');
    const subject = { agencyId, type: 'course-file', id: agencyId };
    return this.acts.perform(actor, 'training.store-file', subject, async (scene) => {
      if (!file.subarray(0, 1024).includes('%PDF-'))
        return refuse('training.not-pdf', { next: '请另存为 PDF 后上传' });
      const id = scene.newId();
      await scene.tx.getRepository(CourseFileRow).insert({
        ...{
          id,
          agencyId,
          name: name.slice(0, 255),
          bytes: file.length,
          sha256,
          content: file.toString('base64'),
        },
        ...{ storedAt: scene.now, storedBy: actor.userId },
      });
      return ok({ value: { id, sha256 }, detail: { name: name.slice(0, 255), bytes: file.length, sha256 } });
    });
  }
}
