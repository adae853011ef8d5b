import type { INestApplicationContext } from '@nestjs/common';
import type { WorkingCalendar } from '../kernel/calendar/index.js';
import { ActorOf } from '../modules/accounts/index.js';
import { DecideOnTheSpot } from '../modules/cases/index.js';
import { type DemoOffice, must } from './office.js';
import type { OnTheSpotPlan } from './plans.js';
import { type TimedStep, Timetable } from './timetable.js';

/** The simple procedure: one step each. */
export function onTheSpotSteps(
  app: INestApplicationContext,
  office: DemoOffice,
  calendar: WorkingCalendar,
  plans: readonly OnTheSpotPlan[],
): TimedStep[] {
  return plans.flatMap((plan) => {
    const table = new Timetable(calendar, plan.day);
    return table.on(0, '15:20', async (day) => {
      const me = await app.get(ActorOf).username('officer1');
      const input = {
        cause: plan.cause,
        field: 'urban-management',
        place: plan.place,
        source: 'inspection',
        partyKind: plan.partyKind,
        party: { name: plan.partyName, address: '历下区示例小区' },
        actEndedOn: day,
        discoveredOn: day,
        summary: `${plan.partyName}在${plan.place}${plan.cause}，当场查获。`,
        officerIds: [office.officers.officer1!, office.officers.officer2!],
        at: table.moment(0, '15:10'),
        penalty: plan.penalty,
        fineFen: plan.fineYuan * 100,
        collectedFen: plan.collectedYuan * 100,
        hardToCollectLater: false,
        basis: ['《城市市容和环境卫生管理条例》第三十四条'],
        certificatesShown: true as const,
        partyHeard: true as const,
        partySigned: true,
      };
      must(await app.get(DecideOnTheSpot).decide(me!, input));
    }).steps;
  });
}
