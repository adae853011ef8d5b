import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { legalDayOf } from '../../../kernel/time.js';
import { Acts } from '../../ledger/index.js';
import { OfficerRecords } from '../../officers/index.js';
import { minutesAttended } from '../rules/lecture.rules.js';
import { LectureRow, LectureSignInRow } from '../training.entities.js';

export interface EndedLecture {
  /** People who signed in, and the officers among them whose hours were written down. */
  people: number;
  officers: number;
}

/** A lecture is closed after its end, and everybody's hours are written down; or it is cancelled, and nobody's are. */
@Injectable()
export class EndLecture {
  constructor(
    private readonly acts: Acts,
    private readonly records: OfficerRecords,
    @InjectRepository(LectureRow) private readonly lectures: Repository<LectureRow>,
  ) {}

  /** Refuses `training.lecture-running` before the end and `training.lecture-over`. */
  async close(actor: Actor, id: string): Promise<Result<EndedLecture>> {
    const subject = await this.subject(id);
    if (!subject) return refuse('not-found');
    return this.acts.perform(actor, 'training.close-lecture', subject, async (scene) => {
      const { tx, now } = scene;
      const lecture = await tx.getRepository(LectureRow).findOneByOrFail({ id });
      if (lecture.state !== 'planned') return refuse('training.lecture-over');
      if (now < lecture.endsAt)
        return refuse('training.lecture-running', { next: '请在讲座结束后再结算学时' });
      const signIns = tx.getRepository(LectureSignInRow);
      let officers = 0;
      const people = await signIns.find({ where: { lectureId: id }, order: { id: 'ASC' } });
      for (const person of people) {
        const minutes = minutesAttended(lecture, person.signedOutAt);
        await signIns.update({ id: person.id }, { minutes });
        if (!person.officerId || minutes === 0) continue;
        const { officerId, id: sourceId } = person;
        const { kind, title } = lecture;
        const on = legalDayOf(lecture.startsAt);
        await this.records.recordHours(scene, { officerId, kind, minutes, on, title, sourceId });
        officers += 1;
      }
      await tx.getRepository(LectureRow).update({ id }, { state: 'held' });
      const value = { people: people.length, officers };
      return ok({ value, detail: { title: lecture.title, ...value } });
    });
  }

  async cancel(actor: Actor, id: string, reason: string): Promise<Result<void>> {
    const subject = await this.subject(id);
    if (!subject) return refuse('not-found');
    return this.acts.perform(actor, 'training.cancel-lecture', subject, async ({ tx }) => {
      const lectures = tx.getRepository(LectureRow);
      const lecture = await lectures.findOneByOrFail({ id });
      if (lecture.state !== 'planned') return refuse('training.lecture-over');
      await lectures.update({ id }, { state: 'cancelled' });
      return ok({ value: undefined, detail: { title: lecture.title, reason } });
    });
  }

  private async subject(id: string) {
    const lecture = await this.lectures.findOneBy({ id });
    return lecture && { agencyId: lecture.agencyId, type: 'lecture', id };
  }
}
