import type { INestApplicationContext, Type } from '@nestjs/common';
import type { Actor } from '../kernel/access/index.js';
import type { WorkingCalendar } from '../kernel/calendar/index.js';
import type { Result } from '../kernel/result.js';
import { addDays, type LegalDay } from '../kernel/time.js';
import { ActorOf } from '../modules/accounts/index.js';
import {
  ApproveFiling,
  CaseActs,
  LiftSeizure,
  RegisterLead,
  RequestFiling,
  Seize,
} from '../modules/cases/index.js';
import {
  Assessments,
  DisclosureActs,
  PrepareDisclosure,
  ReleaseDisclosure,
  WithdrawDisclosure,
} from '../modules/disclosure/index.js';
import {
  DeliverLicence,
  EndLicence,
  LicenceActs,
  type LicenceInput,
  RegisterLicence,
} from '../modules/licences/index.js';
import type { DemoExtras } from './extras.js';
import { type DemoOffice, must } from './office.js';
import { type TimedStep, Timetable } from './timetable.js';

type Kind = 'measure' | 'licence';

/** Acts of people by their user names, each through the door that they use. */
class ActRunner {
  constructor(private readonly app: INestApplicationContext) {}

  async act<A, T>(
    username: string,
    type: Type<A>,
    work: (act: A, me: Actor) => Promise<Result<T>>,
  ): Promise<T> {
    const me = await this.app.get(ActorOf).username(username);
    if (!me) throw new Error(`no account ${username}`);
    return must(await work(this.app.get(type), me));
  }

  /** Assessed, prepared and released by three persons; answers the disclosure. */
  publish(table: Timetable, n: number, kind: Kind, matter: () => string): () => string {
    let id = '';
    const said = kind === 'measure' ? { socialImpact: true, reason: '辖区群众关注，公示不损害当事人' } : {};
    table
      .on(n, '09:20', async () => {
        const named = { kind, id: matter() };
        id = (await this.act('discloser1', Assessments, (a, me) => a.ofMatter(me, named, said))).id;
      })
      .on(n, '10:10', () =>
        this.act('discloser1', DisclosureActs, (a, actor) =>
          a.run(PrepareDisclosure, { actor, id, input: {} }),
        ),
      )
      .on(n + 1, '09:40', () =>
        this.act('releaser1', DisclosureActs, (a, actor) =>
          a.run(ReleaseDisclosure, { actor, id, input: undefined }),
        ),
      );
    return () => id;
  }
}

/** Seizures: the days before today on which the lead came, what was taken, whether it was published. */
const SEIZURES = [
  { before: 40, party: '示例烧烤店（演示）', items: '烧烤炉两台、桌椅六套', publish: true },
  { before: 36, party: '示例水果店（演示）', items: '落地广告牌三块', publish: false },
  { before: 8, party: '示例建材经营部（演示）', items: '切割机一台', publish: false },
];

function seizureSteps(
  runner: ActRunner,
  office: DemoOffice,
  extras: DemoExtras,
  table: Timetable,
  { party, items, publish }: (typeof SEIZURES)[number],
): TimedStep[] {
  const place = '历下区建筑新村街道示例路18号';
  const officerIds = [office.officers.officer1!, office.officers.officer2!];
  let caseId = '';
  let measureId = '';
  table
    .on(0, '09:10', async (day) => {
      const lead = {
        ...{ cause: '擅自占用城市道路经营', field: 'urban-management', place, source: 'inspection' },
        ...{ partyKind: 'individual-business' as const, party: { name: party, address: place } },
        ...{ actEndedOn: day, discoveredOn: day, officerIds },
        summary: `巡查发现${party}占用人行道经营。`,
      };
      caseId = (
        await runner.act('officer1', CaseActs, (a, me) => a.run(RegisterLead, { actor: me, input: lead }))
      ).id;
    })
    .on(0, '09:50', () =>
      runner.act('officer1', CaseActs, (a, me) => a.run(RequestFiling, { actor: me, id: caseId, input: {} })),
    )
    .on(0, '10:30', () =>
      runner.act('leader1', CaseActs, (a, me) =>
        a.run(ApproveFiling, { actor: me, id: caseId, input: undefined }),
      ),
    )
    .on(1, '15:00', async () => {
      const to = table.moment(1, '14:40');
      const from = new Date(Date.parse(to) - 5000).toISOString();
      const measure = {
        ...{ from, to, officerIds, place, items, urgent: false, approvedAt: table.moment(1, '13:30') },
        ...{ certificatesShown: true as const, partyPresence: 'signed' as const },
        reason: '经营工具用于违法占道，《行政强制法》第二十二条、第二十三条',
      };
      const { id } = await runner.act('leader1', CaseActs, (a, me) =>
        a.run(Seize, { actor: me, id: caseId, input: measure }),
      );
      measureId = id;
      await extras.film('officer1', caseId, 'investigation', { from, to }, 1);
    });
  table.on(18, '16:00', (on) =>
    runner.act('officer1', CaseActs, (a, me) =>
      a.run(LiftSeizure, {
        actor: me,
        id: caseId,
        input: { on, reason: '不再需要采取查封、扣押措施', disposal: '全部退还当事人' },
      }),
    ),
  );
  if (publish) runner.publish(table, 5, 'measure', () => measureId);
  return table.steps;
}

interface LicencePlan {
  readonly before: number;
  readonly holder: string;
  readonly person?: boolean;
  readonly documentName: string;
  readonly certificate?: string;
  readonly kind: LicenceInput['kind'];
  readonly content: string;
  readonly longTerm?: boolean;
  readonly publish: boolean;
  readonly ending?: 'revoked' | 'cancelled';
}

const LICENCES: readonly LicencePlan[] = [
  {
    ...{ before: 160, holder: '示例广告有限公司（演示）', kind: 'ordinary', publish: true },
    ...{ documentName: '准予设置户外广告设施决定书', certificate: '户外广告设施设置许可证' },
    content: '准予在示例路6号外墙设置户外广告设施一处，面积二十平方米',
  },
  {
    ...{ before: 95, holder: '陈辛', person: true, kind: 'registration', publish: true, longTerm: true },
    ...{ documentName: '准予设置便民摊点决定书' },
    content: '准予在示例便民市场设置修理摊点一处',
  },
  {
    ...{ before: 70, holder: '示例工程有限公司（演示）', kind: 'ordinary', publish: true, ending: 'revoked' },
    ...{ documentName: '准予临时占用城市道路决定书', certificate: '临时占用城市道路许可证' },
    content: '准予因施工临时占用示例路人行道三十平方米',
  },
  {
    ...{ before: 24, holder: '示例餐饮有限公司（演示）', kind: 'ordinary', publish: false },
    ...{ documentName: '准予处置建筑垃圾决定书', certificate: '城市建筑垃圾处置核准证' },
    content: '准予处置装修垃圾五十吨',
  },
  {
    ...{ before: 3, holder: '示例文化有限公司（演示）', kind: 'approval', publish: false },
    ...{ documentName: '准予悬挂宣传品决定书' },
    content: '准予在示例广场悬挂宣传横幅十条',
  },
];

const YEARS = 3;

function licenceSteps(runner: ActRunner, table: Timetable, plan: LicencePlan, n: number): TimedStep[] {
  const { holder, person = false, documentName, certificate, content, publish, ending } = plan;
  let id = '';
  table.on(0, '11:00', async (day) => {
    const number = `济历建街许决字〔${day.slice(0, 4)}〕第9${String(n).padStart(2, '0')}号`;
    const until = addDays(
      `${Number(day.slice(0, 4)) + YEARS}${day.slice(4).replace('-02-29', '-02-28')}`,
      -1,
    );
    const input: LicenceInput = {
      ...{ field: 'urban-management', documentName, number, kind: plan.kind, content },
      ...(person
        ? { holderKind: 'person' as const, holder: { name: holder, birthDay: '1988-05-06' } }
        : {
            holderKind: 'organisation' as const,
            holder: { name: holder, creditCode: '91370102MA3TEXT014', representative: '示例负责人' },
          }),
      ...(certificate && { certificateName: certificate, certificateNumber: `YS-${day.slice(0, 4)}-${n}` }),
      ...{ decidedOn: day, validFrom: day, ...(!plan.longTerm && { validThrough: until }) },
      text: `${documentName}\n${number}\n申请人：${holder}\n经审查，你（单位）的申请符合法定条件，依据《行政许可法》第三十八条第一款，${content}。\n${day}\n（演示文书）`,
    };
    id = (await runner.act('officer1', LicenceActs, (a, me) => a.run(RegisterLicence, { actor: me, input })))
      .id;
  });
  table.on(4, '15:30', (on) =>
    runner.act('officer1', LicenceActs, (a, me) => a.run(DeliverLicence, { actor: me, id, input: { on } })),
  );
  if (!publish) return table.steps;
  const disclosure = runner.publish(table, 3, 'licence', () => id);
  if (!ending) return table.steps;
  table
    .on(20, '10:00', (on) =>
      runner.act('leader1', LicenceActs, (a, me) =>
        a.run(EndLicence, {
          actor: me,
          id,
          input: { ending, on, reason: '超越法定职权准予许可（演示）' },
        }),
      ),
    )
    .on(21, '09:30', () =>
      runner.act('releaser1', DisclosureActs, (a, actor) =>
        a.run(WithdrawDisclosure, {
          actor,
          id: disclosure(),
          input: { reason: '原行政许可决定已被依法撤销，现撤回公示信息。' },
        }),
      ),
    );
  return table.steps;
}

/** What the demo's street publishes besides penalties: measures and licences, one of each overdue. */
export function publishableSteps(
  app: INestApplicationContext,
  office: DemoOffice,
  calendar: WorkingCalendar,
  today: LegalDay,
  extras: DemoExtras,
): TimedStep[] {
  const runner = new ActRunner(app);
  const from = (before: number): Timetable => new Timetable(calendar, addDays(today, -before));
  return [
    ...SEIZURES.flatMap((plan) => seizureSteps(runner, office, extras, from(plan.before), plan)),
    ...LICENCES.flatMap((plan, i) => licenceSteps(runner, from(plan.before), plan, i + 1)),
  ];
}
