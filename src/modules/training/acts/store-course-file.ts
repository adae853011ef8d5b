import { createHash } from 'node:crypto';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import type { CourseFileView } from '../dto/course-views.js';
import { CourseFileAct, type CourseFileOutcome } from '../training-acts.js';

/** Bytes of a PDF at most. */
export const LARGEST_PDF = 20 * 2 ** 20;

export interface ArrivedPdf {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** What is slow, before the act. */
export const arrivedPdf = (name: string, bytes: Buffer): ArrivedPdf => ({
  name: name.slice(0, 255),
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** A PDF for a unit of a course. Refuses `training.not-pdf`. */
@CourseFileAct({
  name: 'training.store-file',
  roles: ['trainer'],
  title: { zh: '上传课程文件', en: 'Store a file for a course' },
  creates: true,
})
export class StoreCourseFile {
  async run(
    { id, actor, now }: NewSubjectContext,
    { name, bytes, sha256 }: ArrivedPdf,
  ): Promise<Result<CourseFileOutcome<CourseFileView>>> {
    if (!bytes.subarray(0, 1024).includes('%PDF-'))
      return refuse('training.not-pdf', { next: '请另存为 PDF 后上传' });
    return ok({
      value: { id, sha256 },
      row: {
        name,
        bytes: bytes.length,
        sha256,
        content: bytes.toString('base64'),
        storedAt: now,
        storedBy: actor.userId,
      },
      detail: { name, bytes: bytes.length, sha256 },
    });
  }
}
