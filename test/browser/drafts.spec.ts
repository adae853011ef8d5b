import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Browser, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { createApp } from '../../src/app.js';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { DraftRow } from '../../src/platform/drafts/index.js';
import { deskOf, openBrowser, openDesk, shoot, signIn } from '../support/browser.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { Office, PASSWORD, startOffice } from '../support/office.js';

const FACTS = '当事人于检查当日在店外摆放桌椅三张，占用人行道约六平方米。';

/** What a person types is there again: after the browser, the server or the session ended, and on another machine. */
describe('what a person typed into a form', () => {
  let office: Office;
  let browser: Browser;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-11-23', '09:41') });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  const rows = <T extends object>(entity: new () => T) => office.app.get(DataSource).getRepository<T>(entity);
  const recorded = (act: string) => rows(LedgerEntryRow).countBy({ act });
  const form = (page: Page) => page.getByRole('dialog', { name: '认定事实' });
  const facts = (page: Page) => form(page).getByLabel('认定的违法事实');
  const saved = (page: Page) => page.getByText(/草稿 已保存 \d\d:\d\d/).waitFor();

  async function filedCase(): Promise<void> {
    steps = new CaseSteps(office);
    await steps.file();
  }
  async function openFacts(page: Page): Promise<void> {
    await page.goto(`/app/cases/${steps.id}?act=case.state-facts`);
    await form(page).waitFor();
  }

  /** The program ends and begins again at the same address. */
  async function restart(): Promise<void> {
    const now = office.clock.now();
    const port = Number(new URL(office.http).port);
    await office.app.close();
    const app: NestExpressApplication = await createApp(office.config, now);
    await app.listen(port, '127.0.0.1');
    office = new Office(app, office.http, office.seeded, office.database, office.config);
  }

  it('is offered in another browser, restored there, and gone when it was submitted', async () => {
    await filedCase();
    const first = await deskOf(browser, office, 'officer1');
    await openFacts(first.page);
    await facts(first.page).fill(FACTS);
    await saved(first.page);
    await shoot(first.page, 'draft-saved');
    // The browser is killed: nothing of it is left.
    await first.page.context().close();

    const second = await deskOf(browser, office, 'officer1');
    await second.page.getByText('我的草稿').waitFor();
    await shoot(second.page, 'drafts-mine');
    await second.page.getByRole('link', { name: /认定事实/ }).click();
    await form(second.page).getByText('有未提交的草稿').waitFor();
    // Offered, not forced.
    expect(await facts(second.page).inputValue()).toBe('');
    await shoot(second.page, 'draft-offered');
    await form(second.page).getByRole('button', { name: '恢复' }).click();
    expect(await facts(second.page).inputValue()).toBe(FACTS);
    await form(second.page).getByRole('button', { name: '提交' }).click();
    await form(second.page).waitFor({ state: 'detached' });
    expect(await rows(DraftRow).count()).toBe(0);
    await openFacts(second.page);
    await second.page.waitForLoadState('networkidle');
    expect(await second.page.getByText('有未提交的草稿').count()).toBe(0);
    expect(second.complaints).toEqual([]);
    await second.page.context().close();
  });

  it('on a page of its own outlives the server', async () => {
    const { page } = await deskOf(browser, office, 'officer1');
    await page.goto('/app/leads/new');
    await page.getByLabel('案由').fill('擅自占用城市道路经营');
    await saved(page);
    await restart();
    await page.getByLabel('案由').fill('擅自占用城市道路经营，屡教不改');
    await saved(page);
    await page.reload();
    await page.getByText('有未提交的草稿').waitFor();
    await page.getByRole('button', { name: '恢复' }).click();
    expect(await page.getByLabel('案由').inputValue()).toBe('擅自占用城市道路经营，屡教不改');
    await page.reload();
    await page.getByRole('button', { name: '丢弃' }).click();
    await page.getByText('有未提交的草稿').waitFor({ state: 'detached' });
    expect(await rows(DraftRow).count()).toBe(0);
    await page.context().close();
  });

  it('outlives its session: the person signs in over the page, and the act is done once', async () => {
    await filedCase();
    const { page } = await deskOf(browser, office, 'officer1');
    await openFacts(page);
    await facts(page).fill(FACTS);
    await saved(page);
    const before = await recorded('case.state-facts');
    // Longer than any session.
    office.clock.set(at('2026-11-24', '10:12'));
    await form(page).getByRole('button', { name: '提交' }).click();
    const again = page.getByRole('dialog', { name: '登录已结束，请重新登录' });
    await again.getByText('您填写的内容都在本页').waitFor();
    await shoot(page, 'sign-in-again');
    await again.getByLabel('密码', { exact: true }).fill('not the password');
    await again.getByRole('button', { name: '登录', exact: true }).click();
    await again.getByText('用户名或密码不正确').waitFor();
    await again.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await again.getByRole('button', { name: '登录', exact: true }).click();
    await form(page).waitFor({ state: 'detached' });
    await again.waitFor({ state: 'hidden' });
    expect(await recorded('case.state-facts')).toBe(before + 1);
    expect(await rows(DraftRow).count()).toBe(0);
    await page.context().close();
  });

  it('in two windows is not overwritten unseen', async () => {
    await filedCase();
    const first = await deskOf(browser, office, 'officer1');
    await openFacts(first.page);
    await facts(first.page).fill('甲窗口');
    await saved(first.page);
    const second = await deskOf(browser, office, 'officer1');
    await openFacts(second.page);
    await form(second.page).getByRole('button', { name: '恢复' }).click();
    await facts(second.page).fill('甲窗口，乙窗口补充');
    await saved(second.page);
    await facts(first.page).fill('甲窗口，又写');
    await form(first.page)
      .getByText(/另一窗口已于.*保存该草稿/)
      .waitFor();
    await form(first.page).getByText('甲窗口，乙窗口补充').waitFor();
    await shoot(first.page, 'draft-two-windows');
    expect(await facts(first.page).inputValue()).toBe('甲窗口，又写');
    await form(first.page).getByRole('button', { name: '保留本页的' }).click();
    await saved(first.page);
    const [kept] = await rows(DraftRow).find();
    expect(kept?.content).toContain('甲窗口，又写');
    await first.page.context().close();
    await second.page.context().close();
  });

  it('without a network stays in the browser, and is offered after the page was loaded anew', async () => {
    await filedCase();
    const { page } = await deskOf(browser, office, 'officer1');
    await openFacts(page);
    await page.route('**/api/drafts/**', (route) => route.abort('internetdisconnected'));
    await facts(page).fill(FACTS);
    await form(page).getByText('尚未保存到服务器').waitFor();
    await page.unroute('**/api/drafts/**');
    await page.route('**/api/drafts/**', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    );
    await page.reload();
    await form(page).getByText('本浏览器中，尚未保存到服务器').waitFor();
    await page.unroute('**/api/drafts/**');
    await form(page).getByRole('button', { name: '恢复' }).click();
    expect(await facts(page).inputValue()).toBe(FACTS);
    await saved(page);
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft'))),
    ).toEqual([]);
    await page.context().close();
  });

  it('can be read when the case went on meanwhile, and the form says that the act is over', async () => {
    await filedCase();
    const { page } = await deskOf(browser, office, 'officer1');
    await openFacts(page);
    await facts(page).fill(FACTS);
    await saved(page);
    await steps.post('leader1', 'drop', { reason: '违法行为轻微并已当场改正' }, 204);
    await openFacts(page);
    await form(page).getByText('这一事项现在不能办理').waitFor();
    await form(page).getByRole('button', { name: '恢复' }).click();
    expect(await facts(page).inputValue()).toBe(FACTS);
    await shoot(page, 'draft-no-longer');
    await page.context().close();
  });

  it('of a password is kept nowhere', async () => {
    const before = await rows(DraftRow).count();
    const { page } = await openDesk(browser, office);
    await signIn(page, 'leader1');
    await page.goto('/app/account');
    await page.getByLabel('当前密码').fill('typed secret 1');
    await page.getByLabel('新密码', { exact: true }).fill('typed secret 2');
    await page.waitForTimeout(1_500);
    expect(await rows(DraftRow).count()).toBe(before);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(kept).not.toContain('typed secret');
    await page.context().close();
  });
});
