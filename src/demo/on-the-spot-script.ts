import type { INestApplicationContext } from '@nestjs/common';
import type { WorkingCalendar } from '../kernel/calendar/index.js';
import { ActorOf } from '../modules/accounts/index.js';
import {
  ArchiveCase,
  CaseActs,
  CloseCase,
  DecideOnTheSpot,
  HandInCash,
  RecordPayment,
} from '../modules/cases/index.js';
import { Assessments } from '../modules/disclosure/index.js';
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
    let caseId = '';
    table.on(0, '15:20', async (day) => {
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
      caseId = must(await app.get(CaseActs).run(DecideOnTheSpot, { actor: me!, input })).id;
    });
    table.on(2, '10:00', async () => {
      const me = await app.get(ActorOf).username('discloser1');
      const reason = '当场处罚，违法行为轻微，不具有一定社会影响';
      must(await app.get(Assessments).ofCase(me!, caseId, { socialImpact: false, reason }));
    });
    if (plan.collectedYuan > 0)
      table.on(2, '16:00', async (day) => {
        const me = await app.get(ActorOf).username('officer1');
        must(
          await app.get(CaseActs).run(HandInCash, {
            actor: me!,
            id: caseId,
            input: { handedInOn: table.day(1), bankedOn: day, receipt: '演示票据' },
          }),
        );
      });
    else if (plan.fineYuan > 0)
      table.on(5, '10:00', async (day) => {
        const me = await app.get(ActorOf).username('officer1');
        const payment = { paidOn: day, amountFen: plan.fineYuan * 100, receipt: '演示票据' };
        must(await app.get(CaseActs).run(RecordPayment, { actor: me!, id: caseId, input: payment }));
      });
    table
      .on(8, '09:00', async () => {
        const me = await app.get(ActorOf).username('leader1');
        must(
          await app
            .get(CaseActs)
            .run(CloseCase, { actor: me!, id: caseId, input: { reason: '当场处罚已执行完毕' } }),
        );
      })
      .on(12, '09:00', async () => {
        const me = await app.get(ActorOf).username('officer1');
        must(await app.get(CaseActs).run(ArchiveCase, { actor: me!, id: caseId, input: undefined }));
      });
    return table.steps;
  });
}
