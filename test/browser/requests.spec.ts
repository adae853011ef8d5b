import { type Browser } from 'playwright-core';
import { at } from '../support/case-steps.js';
import { openBrowser, openDesk, shoot, signIn, SIZES } from '../support/browser.js';
import { publishedCase } from '../support/decided-case.js';
import { type Office, startOffice } from '../support/office.js';

let office: Office;
let browser: Browser;
beforeAll(async () => {
  office = await startOffice({ at: '2026-11-23T03:00:00.000Z' });
  browser = await openBrowser();
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await office.close();
});

it('PUB-14 a party asks on a telephone without script, one proposes, another stops, and the party reads the answer', async () => {
  const { path, slug } = await publishedCase(office, {});
  const visitor = await openDesk(browser, office, { viewport: SIZES.PHONE, javaScriptEnabled: false });
  await visitor.page.goto(path);
  await visitor.page.getByRole('link', { name: '申请提前停止公示' }).click();
  await visitor.page.getByLabel('已经自觉履行行政处罚决定中规定的义务').check();
  await visitor.page.getByLabel('姓名或者单位名称').fill('示例餐饮有限公司');
  await visitor.page.getByLabel('联系电话或者地址').fill('13900005678');
  await visitor.page.getByLabel('事项和理由').fill('已缴清罚款并改正。');
  await visitor.page.getByRole('button', { name: '提交' }).click();
  const receipt = await visitor.page.locator('.receipt').innerText();

  office.clock.set(at('2027-02-24'));
  const proposer = await openDesk(browser, office);
  await signIn(proposer.page, 'discloser1');
  await proposer.page.getByRole('link', { name: '公众申请' }).click();
  await proposer.page.getByRole('tab', { name: '已超期' }).click();
  await proposer.page.getByRole('link', { name: '提前停止公示申请' }).click();
  await proposer.page.getByText('已缴清罚款并改正。').waitFor();
  for (const ground of ['已经自觉履行行政处罚决定中规定的义务', '已经主动消除危害后果和不良影响'])
    await proposer.page.getByLabel(ground).check();
  await proposer.page.getByLabel('同意，提交复核停止公示').check();
  await proposer.page.getByLabel('答复内容（申请人凭查询码可见）').fill('经核实符合条件，同意。');
  await proposer.page.getByRole('button', { name: '提交答复' }).click();
  await proposer.page.getByText('待复核停止公示').first().waitFor();
  await shoot(proposer.page, 'request-proposed');

  const second = await openDesk(browser, office, { viewport: SIZES.PHONE });
  await signIn(second.page, 'releaser1');
  await second.page.goto('/app/requests?status=proposed');
  await second.page.getByRole('link', { name: '提前停止公示申请' }).click();
  await second.page.getByRole('button', { name: '停止公示' }).click();
  await second.page
    .getByRole('dialog', { name: '停止公示' })
    .getByRole('button', { name: '停止公示' })
    .click();
  await second.page.getByText('已同意').first().waitFor();

  await visitor.page.goto('/portal/requests');
  await visitor.page.getByLabel('查询码').fill(receipt.toLowerCase());
  await visitor.page.getByRole('button', { name: '查看答复' }).click();
  expect(await visitor.page.locator('main').innerText()).toContain('经核实符合条件，同意。');
  await office.anyone().get(`/portal/disclosures/${slug}`).expect(410);
  for (const { complaints } of [visitor, proposer, second]) expect(complaints).toEqual([]);
}, 400_000);
