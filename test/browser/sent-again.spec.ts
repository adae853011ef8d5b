import type { Browser, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { deskOf, fill, openBrowser } from '../support/browser.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

/** Two clicks, a cut line, a page loaded anew: one record each time. */
describe('what a person sends twice in the browser', () => {
  let office: Office;
  let browser: Browser;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-11-23', '10:00') });
    steps = new CaseSteps(office);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  const recorded = () =>
    office.app.get(DataSource).getRepository(LedgerEntryRow).countBy({ act: 'case.refuse-filing' });

  /** The form by which leader1 refuses a filing, with its reason. */
  async function openForm(page: Page): Promise<void> {
    await page.goto(`/app/cases/${steps.id}?act=case.refuse-filing`);
    await form(page).getByLabel('理由').fill('违法行为轻微并已当场改正');
  }
  const form = (page: Page) => page.getByRole('dialog', { name: '不予立案' });
  const submit = (page: Page) => form(page).getByRole('button', { name: '提交' });

  /** A case that waits for its filing. */
  async function waiting(): Promise<void> {
    steps = new CaseSteps(office);
    await steps.register();
    await steps.post('officer1', 'filing-request', {}, 204);
  }

  it('with two clicks is one record', async () => {
    await waiting();
    const before = await recorded();
    const { page, complaints } = await deskOf(browser, office, 'leader1');
    await openForm(page);
    await submit(page).dblclick();
    await form(page).waitFor({ state: 'hidden' });
    expect(await recorded()).toBe(before + 1);
    expect(complaints).toEqual([]);
  });

  it('over a line that was cut after the server had it is one record, and is told as done', async () => {
    await waiting();
    const before = await recorded();
    const { page } = await deskOf(browser, office, 'leader1');
    await openForm(page);
    let cut = true;
    await page.route('**/filing-refusal', async (route) => {
      if (!cut) return route.continue();
      cut = false;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await submit(page).click();
    await page.getByText('连不上服务器').first().waitFor();
    expect(await recorded()).toBe(before + 1);
    await submit(page).click();
    await form(page).waitFor({ state: 'hidden' });
    expect(await recorded()).toBe(before + 1);
  });

  it('after the page was loaded anew is one record', async () => {
    await waiting();
    const before = await recorded();
    const { page, complaints } = await deskOf(browser, office, 'leader1');
    await openForm(page);
    let arrived = () => {};
    const there = new Promise<void>((resolve) => (arrived = resolve));
    await page.route('**/filing-refusal', async (route) => {
      await route.fetch();
      arrived();
      // The page is gone before its answer comes.
    });
    await submit(page).click();
    await there;
    await page.reload();
    await page.unroute('**/filing-refusal');
    // The page knows the key of what it had sent and was not answered.
    const answer = await page.evaluate(async (id) => {
      const stored = JSON.parse(sessionStorage.getItem('sanxiang.sending') ?? '{}') as Record<
        string,
        { key: string }
      >;
      const [sending] = Object.values(stored);
      const response = await fetch(`/api/cases/${id}/filing-refusal`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'If-Match': '*', 'Idempotency-Key': sending!.key },
        body: JSON.stringify({ reason: '违法行为轻微并已当场改正' }),
      });
      return [response.status, response.headers.get('idempotency-replayed')];
    }, steps.id);
    expect(answer).toEqual([204, 'true']);
    expect(await recorded()).toBe(before + 1);
    expect(complaints).toEqual([]);
  });

  it('on a case that another changed meanwhile is told who did, and keeps what was typed', async () => {
    await waiting();
    const before = await recorded();
    const { page } = await deskOf(browser, office, 'leader1');
    await openForm(page);
    // Another leader approves the filing meanwhile.
    await steps.post('leader1', 'filing-approval', {}, 200);
    await submit(page).click();
    await form(page).getByText('内容已被他人更改').waitFor();
    await form(page).getByText('办理“批准立案”').waitFor();
    expect(await form(page).getByLabel('理由').inputValue()).toBe('违法行为轻微并已当场改正');
    // Until he has read it again, the form is about what he had read.
    await submit(page).click();
    await form(page).getByText('内容已被他人更改').waitFor();
    await form(page).getByRole('button', { name: '读取最新内容后继续' }).click();
    await form(page).getByText('内容已被他人更改').waitFor({ state: 'detached' });
    expect(await form(page).getByLabel('理由').inputValue()).toBe('违法行为轻微并已当场改正');
    // The next try is judged by the case as it is now.
    await submit(page).click();
    await form(page).getByText('案件阶段不允许办理此事项').waitFor();
    expect(await recorded()).toBe(before);
  });

  it('over an opinion on a review that a leader extended meanwhile: its reviewer is told, and signs what he had written', async () => {
    steps = new CaseSteps(office);
    await steps.investigate((id) => attachVideo(office, id));
    await steps.post('officer1', 'draft', steps.draft(), 200);
    const { id } = await steps.post('officer1', 'reviews', steps.submission(), 201);
    const path = `/api/reviews/${id}`;
    await (await office.as('reviewer1')).post(`${path}/take`).expect(204);
    const { page } = await deskOf(browser, office, 'reviewer1');
    await page.goto(`/app/reviews/${id}`);
    for (let n = 1; n <= 7; n += 1) {
      await page
        .getByRole('radiogroup', { name: new RegExp(`^${n} `) })
        .getByLabel('通过')
        .check();
      await fill(page, `${n} 审核说明`, '已核');
    }
    await page.getByLabel('同意', { exact: true }).check();
    await fill(page, '意见正文', '事实清楚，证据确凿，同意。');
    const leader = await office.as('leader1');
    await leader.post(`${path}/extension`, { reason: '案情复杂' }).expect(200);
    const sign = page.getByRole('button', { name: '签署意见' });
    await sign.click();
    await page.getByText('内容已被他人更改').waitFor();
    await page.getByText('办理“延长审核期限”').waitFor();
    expect((await leader.get(path).expect(200)).body).toMatchObject({ state: 'taken', opinion: null });
    await page.getByRole('button', { name: '读取最新内容后继续' }).click();
    await page.getByText('已延长', { exact: true }).waitFor();
    await page.getByText('内容已被他人更改').waitFor({ state: 'detached' });
    await sign.click();
    await page.getByText('已出意见').waitFor();
    expect((await leader.get(path).expect(200)).body).toMatchObject({
      state: 'opined',
      opinionText: '事实清楚，证据确凿，同意。',
    });
  });
});
