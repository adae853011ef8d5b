import type { Browser, Page } from 'playwright-core';
import {
  type Desk,
  deskOf,
  fill,
  graveFaults,
  openBrowser,
  openDesk,
  pick,
  settled,
  shoot,
  SIZES,
} from '../support/browser.js';
import { seizedCase } from '../support/publishables.js';
import { type Office, startOffice } from '../support/office.js';

/** A licence from the register to the portal, and a measure that leads to its disclosure, as people do it. */
describe('licences and measures in a browser', () => {
  let office: Office;
  let browser: Browser;
  let discloser: Desk;
  let releaser: Desk;

  beforeAll(async () => {
    office = await startOffice();
    browser = await openBrowser();
    discloser = await deskOf(browser, office, 'discloser1');
    releaser = await deskOf(browser, office, 'releaser1');
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  async function faultsOf(page: Page): Promise<string[]> {
    const faults: string[] = [];
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      await settled(page);
      faults.push(...(await graveFaults(page)).map((fault) => `${size} ${fault}`));
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
      if (width > viewport.width) faults.push(`${size} is ${width} wide`);
    }
    await page.setViewportSize(SIZES.DESK);
    return faults;
  }

  it('PUB-11 LIC-10 discloser1 registers and prepares a licence, releaser1 publishes it, and everybody reads it', async () => {
    const { page, complaints } = discloser;
    const today = office.clock.today();
    await page.getByRole('menuitem', { name: '行政许可登记' }).click();
    await page.getByRole('button', { name: '登记许可决定' }).click();
    const form = page.getByRole('dialog', { name: '登记许可决定' });
    await fill(form, '决定文书名称', '准予设置户外广告决定书');
    await fill(form, '文号', '济历建街许决〔2026〕第001号');
    await pick(form, '决定日期', today);
    await pick(form, '有效期自', today);
    await fill(form, '相对人名称或者姓名', '示例餐饮有限公司');
    await fill(form, '统一社会信用代码', '91370102MA3TEXT014');
    await fill(form, '许可内容', '在示例路1号设置户外广告一处');
    await fill(
      form,
      '决定书全文（与送达的一致）',
      '准予设置户外广告决定书\n申请人：示例餐饮有限公司\n准予设置。',
    );
    await form.getByRole('button', { name: '提交' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('长期').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'licences');

    await page.getByRole('link', { name: '济历建街许决〔2026〕第001号' }).click();
    await page.getByRole('button', { name: '评估是否公示' }).click();
    const assess = page.getByRole('dialog', { name: '评估是否公示' });
    await assess.getByText('行政许可法第四十条').waitFor();
    await assess.getByRole('button', { name: '提交' }).click();
    await assess.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '提交复核' }).click();
    await page.getByText('提交复核：已办理').waitFor();

    await releaser.page.goto('/app/disclosures?status=drafted&kind=licence');
    await releaser.page.getByRole('link', { name: '济历建街许决〔2026〕第001号' }).click();
    await releaser.page.getByRole('button', { name: '发布', exact: true }).click();
    const asked = releaser.page.getByRole('dialog', { name: '发布' });
    await asked.getByRole('button', { name: '发布', exact: true }).click();
    await releaser.page.getByText('在门户查看').waitFor();
    const address = await releaser.page.getByRole('link', { name: '在门户查看' }).getAttribute('href');
    const visitor = await openDesk(browser, office, { javaScriptEnabled: false });
    await visitor.page.goto(address!);
    const text = await visitor.page.locator('main').innerText();
    for (const words of ['行政许可', '许可相对人', '示例餐饮有限公司', '长期']) expect(text).toContain(words);
    expect([...complaints, ...releaser.complaints]).toEqual([]);
  });

  it('PUB-02 the case leads to the disclosure of its measure, which the list names by its kind', async () => {
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const times = { approvedAt: ago(30), from: ago(20), to: ago(10) };
    const { caseId, number } = await seizedCase(office, {}, times);
    const officer = await deskOf(browser, office, 'officer1');
    await officer.page.goto(`/app/cases/${caseId}`);
    await officer.page.getByText(number).first().waitFor();
    await officer.page.getByRole('link', { name: '查看' }).first().click();
    await officer.page.getByText('查封（扣押）决定书').first().waitFor();
    const { page } = discloser;
    await page.goto('/app/disclosures?kind=measure');
    await page.getByRole('cell', { name: '行政强制措施' }).waitFor();
    await page.getByRole('link', { name: number }).click();
    await page.getByRole('button', { name: '评估是否公示' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(officer.complaints).toEqual([]);
  });

  it('PUB-09 licences wait for their own file', async () => {
    const { page } = discloser;
    await page.goto('/app/exchange?kind=licence');
    await page.getByText('待报送 1 条').waitFor();
    await page.getByRole('button', { name: '生成本批文件' }).click();
    await page.getByText('第 1 批').waitFor();
    await page.getByRole('tab', { name: '行政处罚' }).click();
    await page.getByText('待报送 0 条').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});
