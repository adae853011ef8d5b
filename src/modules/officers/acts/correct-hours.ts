import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { ActOutcome } from '../../ledger/index.js';
import { HoursCorrectionInput } from '../dto/officer-inputs.js';
import { HoursAct, type HoursContext } from '../officer-acts.js';
import { OfficerHoursRow } from '../record.entities.js';

/** Takes minutes back from an entry of hours; never more than are left of it (`officer.hours-left`). */
@HoursAct({
  name: 'officer.correct-hours',
  roles: ['trainer'],
  title: { zh: '更正培训学时', en: 'Correct hours of training' },
  route: 'POST officers/hours/:entry/correct',
  input: HoursCorrectionInput,
  operationId: 'Officers_correct',
})
export class CorrectHours {
  async run(
    { tx, actor, entry, now, newId }: HoursContext,
    { minutes, reason }: HoursCorrectionInput,
  ): Promise<Result<ActOutcome<void>>> {
    const rows = tx.getRepository(OfficerHoursRow);
    const correctsId = entry.id;
    const own = await rows.findBy([{ id: correctsId }, { correctsId }]);
    const left = own.reduce((sum, row) => sum + row.minutes, 0);
    if (entry.correctsId !== null || minutes > left)
      return refuse('officer.hours-left', { detail: `该条尚余${left}分钟`, facts: { left } });
    const id = newId();
    await rows.insert({
      id,
      officerId: entry.officerId,
      kind: entry.kind,
      minutes: -minutes,
      on: entry.on,
      title: entry.title,
      sourceId: id,
      correctsId,
      reason,
      recordedBy: actor.userId,
      recordedAt: now,
    });
    return ok({ value: undefined, detail: { correctsId, minutes: -minutes, reason } });
  }
}
