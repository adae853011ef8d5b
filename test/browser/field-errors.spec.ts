import type { Browser, Page } from 'playwright-core';
import { choose, deskOf, openBrowser, shoot } from '../support/browser.js';
import { at } from '../support/case-steps.js';
import { type Office, startOffice } from '../support/office.js';

/** What the server refuses of an input stands at its field, in the person's language, with the right form. */
describe('what is wrong with an input', () => {
  let office: Office;
  let browser: Browser;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-11-23', '10:00') });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  async function lead(page: Page, creditCode: string): Promise<void> {
    await page.goto('/app/leads/new');
    await page.getByLabel('案由').fill('擅自占用城市道路经营');
    await choose(page, '执法领域', '城市管理');
    await page.getByLabel('地点').fill('历下区示例路1号');
    await page.getByLabel('行为终了日').fill('2026-11-23');
    await page.getByLabel('行为终了日').press('Enter');
    await page.getByLabel('案情摘要').fill('店外摆放桌椅经营');
    await page.getByLabel('当事人名称或姓名').fill('示例餐饮有限公司');
    await page.getByLabel('统一社会信用代码').fill(creditCode);
  }
  const errorOf = (page: Page, label: string) =>
    page.locator('.ant-form-item', { has: page.getByLabel(label) }).locator('.ant-form-item-explain-error');

  it('stands at a field inside a part, with an example, and in English where that is chosen', async () => {
    const { page } = await deskOf(browser, office, 'officer1');
    await lead(page, '12345');
    await page.getByRole('button', { name: '登记线索' }).click();
    await errorOf(page, '统一社会信用代码').getByText('格式不符，例如 91370102MA3TEXT014').waitFor();
    await page.getByText('请检查标出的栏目').waitFor();
    const words = await page.getByRole('main').innerText();
    expect(words).not.toMatch(/must|party\.creditCode/);
    await shoot(page, 'field-error');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Not in the right form, for example 91370102MA3TEXT014').waitFor();
    await page.context().close();
  });

  it('that a rule found stands at its field too', async () => {
    const { page } = await deskOf(browser, office, 'officer1');
    // 18 characters whose check character does not hold.
    await lead(page, '91370102MA3TEXT015');
    await page.getByRole('button', { name: '登记线索' }).click();
    await errorOf(page, '统一社会信用代码').getByText('91370102MA3TEXT014').waitFor();
    await page.context().close();
  });
});
