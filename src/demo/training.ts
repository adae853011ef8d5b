import type { INestApplicationContext } from '@nestjs/common';
import type { WorkingCalendar } from '../kernel/calendar/index.js';
import { systemActor } from '../kernel/access/index.js';
import { addDays, type LegalDay } from '../kernel/time.js';
import { ActorOf } from '../modules/accounts/index.js';
import { LoadBuiltInBank, QuestionActs } from '../modules/questions/index.js';
import {
  AttendanceActs,
  CloseLecture,
  CourseActs,
  LectureActs,
  Lectures,
  LoadBuiltInCourses,
  PlanActs,
  ScheduleLecture,
  SetTrainingPlan,
  SignInToLecture,
} from '../modules/training/index.js';
import { type DemoOffice, must } from './office.js';
import { type TimedStep, Timetable } from './timetable.js';

/** The bank and the courses that came with the program, in the street that trains its people. */
export async function seedLearning(app: INestApplicationContext, { streetId }: DemoOffice): Promise<void> {
  const trainer = systemActor(streetId, ['trainer']);
  const call = { actor: trainer, input: { shared: true } };
  must(await app.get(QuestionActs).run(LoadBuiltInBank, call));
  must(await app.get(CourseActs).run(LoadBuiltInCourses, call));
}

/** Days before today, title, kind, lecturer, and how many of the officers came. */
const LECTURES: readonly [
  before: number,
  title: string,
  kind: 'public-law' | 'field' | 'ethics',
  lecturer: string,
  came: number,
][] = [
  [200, '行政处罚法集中培训', 'public-law', '讲师甲', 8],
  [150, '城市管理执法实务', 'field', '讲师乙', 7],
  [95, '执法文书与案卷评查', 'field', '讲师甲', 6],
  [55, '执法规范与职业素养', 'ethics', '讲师丙', 7],
  [24, '听证与法制审核', 'public-law', '讲师甲', 5],
];

/** The demo's training: a plan, lectures of a whole day with their sign-ins, and one of today at which one can sign in. */
export function trainingSteps(
  app: INestApplicationContext,
  calendar: WorkingCalendar,
  today: LegalDay,
): TimedStep[] {
  const actor = async (username: string) => {
    const found = await app.get(ActorOf).username(username);
    if (!found) throw new Error(`no account ${username}`);
    return found;
  };
  const schedule = async (
    title: string,
    kind: 'public-law' | 'field' | 'ethics',
    lecturer: string,
    startsAt: string,
    endsAt: string,
  ) => {
    const input = { title, kind, lecturer, place: '街道三楼会议室', startsAt, endsAt, shared: false };
    const call = { actor: await actor('trainer1'), input };
    return must(await app.get(LectureActs).run(ScheduleLecture, call)).id;
  };
  const year = Number(today.slice(0, 4));
  const plans = new Timetable(calendar, `${year}-01-08`);
  plans.on(0, '10:00', async () => {
    const input = { year, targetHours: 60, title: `${year}年度执法人员培训计划` };
    must(await app.get(PlanActs).run(SetTrainingPlan, { actor: await actor('trainer1'), input }));
  });
  const past = LECTURES.flatMap(([before, title, kind, lecturer, came]) => {
    const table = new Timetable(calendar, addDays(today, -before));
    let id = '';
    table.on(0, '09:30', async () => {
      id = await schedule(title, kind, lecturer, table.moment(1, '09:00'), table.moment(1, '15:00'));
    });
    for (let i = 1; i <= came; i++)
      table.on(1, `09:${String(i).padStart(2, '0')}`, async () => {
        const { code } = must(await app.get(Lectures).code(await actor('trainer1'), id));
        const who = await actor(`officer${i}`);
        const lecture = must(await app.get(Lectures).byCode(who, code));
        const call = { actor: who, id: lecture.id, input: undefined };
        must(await app.get(AttendanceActs).run(SignInToLecture, call));
      });
    table.on(1, '15:30', async () => {
      const call = { actor: await actor('trainer1'), id, input: undefined };
      must(await app.get(LectureActs).run(CloseLecture, call));
    });
    return table.steps;
  });
  const now = new Timetable(calendar, addDays(today, -1));
  now.on(0, '10:00', async () => {
    const day = (time: string) => new Date(Date.parse(`${today}T${time}:00.000+08:00`)).toISOString();
    await schedule('集中培训日', 'public-law', '讲师甲', day('08:30'), day('20:30'));
  });
  return [...plans.steps, ...past, ...now.steps];
}
