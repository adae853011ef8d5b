import { ok } from '../../src/kernel/result.js';
import { portraitPng } from '../../src/demo/portrait.js';
import { ActorOf } from '../../src/modules/accounts/index.js';
import { Acts, type ActContext } from '../../src/modules/ledger/index.js';
import { type ExamSubject, OfficerRecords } from '../../src/modules/officers/index.js';
import { ANY_VERSION, type Office, PASSWORD } from '../support/office.js';

const TODAY = '2026-11-23';
const TRAINING = { kind: 'ethics', minutes: 1080, on: TODAY, title: '补训' };

/** Acts over HTTP, in the names of people of the demo; each must be done. */
export class FurtherActs {
  constructor(private readonly office: Office) {}

  async post(who: string, path: string, body?: object): Promise<Record<string, string>> {
    const answer = await (await this.office.as(who)).post(`/api/${path}`, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body as Record<string, string>;
  }

  async get<T>(who: string, path: string): Promise<T> {
    const answer = await (await this.office.as(who)).get(`/api/${path}`).expect(200);
    return answer.body as T;
  }

  /** Files of officers, their hours, their moves. */
  async officers(): Promise<void> {
    const { officers, districtId } = this.office.seeded;
    const { officer1, officer4, officer5, officer7 } = officers;
    await this.post('trainer1', `officers/${officer4}/file`, { education: '研究生', post: '中队长' });
    await this.post('trainer1', `officers/${officer4}/private`);
    await this.post('trainer1', `officers/${officer1}/hours`, TRAINING);
    const { hoursEntries } = await this.get<{ hoursEntries: { id: string }[] }>(
      'trainer1',
      `officers/${officer1}`,
    );
    const taken = { minutes: 15, reason: '重复登记' };
    await this.post('trainer1', `officers/hours/${hoursEntries[0]!.id}/correct`, taken);
    const left = { lastDay: '2026-11-20', cause: '退休', document: '任免1号' };
    await this.post('trainer1', `officers/${officer5}/leave-post`, left);
    await this.post('trainer1', `officers/${officer7}/transfer`, {
      lastDay: '2026-11-20',
      cause: '调动',
      document: '任免2号',
      toAgencyId: districtId,
      post: '科员',
    });
  }

  /** What befalls certificates, and the way to a new one with its refusal. */
  async certificates(): Promise<void> {
    const { certificates, officers } = this.office.seeded;
    const change = { from: TODAY, cause: '遗失', document: '声明1号' };
    const card = (number: string) => ({
      number,
      issuedOn: TODAY,
      issuer: '山东省人民政府',
      document: '办理1号',
    });
    await this.post('officer2', `certificates/${certificates.officer2}/report-loss`, change);
    await this.post('trainer1', `certificates/${certificates.officer2}/reissue`, card('15019990001'));
    await this.post('trainer1', `certificates/${certificates.officer8}/renew`, card('15019990002'));
    await this.post('trainer1', `certificates/${certificates.officer4}/revoke`, change);
    await this.post('trainer1', `certificates/${certificates.officer3}/cancel`, change);
    await this.learn(officers.officer6!, ['public']);
    const back = { lastDay: TODAY, document: '返还1号' };
    await this.post('trainer1', `certificates/${certificates.officer6}/restore`, back);

    const trainee = officers.trainee1!;
    await this.attach(`officers/${trainee}/photo`, portraitPng(3), 'portrait.png');
    await this.learn(trainee, ['special', 'public']);
    const wish = { kind: 'enforcement', fields: ['urban-management'], areas: ['370102'] };
    const first = await this.post('trainee1', `officers/${trainee}/applications`, wish);
    await this.post('leader1', `certificate-applications/${first.id}/refuse`, { opinion: '材料不齐' });
    const second = await this.post('trainer1', `officers/${trainee}/applications`, wish);
    await this.post('leader1', `certificate-applications/${second.id}/approve`, { opinion: '同意' });
    const { document: _, ...issued } = card('15019990003');
    await this.post('trainer1', `certificate-applications/${second.id}/issue`, issued);
  }

  private async learn(officerId: string, subjects: readonly ExamSubject[]): Promise<void> {
    await this.post('trainer1', `officers/${officerId}/hours`, TRAINING);
    for (const subject of subjects) await this.pass(officerId, subject);
  }

  private async pass(officerId: string, subject: ExamSubject): Promise<void> {
    const trainer = (await this.office.app.get(ActorOf).username('trainer1'))!;
    const agencyId = this.office.seeded.streetId;
    const records = this.office.app.get(OfficerRecords);
    const work = async (context: ActContext) => {
      const field = subject === 'special' ? 'urban-management' : null;
      const result = { officerId, subject, field, score: 8000, fullMarks: 10_000, passedOn: TODAY };
      await records.recordPass(context, { ...result, sourceId: context.newId() });
      return ok({ value: undefined, detail: { subject } });
    };
    const subjectOf = { agencyId, type: 'officer', id: officerId };
    await this.office.app.get(Acts).perform(trainer, 'officer.enter-hours', subjectOf, work);
  }

  /** Plans, courses, lectures: the clock moves on by two hours. */
  async training(): Promise<void> {
    const plan = { year: 2026, targetHours: 70, title: '年度计划' };
    await this.post('trainer1', 'training/plans', plan);
    await this.post('trainer1', 'training/plans', { ...plan, targetHours: 80, note: '调整' });
    const file = await this.attach('training/files', Buffer.from('%PDF-1.7 讲义'), '讲义.pdf');
    const units = [
      { kind: 'text', title: '第一讲', minutes: 1, body: '正文' },
      { kind: 'pdf', title: '讲义', minutes: 5, fileId: file.id },
    ];
    const course = { title: '新课', summary: '简介', kind: 'ethics', shared: false, units };
    const { id } = await this.post('trainer1', 'training/courses', course);
    const { parts } = await this.get<{ parts: { id: string }[] }>('officer1', `training/courses/${id}`);
    const study = (part: number, position: number) =>
      this.post('officer1', `training/units/${parts[part]!.id}/progress`, { position });
    for (const part of [0, 1]) await study(part, 0);
    this.office.clock.set('2026-11-23T02:10:00.000Z');
    await study(0, 60);
    this.office.clock.set('2026-11-23T02:20:00.000Z');
    await study(1, 300);
    await this.post('trainer1', `training/courses/${id}/close`, { reason: '已修订' });
    await this.lectures();
  }

  private async lectures(): Promise<void> {
    const lecture = { kind: 'field', place: '会议室', lecturer: '讲师甲', shared: false };
    const times = { startsAt: '2026-11-23T02:30:00.000Z', endsAt: '2026-11-23T03:30:00.000Z' };
    const schedule = (title: string) =>
      this.post('trainer1', 'training/lectures', { ...lecture, ...times, title });
    const held = (await schedule('实务')).id!;
    const cancelled = (await schedule('另一讲')).id!;
    await this.post('trainer1', `training/lectures/${cancelled}/cancel`, { reason: '讲师生病' });
    const { code } = await this.get<{ code: string }>('trainer1', `training/lectures/${held}/code`);
    for (const who of ['officer1', 'officer2', 'leader1'])
      await this.post(who, 'training/sign-ins', { code });
    this.office.clock.set('2026-11-23T03:00:00.000Z');
    await this.post('officer2', `training/lectures/${held}/sign-out`);
    this.office.clock.set('2026-11-23T04:00:00.000Z');
    await this.post('trainer1', `training/lectures/${held}/close`);
  }

  private async attach(path: string, bytes: Buffer, name: string): Promise<Record<string, string>> {
    const answer = await this.office
      .anyone()
      .post(`/api/${path}`)
      .set('Authorization', `Bearer ${await this.office.token('trainer1')}`)
      .set(ANY_VERSION)
      .attach('file', bytes, name)
      .expect(201);
    return answer.body as Record<string, string>;
  }

  /** A question from its beginning to its end; texts that are published in advance. */
  async questions(): Promise<void> {
    const question = {
      kind: 'single',
      topic: '听证',
      difficulty: 2,
      stem: '当事人要求听证的，应当在告知后几日内提出？',
      options: ['三日', '五日', '七日'].map((text, i) => ({ key: 'ABC'[i], text })),
      answer: 'B',
      citations: [],
      shared: true,
    };
    const { id } = await this.post('trainer1', 'questions', question);
    const { shared: _, ...revised } = { ...question, difficulty: 3 };
    await this.post('trainer1', `questions/${id}/versions`, revised);
    await this.post('trainer1', `questions/${id}/retire`, { reason: '重复' });
    const change = { item: 'duties', happenedOn: '2026-11-20', what: '职责调整' };
    await this.post('discloser1', 'openness/changes', change);
    await this.post('discloser1', 'openness/texts', { item: 'duties', text: '本机关负责城市管理执法。' });
  }

  /** In the demo, which has penalties to report. */
  async exchange(): Promise<void> {
    const { id } = await this.post('discloser1', 'exchange/batches', {});
    await this.get('discloser1', `exchange/batches/${id}/file?format=csv`);
    await this.post('discloser1', `exchange/batches/${id}/receipt`, {
      receiptNumber: '回执1号',
      receivedOn: '2026-11-20',
      rejected: [{ no: 1, message: '名称不符' }],
    });
  }

  /** An account from its beginning to its end, and what its owner does. */
  async accounts(): Promise<void> {
    const person = { agencyId: this.office.seeded.streetId, username: 'newcomer', name: '新人甲' };
    const { id } = await this.post('sysadmin1', 'accounts', person);
    const { link } = await this.post('sysadmin1', `accounts/${id}/link`);
    const password = 'Qv7!kestrel-lagoon-93';
    await this.open('auth/first-use', { token: link!.split('#')[1], password }, 204);
    const wanted = { roles: ['discloser'], reason: '任命1号' };
    await this.post('sysadmin1', `accounts/${id}/roles`, wanted);
    await this.post('secadmin1', `accounts/${id}/roles/rejection`, { reason: '写明文号' });
    await this.post('sysadmin1', `accounts/${id}/roles`, wanted);
    await this.post('secadmin1', `accounts/${id}/roles/confirmation`);
    const tokens: string[] = [];
    for (let i = 0; i < 4; i++) {
      const { accessToken } = await this.open('auth/login', { username: 'newcomer', password }, 200);
      tokens.push(accessToken!);
    }
    const own = (path: string, body?: object) =>
      this.office
        .anyone()
        .post(`/api/${path}`)
        .set('Authorization', `Bearer ${tokens[0]}`)
        .send(body ?? {})
        .expect(204);
    const sessions = await this.office
      .anyone()
      .get('/api/me/sessions')
      .set('Authorization', `Bearer ${tokens[0]}`);
    const other = (sessions.body as { id: string; current: boolean }[]).find(({ current }) => !current)!;
    await own(`me/sessions/${other.id}/end`);
    await own('me/sessions/end-others');
    await own('me/password', { current: password, password: `${password}-2` });
    await own('auth/logout');
    await this.post('sysadmin1', `accounts/${id}/unlock`);
    await this.post('sysadmin1', `accounts/${id}/end-sessions`);
    await this.post('sysadmin1', `accounts/${id}/password-reset`, { reason: '忘记密码' });
    await this.post('secadmin1', `accounts/${id}/disable`, { reason: '停用' });
    await this.post('secadmin1', `accounts/${id}/enable`, { reason: '恢复' });
    await this.open('auth/login', { username: 'trainer1', password: PASSWORD }, 200);
  }

  private async open(path: string, body: object, status: number): Promise<Record<string, string>> {
    const answer = await this.office.anyone().post(`/api/${path}`).send(body).expect(status);
    return answer.body as Record<string, string>;
  }
}
