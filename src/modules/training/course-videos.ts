import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Actor } from '../../kernel/access/index.js';
import { refuse } from '../../kernel/result.js';
import { RefusedException } from '../../platform/http/index.js';
import { EvidenceReader, ServeContent } from '../evidence/index.js';
import { Courses } from './courses.js';

/** Videos of the vault that a trainer has put into a course: who takes the course may watch them, and nothing else of the vault. */
@Injectable()
export class CourseVideos {
  constructor(
    private readonly courses: Courses,
    private readonly content: ServeContent,
    private readonly evidence: EvidenceReader,
  ) {}

  async send(actor: Actor, unitId: string, req: Request, res: Response): Promise<void> {
    const found = await this.courses.unit(actor, unitId);
    if (!found.ok) throw new RefusedException(found.refusal);
    const { evidenceId } = found.value.unit;
    const video = evidenceId && (await this.evidence.item(evidenceId));
    if (!video) throw new RefusedException(refuse('not-found').refusal);
    return this.content.send(video, 'inline', req, res);
  }
}
