import type { Browser, Page } from 'playwright-core';
import { portraitPng } from '../../src/demo/portrait.js';
import {
  type Desk,
  deskOf,
  graveFaults,
  openBrowser,
  settled,
  shoot,
  SIZES,
  soon,
} from '../support/browser.js';
import { DisclosureFilesOf } from '../support/disclosure-files.js';
import { Keyboard } from '../support/keyboard.js';
import { type Office, startOffice } from '../support/office.js';

const PHONE_NUMBER = '13800001234';

/** What cannot be undone is shown whole before it is done, and asked for once. */
describe('the release and the withdrawal of a decision in a browser', () => {
  let office: Office;
  let browser: Browser;
  let desk: Desk;
  let page: Page;
  let caseId: string;
  let id: string;

  beforeAll(async () => {
    office = await startOffice({ at: '2026-11-23T03:00:00.000Z' });
    const files = new DisclosureFilesOf(office);
    ({ caseId, id } = await files.assessed());
    await files.accepted(await files.added(id, portraitPng(1), '现场照片'));
    await (await office.as('discloser1')).post(`/api/disclosures/${id}/preparation`).expect(200);
    browser = await openBrowser();
    desk = await deskOf(browser, office, 'releaser1');
    ({ page } = desk);
  }, 400_000);

  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  const view = async () =>
    (await (await office.as('releaser1')).get(`/api/disclosures/${id}`).expect(200)).body;
  /** Nothing of the dialog stands beside the screen. */
  const fits = () =>
    page
      .getByRole('dialog')
      .evaluate(
        (element) =>
          element.getBoundingClientRect().left >= 0 &&
          element.getBoundingClientRect().right <= element.ownerDocument.documentElement.clientWidth,
      );

  it('shows the fields, the text and every page that go out; leaving the dialog publishes nothing', async () => {
    const keys = await Keyboard.at(page);
    await page.goto(`/app/disclosures/${caseId}`);
    await keys.press(page.getByRole('button', { name: '发布', exact: true }));
    const dialog = page.getByRole('dialog', { name: '发布' });
    await dialog.getByText('以下内容即在公示门户向公众公开').waitFor();
    const content = dialog.getByRole('region', { name: '公示内容' });
    const { published, record } = await view();
    expect(await content.locator('.paper').textContent()).toBe(published);
    const shown = (await content.innerText()).replaceAll(/\s/g, '');
    for (const words of [record.documentNumber, record.partyName, '公示文件（1）', '1.现场照片'])
      expect(shown).toContain(words.replaceAll(/\s/g, ''));
    expect(shown).not.toContain(PHONE_NUMBER);
    const picture = content.getByRole('img', { name: '现场照片 第 1 页，共 1 页' });
    await picture.scrollIntoViewIfNeeded();
    const width = () =>
      picture.evaluate((element) => (element as unknown as { naturalWidth: number }).naturalWidth);
    expect(await soon(width, (pixels) => pixels > 0)).toBeGreaterThan(0);
    expect(await graveFaults(page)).toEqual([]);
    await shoot(page, 'release');
    // The keyboard reaches what is scrolled, and what ends the question either way.
    await keys.reach(content);
    await keys.press(dialog.getByRole('button', { name: '取消' }));
    await dialog.waitFor({ state: 'detached' });
    expect((await view()).state).toBe('drafted');
    expect(await keys.usedMouse()).toBe(false);
    expect(desk.complaints).toEqual([]);
  }, 400_000);

  it('a text that was prepared anew meanwhile is not released by who saw the one before it', async () => {
    const { original } = await view();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '发布' });
    await dialog.getByText('店外摆放').first().waitFor();
    const start = original.indexOf('店外摆放');
    const removals = [{ start, end: start + 4, class: 'natural-person-name' }];
    const discloser = await office.as('discloser1');
    await discloser.post(`/api/disclosures/${id}/preparation`, { removals }).expect(200);
    await dialog.getByRole('button', { name: '发布', exact: true }).click();
    await dialog.getByText('办理“制作公示文本”').waitFor();
    expect((await view()).state).toBe('drafted');
    await page.getByRole('button', { name: '读取最新内容后继续' }).click();
    await dialog.waitFor({ state: 'detached' });
    const hidden = (await view()).removals.length;
    await page.getByText(`隐去 ${hidden} 处`).waitFor();
    expect(desk.complaints.splice(0)).toEqual([`412 POST /api/disclosures/${id}/release`]);
  }, 400_000);

  it('is released from the dialog with the name of the act on its button', async () => {
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '发布' });
    await dialog.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('link', { name: '在门户查看' }).waitFor();
    const { published, publicPath } = await view();
    expect((await office.anyone().get(`${publicPath}.json`).expect(200)).body.text).toBe(published);
    expect(desk.complaints).toEqual([]);
  }, 400_000);

  it('a correction is released from a dialog that shows what takes the place of what is public', async () => {
    const { original, publicPath } = await view();
    const start = original.indexOf('桌椅经营');
    const removals = [{ start, end: start + 4, class: 'natural-person-name' }];
    const correction = { removals, reason: '公开文本遮盖有误' };
    await (await office.as('discloser1')).post(`/api/disclosures/${id}/correction`, correction).expect(201);
    await page.reload();
    await page.getByRole('button', { name: '发布更正' }).click();
    const dialog = page.getByRole('dialog', { name: '发布更正' });
    await dialog.getByText('更正说明（向公众公开）：公开文本遮盖有误').waitFor();
    const [{ published }] = (await view()).corrections;
    expect(await dialog.locator('.paper').textContent()).toBe(published);
    expect(await graveFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: '发布更正' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await office.anyone().get(`${publicPath}.json`).expect(200)).body.text).toBe(published);
    expect(desk.complaints).toEqual([]);
  }, 400_000);

  it('a withdrawal on a telephone, in English, says what is taken away and where, and asks once', async () => {
    const { publicPath, published } = await view();
    await page.setViewportSize(SIZES.PHONE);
    await page.evaluate(() =>
      (
        globalThis as unknown as { localStorage: { setItem(key: string, text: string): void } }
      ).localStorage.setItem('sanxiang.language', 'en'),
    );
    const keys = await Keyboard.at(page);
    await page.goto(`/app/disclosures/${caseId}`);
    await keys.press(page.getByRole('button', { name: 'Withdraw', exact: true }));
    const dialog = page.getByRole('dialog', { name: 'Withdraw' });
    await dialog.getByText('leaves the portal and cannot be put back').waitFor();
    expect(await dialog.getByRole('link', { name: publicPath }).getAttribute('href')).toBe(publicPath);
    const content = dialog.getByRole('region', { name: 'What is public' });
    expect(await content.locator('.paper').textContent()).toBe(published);
    expect(await content.innerText()).toContain('现场照片');
    expect(await fits()).toBe(true);
    await settled(page);
    expect(await graveFaults(page)).toEqual([]);
    await shoot(page, 'withdrawal-en');
    await page.setViewportSize(SIZES.PHONE);
    await keys.press(dialog.getByRole('button', { name: 'Withdraw', exact: true }));
    await dialog.locator('.ant-form-item-explain-error').waitFor();
    expect((await view()).state).toBe('published');
    await keys.type(dialog.getByLabel('Reason of the withdrawal (public)', { exact: true }), '决定已被撤销');
    await keys.press(dialog.getByRole('button', { name: 'Withdraw', exact: true }));
    await dialog.waitFor({ state: 'detached' });
    expect((await view()).state).toBe('withdrawn');
    expect((await office.anyone().get(publicPath).expect(410)).text).toContain('决定已被撤销');
    expect(await keys.usedMouse()).toBe(false);
    expect(desk.complaints).toEqual([]);
  }, 400_000);
});
