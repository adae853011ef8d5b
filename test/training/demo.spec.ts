import { legalDayOf } from '../../src/kernel/time.js';
import { Clock } from '../../src/platform/time/index.js';
import { DRIVER } from '../support/database.js';
import { DEMO_AT, type Office, startOffice } from '../support/office.js';

describe(`learning in the demo on ${DRIVER}`, () => {
  let office: Office;

  beforeAll(async () => {
    office = await startOffice({ demo: true, at: DEMO_AT });
  }, 300_000);
  afterAll(() => office.close());

  const get = async (path: string, username: string) =>
    (await (await office.as(username)).get(path).expect(200)).body;

  it('has the built-in bank, its courses, a plan and officers with and without enough hours', async () => {
    const topics = await get('/api/questions/topics', 'trainer1');
    const count = topics.reduce((sum: number, row: { count: number }) => sum + row.count, 0);
    expect(count).toBeGreaterThanOrEqual(200);
    expect(await get('/api/training/courses', 'trainee1')).toHaveLength(2);
    const year = legalDayOf(office.app.get(Clock).now()).slice(0, 4);
    expect(await get('/api/training/plans', 'trainer1')).toMatchObject([
      { year: Number(year), targetHours: 60 },
    ]);
    const { officers } = await get(`/api/training/progress?year=${year}`, 'trainer1');
    expect(officers.some(({ minutes }: { minutes: number }) => minutes > 0)).toBe(true);
    expect(officers.some(({ enough }: { enough: boolean }) => !enough)).toBe(true);
    expect((await get('/api/training/lectures', 'officer1')).length).toBeGreaterThanOrEqual(6);
  });
});
