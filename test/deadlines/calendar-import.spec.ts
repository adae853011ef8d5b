import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCalendarCommand } from '../../src/cli/import-calendar.js';
import { RecountClocks } from '../../src/modules/cases/index.js';
import { VerifyStore } from '../../src/verify-store.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

/** A calendar made up for this test: no notice of 2027 is out. Its 90th day, 2027-02-18, is off; 02-20 is made up. */
const MADE_UP = {
  year: 2027,
  notice: '测试用放假安排',
  daysOff: [{ from: '2027-02-12', to: '2027-02-19', name: '春节' }],
  makeUpWorkdays: ['2027-02-20'],
  workingDaysInYear: 256,
};

describe(`a calendar taken over on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sanxiang-calendar-'));
    office = await startOffice({ at: at('2026-11-20') });
    steps = new CaseSteps(office);
    await steps.file();
  });
  afterAll(async () => {
    await office.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const calculate = async () =>
    (
      await office
        .anyone()
        .post('/api/deadlines/calculate')
        .send({ ruleId: 'PEN-06', trigger: '2026-11-20' })
        .expect(200)
    ).body;
  const caseFile = async () =>
    (await (await office.as('officer1')).get(`/api/cases/${steps.id}`).expect(200)).body;
  const clock = async () =>
    (await caseFile()).clocks.find((one: { ruleId: string }) => one.ruleId === 'PEN-06');
  const file = (content: unknown): string => {
    const path = join(folder, 'year.json');
    writeFileSync(path, JSON.stringify(content));
    return path;
  };

  it('is refused with every fault by its place, and changes nothing', async () => {
    const faulty = { ...MADE_UP, workingDaysInYear: 300, makeUpWorkdays: ['2027-02-15'] };
    const sysadmin = await office.as('sysadmin1');
    const refused = await sysadmin.post('/api/calendars', faulty).expect(422);
    expect(refused.body.code).toBe('calendar.faulty');
    expect(refused.body.detail).toContain('makeUpWorkdays[0]');
    await expect(importCalendarCommand(office.app, file({ 2027: faulty, 2028: MADE_UP }))).rejects.toThrow(
      'must be a Saturday or Sunday',
    );
    expect((await calculate()).provisional).toBe(true);
  });

  it('is nobody’s but the system administrator’s to take over', async () => {
    await (await office.as('leader1')).post('/api/calendars', MADE_UP).expect(403);
  });

  it('PEN-06: what was provisional is counted anew by it, and the case says what moved', async () => {
    expect(await clock()).toMatchObject({ due: '2027-02-18', provisional: true });
    const { year: _, ...content } = MADE_UP;
    const lines = await importCalendarCommand(office.app, file({ 2027: content }));
    expect(lines).toEqual(['2027: 256 working days, 测试用放假安排']);
    expect(await calculate()).toMatchObject({ due: '2027-02-20', provisional: false });
    expect(await clock()).toMatchObject({ due: '2027-02-20', provisional: false });
    const [last] = (await caseFile()).events.slice(-1);
    expect(last).toMatchObject({ act: 'calendar.recount', rules: ['PEN-06'] });
    const report = await office.app.get(VerifyStore).run();
    expect(report).toMatchObject({ ok: true });
  });

  it('once more changes nothing and says so; a correction moves the days again', async () => {
    expect(await importCalendarCommand(office.app, file(MADE_UP))).toEqual(['2027: stands so already']);
    const corrected = {
      ...MADE_UP,
      daysOff: [{ from: '2027-02-12', to: '2027-02-18', name: '春节' }],
      makeUpWorkdays: [],
    };
    const sysadmin = await office.as('sysadmin1');
    const answer = await sysadmin.post('/api/calendars', corrected).expect(201);
    expect(answer.body).toMatchObject({ year: 2027, corrected: true });
    await office.app.get(RecountClocks).settled();
    expect(await clock()).toMatchObject({ due: '2027-02-19', provisional: false });
    const years = (await sysadmin.get('/api/calendars').expect(200)).body;
    expect(years.map(({ year }: { year: number }) => year)).toEqual([2024, 2025, 2026, 2027]);
    expect(years[3]).toMatchObject({ importedByName: expect.any(String), workingDaysInYear: 256 });
    expect(years[2].importedAt).toBeUndefined();
  });
});
