import { createHash } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WorkingCalendar } from '../kernel/calendar/index.js';
import { addDays, type LegalDay } from '../kernel/time.js';
import { ActorOf } from '../modules/accounts/index.js';
import {
  ComposeBlueprint,
  ExamPaperRow,
  ExamRegister,
  SubmitAttempt,
  MyExams,
  PublishResults,
  RegisterForExam,
  SaveAnswers,
  ScheduleBatch,
} from '../modules/exams/index.js';
import { Clock } from '../platform/time/index.js';
import { must } from './office.js';
import { type TimedStep, Timetable } from './timetable.js';

/** People of the street who sit the finished exam, the better prepared first. */
const SITTERS = [
  ...['officer1', 'reviewer1', 'officer2', 'officer5', 'discloser1', 'officer4', 'releaser1', 'leader1'],
  ...['officer8', 'officer7', 'presider1'],
];
const WANTED = { single: 20, multiple: 10, 'true-false': 10 } as const;
const POINTS = { single: 200, multiple: 400, 'true-false': 200 } as const;

/** A number from 0 to 99 that is the same in every seeding. */
const chance = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0) % 100;

/**
 * The demo's exams: a 学法抽考 of last month with its results, and one of the special subject that is open now. A bank
 * that is still empty has no exams.
 */
export function examSteps(
  app: INestApplicationContext,
  calendar: WorkingCalendar,
  today: LegalDay,
): TimedStep[] {
  const last = new Timetable(calendar, addDays(today, -40));
  const now = new Timetable(calendar, addDays(today, -3));
  let batchId = '';
  last.on(0, '08:30', async () => {
    batchId = await schedule(
      app,
      '全员学法抽考',
      { subject: 'none' },
      last.moment(1, '09:00'),
      last.moment(1, '11:00'),
    );
  });
  for (const [i, username] of SITTERS.entries())
    last.on(1, `09:${String(i * 4 + 5).padStart(2, '0')}`, () => sit(app, username, batchId, 95 - i * 6));
  last.on(2, '15:00', async () => {
    if (batchId) must(await app.get(PublishResults).publish(await actor(app, 'trainer1'), batchId));
  });
  const special = { subject: 'special' as const, field: 'urban-management' };
  now.on(0, '08:45', () =>
    schedule(app, '专门法律知识考试', special, now.moment(0, '09:00'), now.moment(20, '18:00')),
  );
  return [...last.steps, ...now.steps];
}

async function actor(app: INestApplicationContext, username: string) {
  const found = await app.get(ActorOf).username(username);
  if (!found) throw new Error(`no account ${username}`);
  return found;
}

/** A batch from what the bank has today; the empty text where it has nothing. */
async function schedule(
  app: INestApplicationContext,
  title: string,
  kind: { subject: 'none' } | { subject: 'special'; field: string },
  opensAt: string,
  closesAt: string,
): Promise<string> {
  const trainer = await actor(app, 'trainer1');
  const pool = await app.get(ExamRegister).pool(trainer);
  const lines = (Object.keys(WANTED) as (keyof typeof WANTED)[]).flatMap((one) => {
    const there = pool.filter((row) => row.kind === one).reduce((sum, { count }) => sum + count, 0);
    const count = Math.min(WANTED[one], there);
    return count > 0 ? [{ kind: one, count, points: POINTS[one] }] : [];
  });
  if (lines.length === 0) return '';
  const blueprint = { name: `${title}蓝图`, lines, minutes: 60, ...kind };
  const { id: blueprintId } = must(await app.get(ComposeBlueprint).compose(trainer, blueprint));
  const rules = { graceSeconds: 120, leaveRule: 'warn' as const, audience: 'staff' as const };
  const year = opensAt.slice(0, 4);
  const batch = { blueprintId, title: `${year}年${title}`, opensAt, closesAt, ...rules };
  return must(await app.get(ScheduleBatch).schedule(trainer, batch)).id;
}

/** One sitting: of a hundred questions he knows about `knows`; the rest is a guess or stays open. */
async function sit(
  app: INestApplicationContext,
  username: string,
  batchId: string,
  knows: number,
): Promise<void> {
  if (!batchId) return;
  const me = await actor(app, username);
  const { id } = must(await app.get(RegisterForExam).register(me, batchId, app.get(Clock).newId()));
  const { sittingId, session, items } = must(await app.get(MyExams).open(me, id));
  const paper = await app.get(DataSource).getRepository(ExamPaperRow).findOneByOrFail({ registrationId: id });
  const right = paper.keys.map(({ answer }) => answer);
  const answers = items.flatMap(({ no, stem, options }) => {
    const luck = chance(`${username} ${stem}`);
    if (luck >= 97) return [];
    const guess = options[luck % options.length]!.key;
    return [{ no, choice: luck < knows ? right[no - 1]! : guess, version: 1 }];
  });
  must(await app.get(SaveAnswers).save(me, sittingId, session, answers));
  must(await app.get(SubmitAttempt).handIn(me, sittingId, session));
}
