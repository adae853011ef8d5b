import type { Browser, Page } from 'playwright-core';
import {
  type Desk,
  deskOf,
  graveFaults,
  openBrowser,
  openDesk,
  settled,
  shoot,
  SIZES,
  soon,
} from '../support/browser.js';
import { DisclosureFilesOf, proposed } from '../support/disclosure-files.js';
import { Keyboard } from '../support/keyboard.js';
import { type Office, startOffice } from '../support/office.js';
import { pdfOf } from '../support/pdfs.js';

const PATIENCE = { timeout: 120_000 };

/** A scan goes online with a decision: prepared with the keyboard alone, released by another, checked by a visitor. */
describe('the files of a decision in a browser', () => {
  let office: Office;
  let browser: Browser;
  let desk: Desk;
  let page: Page;
  let keys: Keyboard;
  let caseId: string;
  let path: string;

  beforeAll(async () => {
    office = await startOffice({ at: '2026-11-23T03:00:00.000Z' });
    ({ caseId } = await new DisclosureFilesOf(office).assessed());
    browser = await openBrowser();
    desk = await deskOf(browser, office, 'discloser1');
    ({ page } = desk);
    keys = await Keyboard.at(page);
  }, 400_000);

  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

  it('RED-01 is boxed, left with a reason and looked at by the keyboard alone', async () => {
    await page.goto(`/app/disclosures/${caseId}`);
    await keys.press(button('添加公示文件'));
    await keys.press(page.getByRole('radio', { name: '本案证据材料' }), 'ArrowRight');
    const scan = pdfOf([
      { runs: [{ x: 60, y: 280, text: '当事人张甲乙，投诉电话13912345678' }] },
      { runs: [] },
    ]);
    // The system's own window for files is no part of the page.
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '决定书.pdf', mimeType: 'application/pdf', buffer: scan });
    await keys.type(page.getByLabel('文件说明（向公众公开）'), '签发的行政处罚决定书扫描件');
    await keys.press(page.getByRole('dialog').getByRole('button', { name: '添加公示文件' }));
    await page.getByText('待遮盖').waitFor(PATIENCE);
    await keys.press(page.getByRole('link', { name: '遮盖', exact: true }));
    await page.getByText('本页有文字层，已自动检测。').waitFor();
    await settled(page);
    expect(await page.getByRole('row').filter({ hasText: '自动检测' }).count()).toBe(2);

    // The hotline may stay, with a reason; the name may not go without its box.
    await keys.press(
      page.getByRole('row').filter({ hasText: '13912345678' }).getByRole('button', { name: '不遮盖' }),
    );
    await keys.type(page.getByLabel('不遮盖的理由'), '机关公开的投诉电话');
    await keys.press(page.locator('.ant-popover:visible').getByRole('button', { name: '不遮盖' }));
    await page.getByText('机关公开的投诉电话').first().waitFor();
    await keys.type(page.getByLabel('第 1 个遮盖框的宽', { exact: true }), '20');
    await page.keyboard.press('Tab');
    await page.getByText('检出“张甲乙”未被完全遮盖').waitFor();
    await keys.press(button('保存并制作'));
    await page.getByText('有页面未经人工查看').or(page.getByText('检出的内容未遮盖')).first().waitFor();
    await keys.press(button('恢复遮盖').first());
    await page.getByText('检出“张甲乙”未被完全遮盖').waitFor({ state: 'detached' });

    await keys.press(button('下一页'));
    await page.getByText('本页没有文字层，无法自动检测：请自己看一遍。').waitFor();
    await keys.press(button('添加遮盖框'));
    await keys.type(page.getByLabel('第 1 个遮盖框的左', { exact: true }), '40');
    await page.keyboard.press('Tab');
    await keys.press(
      page.getByRole('checkbox', { name: '已查看本页，需要隐去的都已遮盖' }),
      'Space',
      'Shift+Tab',
    );
    expect(await graveFaults(page)).toEqual([]);
    await keys.press(button('保存并制作'), 'Enter', 'Shift+Tab');
    await page.getByText('已制作', { exact: true }).waitFor(PATIENCE);
    await page.getByText('已制作的公示文件').waitFor();
    expect(await keys.usedMouse()).toBe(false);
    expect(desk.complaints.filter((one) => !one.startsWith('422 PUT'))).toEqual([]);
    await shoot(page, 'file-editor');
  }, 400_000);

  it('a box is drawn with the mouse, and stands in the table', async () => {
    const side = page.locator('.page-side.drawable');
    await side.scrollIntoViewIfNeeded();
    const place = (await side.boundingBox())!;
    const rows = page.getByRole('row').filter({ hasText: '人工' });
    const before = await rows.count();
    await page.mouse.move(place.x + place.width * 0.5, place.y + place.height * 0.5);
    await page.mouse.down();
    await page.mouse.move(place.x + place.width * 0.7, place.y + place.height * 0.6, { steps: 4 });
    await page.mouse.up();
    expect(await rows.count()).toBe(before + 1);
    const left = Number(await page.getByLabel(`第 ${before + 1} 个遮盖框的左`, { exact: true }).inputValue());
    expect(left).toBeGreaterThan(440);
    expect(left).toBeLessThan(475);
    await page.getByText('有未保存的改动').waitFor();
    await page.getByText('将公示的样子（预览）').waitFor();
  }, 400_000);

  it('boxes that are not saved stay when a colleague saves others, and do not overwrite his unasked', async () => {
    const files = new DisclosureFilesOf(office);
    const fileId = new URL(page.url()).pathname.split('/').pop()!;
    const rows = page.getByRole('row').filter({ hasText: '人工' });
    const drawn = await rows.count();
    const file = await files.settled(fileId);
    const plan = { title: file.title, boxes: proposed(file), seen: [1, 2] };
    expect((await files.plan(fileId, plan)).status).toBe(204);
    await files.settled(fileId);
    const before = desk.complaints.length;
    await button('保存并制作').click();
    await page.getByText('办理“确定公示文件的遮盖”').waitFor();
    expect(desk.complaints.slice(before)).toEqual([`412 PUT /api/disclosure-files/${fileId}/plan`]);
    await button('读取最新内容后继续').click();
    await page.getByText('办理“确定公示文件的遮盖”').waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(drawn);
    await page.getByText('有未保存的改动').waitFor();
  }, 400_000);

  it('RED-04 a second person sees both sides and releases', async () => {
    await page.goto(`/app/disclosures/${caseId}`);
    await page.getByRole('button', { name: '提交复核' }).click();
    await page.getByText('待复核').first().waitFor();
    const second = await deskOf(browser, office, 'releaser1');
    await second.page.goto(`/app/disclosures/${caseId}`);
    await second.page.getByText('签发的行政处罚决定书扫描件').waitFor();
    await shoot(second.page, 'disclosure-with-files');
    await second.page.getByRole('link', { name: '查看', exact: true }).click();
    for (const side of ['原件', '已制作的公示文件']) {
      const picture = second.page.getByRole('img', { name: `${side} 第 1 页，共 2 页` });
      const width = () =>
        picture.evaluate((element) => (element as unknown as { naturalWidth: number }).naturalWidth);
      expect(await soon(width, (pixels) => pixels > 0)).toBe(917);
    }
    await shoot(second.page, 'file-both-sides');
    expect(await second.page.getByRole('button', { name: '保存并制作' }).count()).toBe(0);
    expect(await graveFaults(second.page)).toEqual([]);
    await second.page.goBack();
    const released = second.page.waitForResponse((response) => response.url().endsWith('/release'));
    await second.page.getByRole('button', { name: '发布', exact: true }).click();
    const asked = second.page.getByRole('dialog', { name: '发布' });
    await asked.getByRole('button', { name: '发布', exact: true }).click();
    path = ((await (await released).json()) as { path: string }).path;
    expect(second.complaints).toEqual([]);
  }, 400_000);

  it('RED-04 a visitor finds the file without script, and proves it in the own browser', async () => {
    const visitor = await openDesk(browser, office, { viewport: SIZES.PHONE, javaScriptEnabled: false });
    await visitor.page.goto(path);
    const link = visitor.page.getByRole('link', { name: /签发的行政处罚决定书扫描件（PDF，2 页，/ });
    expect(await link.getAttribute('href')).toBe(`${path}/files/1`);
    const checking = await openDesk(browser, office);
    await checking.page.goto(path);
    expect(await graveFaults(checking.page)).toEqual([]);
    await shoot(checking.page, 'record-with-files');
    await checking.page.goto(`${path}/proof`);
    await checking.page.locator('.verdict.good').waitFor(PATIENCE);
    const steps = await checking.page.locator('#steps li').allInnerTexts();
    expect(steps.filter((step) => /文件/.test(step))).toEqual([
      expect.stringContaining('公示文件的清单与存证：一致'),
      expect.stringContaining('第 1 号文件的内容与清单：一致'),
    ]);
    await shoot(checking.page, 'proof-with-files');
    expect([...visitor.complaints, ...checking.complaints]).toEqual([]);
  }, 400_000);
});
