import type { INestApplicationContext } from '@nestjs/common';
import type { WorkingCalendar } from '../kernel/calendar/index.js';
import { addDays, type LegalDay } from '../kernel/time.js';
import { ActorOf } from '../modules/accounts/index.js';
import {
  ApproveInspection,
  CheckIn,
  EvaluateInspection,
  FinishInspection,
  InspectionActs,
  InspectionItemActs,
  Inspections,
  ListInspectionItem,
  RequestInspection,
} from '../modules/inspections/index.js';
import { Clock } from '../platform/time/index.js';
import { type DemoOffice, must } from './office.js';
import type { TimedStep } from './timetable.js';

const BEFORE_DAYS = 60;

/** A list of two items, and inspections that stand before, at and behind the door. */
export function inspectionSteps(
  app: INestApplicationContext,
  office: DemoOffice,
  calendar: WorkingCalendar,
  today: LegalDay,
): TimedStep[] {
  const clock = app.get(Clock);
  const actor = async (username: string) => {
    const found = await app.get(ActorOf).username(username);
    if (!found) throw new Error(`no account ${username}`);
    return found;
  };
  const at = (day: LegalDay, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString();
  const workdayOn = (day: LegalDay): LegalDay =>
    calendar.isWorkingDay(day) ? day : workdayOn(addDays(day, 1));
  const [listed, past, now] = [addDays(today, -BEFORE_DAYS), workdayOn(addDays(today, -8)), today];
  const items = { pavement: clock.newId(), signs: clock.newId() };
  const list = (id: string, name: string, yearlyCap: number): TimedStep => ({
    at: at(listed, '09:30'),
    run: async () =>
      void must(
        await app.get(InspectionItemActs).run(ListInspectionItem, {
          actor: await actor('leader1'),
          id,
          input: {
            name,
            yearlyCap,
            field: 'urban-management',
            basis: '《城市市容和环境卫生管理条例》（演示）',
            from: listed,
          },
        }),
      ),
  });
  const request = (id: string, itemId: string, day: LegalDay, time: string, over: object): TimedStep => ({
    at: at(day, time),
    run: async () =>
      void must(
        await app.get(InspectionActs).run(RequestInspection, {
          actor: await actor('officer1'),
          id,
          input: {
            itemId,
            kind: 'planned',
            origin: '年度检查计划第3项（演示）',
            first: day,
            last: day,
            noticeOn: day,
            companyName: '示例餐饮有限公司',
            companyCode: '91370102MA3TEXT014',
            address: '历下区示例路1号',
            officerIds: [office.officers.officer1!, office.officers.officer2!],
            ...over,
          },
        }),
      ),
  });
  const approve = (id: string, day: LegalDay, time: string): TimedStep => ({
    at: at(day, time),
    run: async () =>
      must(
        await app.get(InspectionActs).run(ApproveInspection, {
          actor: await actor('leader1'),
          id,
          input: { note: '同意' },
        }),
      ),
  });
  const tokenOf = async (id: string) =>
    new URL(must(await app.get(Inspections).one(await actor('officer1'), id)).checkInUrl).pathname
      .split('/')
      .at(-1)!;
  const [done, ready, waiting] = [clock.newId(), clock.newId(), clock.newId()];
  return [
    list(items.pavement, '占道经营检查', 2),
    list(items.signs, '户外招牌设施检查', 1),
    request(done, items.pavement, past, '08:40', {}),
    approve(done, past, '08:55'),
    {
      at: at(past, '09:30'),
      run: async () =>
        must(await app.get(InspectionActs).runByCode(CheckIn, await tokenOf(done), '前厅经理（演示）')),
    },
    {
      at: at(past, '10:20'),
      run: async () =>
        void must(
          await app.get(InspectionActs).run(FinishInspection, {
            actor: await actor('officer1'),
            id: done,
            input: { result: 'corrected', findings: '店外桌椅已当场收回（演示）' },
          }),
        ),
    },
    {
      at: at(past, '17:00'),
      run: async () =>
        must(
          await app
            .get(InspectionActs)
            .runByCode(EvaluateInspection, await tokenOf(done), { score: 5, comment: null }),
        ),
    },
    request(ready, items.pavement, now, '00:10', { kind: 'complaint', origin: '12345工单（演示）' }),
    approve(ready, now, '00:15'),
    request(waiting, items.signs, now, '00:20', {
      noticeOn: undefined,
      noNoticeReason: '投诉反映夜间占道（演示）',
    }),
  ];
}
