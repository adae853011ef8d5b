import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { instantOf } from '../../../kernel/time.js';
import { Acts } from '../../ledger/index.js';
import type { TrainingKind } from '../../officers/index.js';
import { lectureTimes } from '../rules/lecture.rules.js';
import { LectureRow } from '../training.entities.js';

export interface NewLecture {
  title: string;
  kind: TrainingKind;
  place: string;
  lecturer: string;
  startsAt: string;
  endsAt: string;
  shared: boolean;
}

/** 安排讲座. Refuses `training.lecture-times`. */
@Injectable()
export class ScheduleLecture {
  constructor(private readonly acts: Acts) {}

  schedule(actor: Actor, given: NewLecture): Promise<Result<{ id: string }>> {
    const { agencyId } = actor;
    const { title, kind, place, lecturer, shared } = given;
    const subject = { agencyId, type: 'lecture', id: agencyId };
    const times = {
      startsAt: instantOf(new Date(given.startsAt)),
      endsAt: instantOf(new Date(given.endsAt)),
    };
    const secret = randomBytes(32).toString('hex');
    return this.acts.perform(actor, 'training.schedule-lecture', subject, async (scene) => {
      const fit = lectureTimes(times);
      if (!fit.ok) return fit;
      const id = scene.newId();
      await scene.tx.getRepository(LectureRow).insert({
        ...{
          id,
          agencyId,
          title,
          kind,
          place,
          lecturer,
          ...times,
          shared,
          secret,
          state: 'planned' as const,
        },
        ...{ createdAt: scene.now, createdBy: actor.userId },
      });
      return ok({ value: { id }, detail: { id, title, kind, place, lecturer, ...times, shared } });
    });
  }
}
