import type { Office } from './office.js';

/** 09:00 in China on a day, as an instant. */
export const at = (day: string, time = '09:00'): string => new Date(`${day}T${time}:00+08:00`).toISOString();

export const PARTY = {
  name: '示例餐饮有限公司',
  creditCode: '91370102MA3TEXT014',
  address: '历下区示例路1号',
  phone: '0531-00000000',
  representative: '示例负责人',
};

/** The steps of a penalty case over HTTP, each with sensible input that a test may change. */
export class CaseSteps {
  constructor(
    readonly office: Office,
    public id = '',
  ) {}

  get officerIds(): string[] {
    const { officers } = this.office.seeded;
    return [officers.officer1!, officers.officer2!];
  }

  async post(username: string, path: string, body: object, status: number) {
    const response = await (await this.office.as(username)).post(`/api/cases/${this.id}/${path}`, body);
    if (response.status !== status)
      throw new Error(`${path}: ${response.status} ${JSON.stringify(response.body)}`);
    return response.body;
  }

  lead(over: object = {}) {
    const today = this.office.clock.today();
    return {
      cause: '擅自占用城市道路经营',
      field: 'urban-management',
      place: '历下区示例路1号',
      source: 'inspection',
      partyKind: 'organisation',
      party: PARTY,
      actEndedOn: today,
      discoveredOn: today,
      summary: '店外摆放桌椅经营',
      officerIds: this.officerIds,
      ...over,
    };
  }

  async register(over: object = {}): Promise<void> {
    const response = await (await this.office.as('officer1')).post('/api/cases', this.lead(over)).expect(201);
    this.id = response.body.id as string;
  }

  /** What officers do on the clock's present day between two times. */
  work(from = '08:00', to = '08:30', officerIds = this.officerIds) {
    const today = this.office.clock.today();
    return { from: at(today, from), to: at(today, to), officerIds };
  }

  async file(over: object = {}): Promise<void> {
    await this.register(over);
    await this.post('officer1', 'filing-request', {}, 204);
    await this.post('leader1', 'filing-approval', {}, 200);
  }

  investigation(over: object = {}) {
    return {
      ...this.work(),
      kind: 'site-inspection',
      place: '历下区示例路1号',
      content: '现场占道经营',
      certificatesShown: true,
      partyPresence: 'signed',
      ...over,
    };
  }

  facts(facts = '当事人于检查当日在店外摆放桌椅经营。', over: object = {}) {
    return { facts, publicInterest: false, complex: false, grave: false, ...over };
  }

  draft(over: object = {}) {
    return {
      kind: 'penalty',
      penalties: ['fine'],
      fineFen: 500_000,
      confiscatedFen: 0,
      basis: ['《城市道路管理条例》第四十二条'],
      tier: '一般',
      reasons: '事实清楚，按一般档次处理。',
      performance: '自收到本决定书之日起十五日内缴纳',
      ...over,
    };
  }

  /** From a lead to a concluded investigation with one recording. */
  async investigate(attach: (caseId: string) => Promise<unknown>, over: object = {}): Promise<void> {
    await this.file(over);
    await this.post('officer1', 'investigations', this.investigation(), 204);
    await attach(this.id);
    await this.post('officer1', 'facts', this.facts(), 204);
    await this.post('officer1', 'conclusion', { report: '建议处罚' }, 204);
  }

  submission() {
    return { statement: '请审核', materials: ['送审说明', '决定书草稿', '证据材料'] };
  }

  opinion(good = true) {
    return {
      items: [1, 2, 3, 4, 5, 6, 7].map((item) => ({ item, passed: good || item !== 3, note: '已核' })),
      opinion: good ? 'agree' : 'problems',
      ...(!good && { problemKind: 'supplement' }),
      text: good ? '同意' : '请补充证据',
    };
  }

  /** One whole round of review; answers the review's id. */
  async review(good = true): Promise<string> {
    const { id } = await this.post('officer1', 'reviews', this.submission(), 201);
    const reviewer = await this.office.as('reviewer1');
    await reviewer.post(`/api/reviews/${id}/take`).expect(204);
    await reviewer.post(`/api/reviews/${id}/opinion`, this.opinion(good)).expect(200);
    return id as string;
  }

  /** The notice before the decision, handed over and received today; answers the day. */
  async notice(): Promise<string> {
    const receivedOn = this.office.clock.today();
    const notice = { ...this.work('09:30', '09:40'), method: 'direct', receivedOn };
    await this.post('officer1', 'notice', notice, 200);
    return receivedOn;
  }

  /** The notice, and the party asks to be heard on the same day; answers the day. */
  async noticeAndRequest(): Promise<string> {
    const on = await this.notice();
    await this.post('officer1', 'hearing/request', { on }, 204);
    return on;
  }

  async noticeAndWaiver(): Promise<void> {
    const today = await this.notice();
    await this.post('officer1', 'defence', { kind: 'waived', on: today, text: '放弃陈述、申辩' }, 204);
    const { clocks } = await this.view();
    if (clocks.some((clock: { ruleId: string }) => clock.ruleId === 'PEN-10'))
      await this.post('officer1', 'hearing/waiver', { on: today, text: '不要求听证' }, 204);
  }

  /** The notice of a hearing in the morning of a day, received today (行政处罚法 第64条第2项). */
  hearing(on: string, over: object = {}) {
    return {
      ...{ on, time: '09:30', place: '街道办事处二楼听证室' },
      noticedOn: this.office.clock.today(),
      presiderOfficerId: this.office.seeded.officers.presider1!,
      ...over,
    };
  }

  async serve(): Promise<{ payBy: string }> {
    const today = this.office.clock.today();
    const body = {
      ...this.work('10:00', '10:10'),
      method: 'direct',
      receivedOn: today,
      recipient: '示例负责人',
    };
    return this.post('officer1', 'service', body, 200);
  }

  async view(username = 'officer1') {
    return (await (await this.office.as(username)).get(`/api/cases/${this.id}`).expect(200)).body;
  }

  /** Moves the clock to a time of a day and forgets nothing. */
  on(day: string, time = '11:00'): void {
    this.office.clock.set(at(day, time));
  }
}
