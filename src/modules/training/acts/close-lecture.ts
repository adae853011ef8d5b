import { ok, refuse, type Result } from '../../../kernel/result.js';
import { legalDayOf } from '../../../kernel/time.js';
import { OfficerRecords } from '../../officers/index.js';
import { EndedLectureView } from '../dto/lecture-views.js';
import { minutesAttended } from '../rules/lecture.rules.js';
import { LectureAct, type LectureContext, type LectureOutcome } from '../training-acts.js';
import { LectureSignInRow } from '../training.entities.js';

/**
 * 结算学时: a lecture is closed after its end, and everybody's hours are written down. Refuses `training.lecture-running`
 * before the end and `training.lecture-over`.
 */
@LectureAct({
  name: 'training.close-lecture',
  roles: ['trainer'],
  title: { zh: '结算学时', en: 'Close the lecture' },
  route: 'POST training/lectures/:id/close',
  answer: EndedLectureView,
  operationId: 'Lectures_close',
})
export class CloseLecture {
  constructor(private readonly records: OfficerRecords) {}

  async run(context: LectureContext): Promise<Result<LectureOutcome<EndedLectureView>>> {
    const { tx, row, now } = context;
    const { kind, title } = row;
    if (row.state !== 'planned') return refuse('training.lecture-over');
    if (now < row.endsAt) return refuse('training.lecture-running', { next: '请在讲座结束后再结算学时' });
    const signIns = tx.getRepository(LectureSignInRow);
    let officers = 0;
    const people = await signIns.find({ where: { lectureId: row.id }, order: { id: 'ASC' } });
    for (const person of people) {
      const minutes = minutesAttended(row, person.signedOutAt);
      await signIns.update({ id: person.id }, { minutes });
      if (!person.officerId || minutes === 0) continue;
      const { officerId, id: sourceId } = person;
      const on = legalDayOf(row.startsAt);
      await this.records.recordHours(context, { officerId, kind, minutes, on, title, sourceId });
      officers += 1;
    }
    return ok({
      value: { people: people.length, officers },
      changes: { state: 'held' },
      detail: { title, people: people.length, officers },
    });
  }
}
