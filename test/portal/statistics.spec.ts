import { DRIVER } from '../support/database.js';
import { ADULT, publishedCase } from '../support/decided-case.js';
import { type Office, startOffice } from '../support/office.js';

let office: Office;
beforeAll(async () => {
  office = await startOffice({ at: '2026-11-23T03:00:00.000Z' });
});
afterAll(() => office.close());

const page = async () => (await office.anyone().get('/portal/statistics').expect(200)).text;
/** The number beside a name in the tables of the charts. */
const beside = (text: string, name: string) =>
  Number(new RegExp(`<th scope="row">${name}</th><td>(\\d+)</td>`).exec(text)?.[1] ?? 'NaN');

describe(`statistics of the portal on ${DRIVER}`, () => {
  it('an empty office has a page too', async () => {
    const text = await page();
    expect(text).toContain('正在公示 0 件');
    expect(text).toContain('按期公示：暂无');
    expect(beside(text, '26-11')).toBe(0);
  });

  it('PUB-01, PUB-13 counts what is shown by month, kind and field, and what was in time; a withdrawal counts at once', async () => {
    const first = await publishedCase(office, { ...ADULT });
    await publishedCase(office, { cause: '夜间施工' });
    await office
      .anyone()
      .post('/portal/requests')
      .type('form')
      .set('Sec-Fetch-Site', 'same-origin')
      .send({ kind: 'complaint', agency: office.seeded.streetId, name: '甲', contact: '1', text: '事项' })
      .expect(201);
    const text = await page();
    expect(text).toContain('正在公示 2 件');
    expect(beside(text, '26-11')).toBe(2);
    expect(beside(text, '25-12')).toBe(0);
    expect(beside(text, '罚款')).toBe(2);
    expect(beside(text, '城市管理')).toBe(2);
    expect(text).toContain('按期公示：100.0%');
    expect(text).toContain('按期答复：暂无');
    expect(text.match(/<svg role="img" aria-label="[^"]+"/g)).toHaveLength(4);

    const releaser = await office.as('releaser1');
    await releaser
      .post(`/api/disclosures/${first.disclosureId}/withdrawal`, { reason: '决定被撤销' })
      .expect(200);
    const after = await page();
    expect(after).toContain('正在公示 1 件');
    expect(beside(after, '罚款')).toBe(1);
    // It was published in time all the same.
    expect(after).toContain('按期公示：100.0%');
    expect(after).toContain('2 / 2 件');

    office.clock.set('2026-12-15T02:00:00.000Z');
    const late = await page();
    expect(late).toContain('按期答复：0.0%');
    expect(beside(late, '26-12')).toBe(0);
  });
});
