import type { ActRules } from '../platform/acts/index.js';
import type { INestApplicationContext, Type } from '@nestjs/common';
import type { Actor } from '../kernel/access/index.js';
import type { Result } from '../kernel/result.js';
import { ActorOf } from '../modules/accounts/index.js';
import {
  AnnulDecision,
  ApproveFiling,
  ArchiveCase,
  CaseActs,
  type CaseContext,
  type CaseOutcome,
  CloseCase,
  ConcludeInvestigation,
  Decide,
  Discuss,
  DraftDecision,
  DropCase,
  GiveNotice,
  RecordDefence,
  RecordHearing,
  RecordInvestigation,
  RecordPayment,
  RecordRefund,
  RefuseFiling,
  RegisterLead,
  RequestFiling,
  RequestHearing,
  WaiveHearing,
  ScheduleHearing,
  ServeDecision,
  type Stage,
  StateFacts,
  SuspendCase,
  TransferCase,
} from '../modules/cases/index.js';
import {
  GiveOpinion,
  type ReviewContext,
  ReviewerActs,
  type ReviewOutcome,
  SubmissionActs,
  SubmitReview,
  TakeReview,
} from '../modules/reviews/index.js';
import { type DemoOffice, must } from './office.js';
import { type CasePlan, ENDED_BECAUSE } from './plans.js';
import { opinionOf, SUBMISSION } from './review-papers.js';
import type { Timetable } from './timetable.js';

/** One demo case played through the very acts that people use. */
export class CaseScript {
  private caseId = '';
  private reviewId = '';

  constructor(
    private readonly app: INestApplicationContext,
    private readonly office: DemoOffice,
    private readonly plan: CasePlan,
    private readonly table: Timetable,
    private readonly extras: ScriptExtras,
  ) {}

  write(): void {
    this.filing();
    const { course } = this.plan;
    if (course === 'not-filed') return;
    this.investigation();
    if (course === 'suspended' || course === 'dropped' || course === 'transferred')
      return this.endEarly(course);
    const decided = this.decision();
    this.afterwards(decided);
  }

  private filing(): void {
    const { plan } = this;
    this.table.on(0, '09:00', async (day) => {
      const { kind, ...party } = plan.party;
      const lead = {
        cause: plan.cause,
        field: plan.field,
        place: plan.place,
        source: 'inspection',
        partyKind: kind,
        party: { ...party, address: plan.place, phone: '0531-00000000' },
        actEndedOn: day,
        discoveredOn: day,
        summary: `巡查发现${plan.party.name}${plan.conduct}。`,
        officerIds: this.officerIds(),
      };
      this.caseId = (
        await this.act(plan.officers[0], CaseActs, (a, me) => a.run(RegisterLead, { actor: me, input: lead }))
      ).id;
    });
    this.table.on(0, '10:00', () => this.onCase(plan.officers[0], RequestFiling, {}));
    if (plan.course === 'not-filed')
      this.table.on(1, '09:30', () =>
        this.onCase('leader1', RefuseFiling, { reason: '违法行为轻微并已当场改正，未造成危害后果' }),
      );
    else this.table.on(1, '09:30', () => this.onCase('leader1', ApproveFiling));
  }

  private investigation(): void {
    const { plan, table } = this;
    const work = (n: number, from: string, to: string) => ({
      from: table.moment(n, from),
      to: table.moment(n, to),
      officerIds: this.officerIds(),
    });
    table.on(2, '10:20', async () => {
      const content = `执法人员到场后表明身份并出示执法证件。经检查，${plan.party.name}${plan.conduct}。现场拍照、录像取证。`;
      const record = {
        ...work(2, '09:12', '09:47'),
        kind: 'site-inspection' as const,
        place: plan.place,
        content,
        certificatesShown: true,
        partyPresence: 'signed' as const,
      };
      await this.onCase(plan.officers[0], RecordInvestigation, record);
    });
    table.on(2, '17:30', () => this.film('investigation', work(2, '09:12', '09:47'), 2));
    table.on(4, '11:00', async () => {
      const content = '问：你单位是否知道该行为违反规定？答：已经知道，愿意改正。';
      const record = {
        ...work(4, '10:00', '10:40'),
        kind: 'interview' as const,
        place: '街道办事处询问室',
        content,
        certificatesShown: true,
        partyPresence: 'signed' as const,
      };
      await this.onCase(plan.officers[1], RecordInvestigation, record);
    });
    if (plan.course === 'suspended' || plan.course === 'dropped' || plan.course === 'transferred') return;
    const heavy = this.needsReview();
    const slow = plan.course === 'slow' ? 68 : 0;
    table.on(6, '09:00', () =>
      this.onCase(plan.officers[0], StateFacts, {
        facts: `${plan.party.name}于${table.day(0)}在${plan.place}${plan.conduct}。以上事实有现场检查笔录、询问笔录、现场照片和音像记录为证。`,
        publicInterest: false,
        complex: heavy && plan.course === 'review-problems',
        grave: heavy,
      }),
    );
    table.on(7 + slow, '09:00', () =>
      this.onCase(plan.officers[0], ConcludeInvestigation, { report: '事实清楚，证据确凿，建议依法处理。' }),
    );
    table.on(8 + slow, '09:00', () => this.draft(plan.fineYuan));
  }

  private endEarly(course: 'suspended' | 'dropped' | 'transferred'): void {
    const reason = ENDED_BECAUSE[course];
    const suspension = { ground: 'preliminary-question', reason, periodRunsOn: true } as const;
    this.table.on(9, '14:00', async () => {
      if (course === 'suspended') await this.onCase('leader1', SuspendCase, suspension);
      else await this.onCase('leader1', course === 'dropped' ? DropCase : TransferCase, { reason });
    });
    if (course !== 'suspended')
      this.table.on(14, '10:00', () => this.onCase(this.plan.officers[0], ArchiveCase));
  }

  /** Adds review, notice, hearing and decision; returns the working day of the decision. */
  private decision(): number {
    const { plan, table } = this;
    let n = 9 + (plan.course === 'slow' ? 68 : 0);
    if (plan.course !== 'hearing' && this.needsReview())
      n = this.review(n, plan.course === 'review-problems');
    if (plan.course !== 'no-penalty') n = this.notice(n);
    if (plan.course === 'hearing') n = this.review(this.hearing(n), false);
    if (this.needsReview()) {
      table.on(n, '15:00', (day) =>
        this.onCase('leader1', Discuss, {
          on: day,
          participants: ['负责人甲', '副职甲', '副职乙'],
          minutes: '承办人汇报案情，与会人员一致同意处理意见。',
          conclusion: '同意拟处罚意见',
        }),
      );
      n += 1;
    }
    table.on(n, '10:00', () => this.onCase('leader1', Decide, {}));
    return n;
  }

  private review(from: number, problems: boolean): number {
    let n = from;
    const submit = (day: number) =>
      this.table.on(day, '09:10', async () => {
        const { id } = await this.act(this.plan.officers[0], SubmissionActs, (acts, actor) =>
          acts.run(SubmitReview, { actor, id: this.caseId, input: SUBMISSION }),
        );
        this.reviewId = id;
      });
    const opine = (day: number, good: boolean) =>
      this.table
        .on(day, '09:20', () => this.onReview(TakeReview, {}))
        .on(day + 1, '16:00', () => this.onReview(GiveOpinion, opinionOf(good)));
    submit(n);
    opine(n + 1, !problems);
    n += 3;
    if (!problems) return n;
    this.table.on(n, '11:00', () => this.draft(this.plan.fineYuan * 0.8));
    submit(n + 1);
    opine(n + 2, true);
    return n + 4;
  }

  private notice(n: number): number {
    const { plan, table } = this;
    const heavy = this.needsReview();
    table.on(n, '14:00', (day) =>
      this.onCase(plan.officers[0], GiveNotice, {
        method: 'direct',
        receivedOn: day,
        from: table.moment(n, '13:00'),
        to: table.moment(n, '13:20'),
        officerIds: this.officerIds(),
      }),
    );
    if (plan.course === 'hearing') return n + 1;
    table.on(n + 2, '10:00', (day) =>
      this.onCase(
        plan.officers[0],
        RecordDefence,
        heavy
          ? { kind: 'waived', on: day, text: '当事人书面放弃陈述、申辩。' }
          : {
              kind: 'statement',
              on: day,
              text: '当事人陈述：已改正，请求从轻。',
              consideration: '已在裁量时考虑。',
            },
      ),
    );
    if (heavy)
      table.on(n + 2, '10:10', (day) =>
        this.onCase(plan.officers[0], WaiveHearing, { on: day, text: '当事人书面声明不要求听证。' }),
      );
    return n + 3;
  }

  private hearing(n: number): number {
    const { table, plan } = this;
    table
      .on(n, '10:00', (day) => this.onCase(plan.officers[0], RequestHearing, { on: day }))
      .on(n + 1, '10:00', (day) =>
        this.onCase('presider1', ScheduleHearing, {
          on: table.day(n + 10),
          time: '14:30',
          place: '街道办事处二楼听证室',
          noticedOn: day,
          presiderOfficerId: this.office.officers.presider1!,
        }),
      )
      .on(n + 10, '15:30', () =>
        this.onCase('presider1', RecordHearing, {
          record: '调查人员提出事实、证据和处罚建议，当事人申辩并质证，笔录经核对签名。',
          partyAbsent: false,
        }),
      );
    return n + 11;
  }

  private afterwards(decided: number): void {
    const { plan, table } = this;
    const n = decided + 2;
    const served = { from: table.moment(n, '10:00'), to: table.moment(n, '10:15') };
    table.on(n, '11:00', (day) =>
      this.onCase(plan.officers[0], ServeDecision, {
        ...served,
        method: 'direct',
        receivedOn: day,
        recipient: plan.party.representative ?? plan.party.name,
        officerIds: this.officerIds(),
      }),
    );
    if (!plan.serviceUnfilmed) table.on(n, '17:00', () => this.film('service', served, 1));
    this.extras.disclose(table, { caseId: () => this.caseId, plan, decided });
    if (plan.course === 'annulled') {
      table.on(n + 8, '09:00', (day) =>
        this.onCase('leader1', AnnulDecision, {
          on: day,
          outcome: 'revoked',
          document: '历下区人民政府行政复议决定书（演示）',
          reason: '主要事实不清，撤销原处罚决定',
        }),
      );
      table.on(n + 8, '15:00', (day) =>
        this.onCase(plan.officers[0], RecordRefund, {
          on: day,
          amountFen: Math.round(plan.fineYuan * 100),
          receipt: '演示退款凭证',
        }),
      );
      this.extras.withdraw(table, { caseId: () => this.caseId, plan, decided: n + 9 });
    }
    const paid = n + (plan.paidAfter ?? 6);
    if (plan.course !== 'no-penalty' && plan.fineYuan > 0)
      table.on(paid, '16:00', async (day) => {
        const account = await this.extras.owed(this.caseId, day);
        if (account > 0)
          await this.onCase(plan.officers[0], RecordPayment, {
            paidOn: day,
            amountFen: account,
            receipt: '演示票据',
          });
      });
    const reason = plan.course === 'annulled' ? '处罚决定已被撤销，已缴款项已退还' : '处罚决定已执行完毕';
    table.on(paid + 3, '09:00', () => this.onCase('leader1', CloseCase, { reason }));
    table.on(paid + 8, '09:00', () => this.onCase(plan.officers[0], ArchiveCase));
  }

  private draft(fineYuan: number) {
    const { plan } = this;
    const light = plan.course === 'no-penalty';
    return this.onCase(plan.officers[0], DraftDecision, {
      kind: light ? 'minor-no-penalty' : 'penalty',
      penalties: light ? [] : plan.penalties,
      fineFen: light ? 0 : Math.round(fineYuan * 100),
      confiscatedFen: 0,
      basis: [plan.basis],
      tier: light ? '轻微不罚' : '一般',
      reasons: light
        ? '违法行为轻微并及时改正，没有造成危害后果。'
        : '当事人违法事实清楚，能够配合调查，按一般档次处理。',
      performance: light ? '' : '自收到本决定书之日起十五日内到指定银行或者通过电子支付系统缴纳罚款。',
    });
  }

  private film(stage: 'investigation' | 'service', span: { from: string; to: string }, videos: number) {
    return this.extras.film(this.plan.officers[0], this.caseId, stage, span, videos);
  }

  /** From these amounts (PEN-09: the field's row, else Shandong's) a hearing must be offered, and with it the decision reviewed. */
  private needsReview(): boolean {
    const { party, fineYuan, course, field } = this.plan;
    const [organisation, citizen] = field === 'market-regulation' ? [100_000, 10_000] : [5000, 1000];
    return course !== 'no-penalty' && fineYuan >= (party.kind === 'organisation' ? organisation : citizen);
  }

  private officerIds(): string[] {
    return this.plan.officers.map((username) => this.office.officers[username]!);
  }

  /** An act on the case of this script. */
  private onCase<Input>(
    username: string,
    act: Type<ActRules<CaseContext, Input, CaseOutcome<unknown>>>,
    ...[input]: undefined extends Input ? [Input?] : [Input]
  ): Promise<unknown> {
    return this.act(username, CaseActs, (acts, actor) =>
      acts.run(act, { actor, id: this.caseId, input: input as Input }),
    );
  }

  /** An act of the reviewer on the last review of the case. */
  private onReview<Input>(
    act: Type<ActRules<ReviewContext, Input, ReviewOutcome<unknown>>>,
    input: Input,
  ): Promise<unknown> {
    return this.act('reviewer1', ReviewerActs, (acts, actor) =>
      acts.run(act, { actor, id: this.reviewId, input }),
    );
  }

  private async act<A, T>(
    username: string,
    type: Type<A>,
    call: (act: A, me: Actor) => Promise<Result<T>>,
  ): Promise<T> {
    const me = await this.app.get(ActorOf).username(username);
    if (!me) throw new Error(`no account ${username}`);
    return must(await call(this.app.get(type), me));
  }
}

/** A decided case whose decision is to be published. */
export interface Disclosed {
  caseId: () => string;
  plan: CasePlan;
  /** Working day of the decision (or of the withdrawal), counted from the case's start. */
  decided: number;
}

/** What a script needs from modules above the cases. */
export interface ScriptExtras {
  film(
    username: string,
    caseId: string,
    stage: Stage,
    span: { from: string; to: string },
    videos: number,
  ): Promise<void>;
  disclose(table: Timetable, what: Disclosed): void;
  withdraw(table: Timetable, what: Disclosed): void;
  owed(caseId: string, day: string): Promise<number>;
}
