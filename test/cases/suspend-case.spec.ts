import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

const UNTRACEABLE = { ground: 'party-untraceable', reason: '当事人下落不明' };

describe(`case.suspend and case.resume on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;
  let filed: string;
  let due: string;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-03-02') });
  });
  afterAll(() => office.close());

  const begin = async (field: string) => {
    steps = new CaseSteps(office);
    filed = later(1);
    steps.on(filed);
    await steps.file({ field });
    due = (await period()).due;
  };
  const later = (days: number): string =>
    new Date(Date.parse(`${office.clock.today()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  const period = async () =>
    (await steps.view()).clocks.find(({ ruleId }: { ruleId: string }) => ruleId === 'PEN-06');
  const suspend = (body: object, status = 204) => steps.post('leader1', 'suspend', body, status);
  const resume = () => steps.post('leader1', 'resume', { reason: '已经找到当事人' }, 204);
  const paper = async (wanted: string): Promise<string> =>
    (await steps.view()).documents.find(({ kind }: { kind: string }) => kind === wanted).body;
  const found = async () => {
    const { findings } = await (
      await office.as('supervisor1')
    )
      .get(`/api/supervision/overview?year=${filed.slice(0, 4)}`)
      .expect(200)
      .then(({ body }) => body);
    return findings.filter(({ caseId }: { caseId: string }) => caseId === steps.id);
  };
  const listedOverdue = async () => {
    const { body } = await (await office.as('leader1')).get('/api/cases?overdue=true').expect(200);
    return body.cases.some(({ id }: { id: string }) => id === steps.id);
  };
  /** The public calculator, which counts each day by itself. */
  const counted = async (suspensions: object[]) => {
    const question = { ruleId: 'PEN-06', trigger: filed, domain: 'market-regulation', suspensions };
    const { body } = await office.anyone().post('/api/deadlines/calculate').send(question).expect(200);
    return body.due;
  };

  it('asks for a ground of the law', async () => {
    await begin('market-regulation');
    for (const ground of [undefined, 'lunch'])
      expect(await suspend({ reason: '等待', ground }, 422)).toMatchObject({ code: 'input.invalid' });
  });

  it('leaves the time of a suspension out of the period whose rule admits it, and accuses nobody meanwhile', async () => {
    await begin('market-regulation');
    const since = later(10);
    steps.on(since);
    await suspend(UNTRACEABLE);
    expect(await period()).toMatchObject({ status: 'suspended', suspendedOn: since, suspensions: [] });
    expect(await paper('中止审批表')).toContain('当事人下落不明，暂时无法调查');
    expect(await paper('中止审批表')).toContain('自次日起不计入期限');
    const back = later(150);
    steps.on(back);
    expect(await found()).toEqual([]);
    expect(await listedOverdue()).toBe(false);
    await resume();
    const left = { from: addDay(since), to: back, reason: 'stay' };
    const now = await period();
    expect(now).toMatchObject({ suspendedOn: null, suspensions: [left] });
    expect(now.due > back && now.due > due).toBe(true);
    expect(now.due).toBe(await counted([left]));
    expect(await paper('恢复审批表')).toContain('至20');
    steps.on(now.due);
    expect(await found()).toEqual([]);
    steps.on(addDay(now.due));
    expect(await found()).toEqual([expect.objectContaining({ kind: 'overdue', ruleId: 'PEN-06' })]);
    expect(await listedOverdue()).toBe(true);
  });

  it('counts two suspensions, and none that ended on its own day', async () => {
    await begin('market-regulation');
    await suspend({ ground: 'testing', reason: '送检' });
    await resume();
    expect(await period()).toMatchObject({ due, suspensions: [] });
    const spans: object[] = [];
    for (const ground of ['appraisal', 'legal-question']) {
      const since = later(3);
      steps.on(since);
      await suspend({ ground, reason: '等待结果' });
      const to = later(5);
      steps.on(to);
      await resume();
      spans.push({ from: addDay(since), to, reason: ground === 'appraisal' ? 'appraisal' : 'stay' });
    }
    const now = await period();
    expect(now.suspensions).toEqual(spans);
    expect(now.due).toBe(await counted(spans));
    const before = Date.parse(await counted([]));
    expect(Date.parse(now.due) - before).toBeGreaterThanOrEqual(8 * 86_400_000);
  });

  it('is refused where the rule admits no such ground, unless the approver states that the period runs on', async () => {
    await begin('urban-management');
    expect(await suspend(UNTRACEABLE, 422)).toMatchObject({
      code: 'law.suspension-not-admitted',
      ruleId: 'PEN-06',
      detail: expect.stringContaining('不因任何事由扣除时间'),
      next: expect.stringContaining('照常计算'),
    });
    expect(await steps.view()).toMatchObject({ state: 'investigating' });
    await suspend({ ...UNTRACEABLE, periodRunsOn: true });
    expect(await paper('中止审批表')).toContain('照常计算');
    expect(await period()).toMatchObject({ due, suspendedOn: null });
    steps.on(addDay(due));
    expect(await found()).toEqual([expect.objectContaining({ kind: 'overdue', ruleId: 'PEN-06' })]);
    await resume();
    expect(await period()).toMatchObject({ due, suspensions: [] });
    expect(await paper('恢复审批表')).not.toContain('办案期限');
  });

  it('gives no days back to a period that had run out before', async () => {
    await begin('market-regulation');
    steps.on(addDay(due));
    await suspend(UNTRACEABLE);
    expect(await period()).toMatchObject({ status: 'overdue', suspendedOn: null, due });
    expect(await found()).toEqual([expect.objectContaining({ kind: 'overdue', ruleId: 'PEN-06' })]);
  });
});

const addDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
