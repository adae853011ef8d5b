import type { Browser, Page } from 'playwright-core';
import {
  type Desk,
  graveFaults,
  openBrowser,
  openDesk,
  settled,
  shoot,
  signedIn,
  soon,
} from '../support/browser.js';
import { legalDayOf } from '../../src/kernel/time.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { attachVideo } from '../support/evidence.js';
import { Keyboard } from '../support/keyboard.js';
import { type Office, PASSWORD, startOffice } from '../support/office.js';

const MARKED_MS = 1_000;

/** A second round of review done with the keyboard alone, on one screen: no mouse, no jump past a key a person would press. */
describe('a reviewer with a keyboard and no mouse', () => {
  let office: Office;
  let browser: Browser;
  let desk: Desk;
  let page: Page;
  let keys: Keyboard;
  let reviewId: string;
  let steps: CaseSteps;

  beforeAll(async () => {
    // Whatever the hour: nobody investigates in the future.
    office = await startOffice({ at: at(legalDayOf(new Date().toISOString()), '11:00') });
    steps = new CaseSteps(office);
    await steps.investigate(async (caseId) => {
      const id = await attachVideo(office, caseId);
      const officer = await office.as('officer1');
      const marker = { fromMs: MARKED_MS, tag: '其他', note: '桌椅占道' };
      await officer.post(`/api/evidence/${id}/markers`, marker).expect(201);
    });
    await steps.post('officer1', 'draft', steps.draft(), 200);
    await steps.review(false);
    await steps.post('officer1', 'draft', steps.draft({ fineFen: 400_000, tier: '从轻' }), 200);
    reviewId = (await steps.post('officer1', 'reviews', steps.submission(), 201)).id;
    browser = await openBrowser();
    desk = await openDesk(browser, office);
    ({ page } = desk);
    keys = await Keyboard.at(page);
  }, 400_000);

  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const head = (n: number) => page.getByRole('radiogroup', { name: new RegExp(`^${n} `) });

  it('signs in, finds the review, and takes it', async () => {
    await page.goto('/app/');
    await keys.type(page.getByLabel('用户名'), 'reviewer1');
    await keys.type(page.getByLabel('密码', { exact: true }), PASSWORD);
    await page.keyboard.press('Enter');
    await signedIn(page);
    await keys.press(page.getByRole('main').getByRole('link', { name: /立字〔\d{4}〕第001号/ }));
    await page.waitForURL(`**/reviews/${reviewId}`);
    await keys.press(button('接收审核'));
    await head(1).waitFor();
  });

  it('sees what changed since the last round, the tier, the articles and the rules', async () => {
    const main = page.getByRole('main');
    const changes = main.getByRole('alert').filter({ hasText: '上一轮意见' });
    const words = await changes.textContent();
    expect(words).toContain('请补充证据');
    expect(words).toContain('500000 → 400000');
    expect(words).toContain('一般 → 从轻');
    await main.getByText('裁量档次：从轻').waitFor();
    await main.getByText('当事人于检查当日在店外摆放桌椅经营。').first().waitFor();
    await main.locator('[data-place="law"]').getByText('PEN-02').waitFor();
    expect(await graveFaults(page)).toEqual([]);
  });

  it('opens the recording and goes to the second that is marked', async () => {
    await page.keyboard.press('Alt+e');
    expect(await Keyboard.holds(page.locator('[data-place="evidence"] button').first())).toBe(true);
    await page.keyboard.press('Enter');
    const video = page.locator('video');
    await video.waitFor();
    const state = () =>
      video.evaluate((element) => {
        const { readyState, currentTime } = element as unknown as { readyState: number; currentTime: number };
        return { readyState, currentTime };
      });
    expect((await soon(state, ({ readyState }) => readyState >= 1)).readyState).toBeGreaterThanOrEqual(1);
    // The player opens above the button that opened it.
    await keys.press(button('跳到 0:01').or(button(/0:01/)), 'Enter', 'Shift+Tab');
    expect((await soon(state, ({ currentTime }) => currentTime > 0.5)).currentTime).toBeCloseTo(
      MARKED_MS / 1000,
      1,
    );
    expect(await Keyboard.holds(video)).toBe(true);
  });

  it('cites that second in a note and an article in a citation', async () => {
    await page.keyboard.press('Alt+3');
    expect(await Keyboard.holds(head(3).getByRole('radio').first())).toBe(true);
    await page.keyboard.press('Alt+s');
    const note = page.getByLabel('3 审核说明', { exact: true });
    expect(await note.inputValue()).toMatch(/^见《记录仪\d+\.mp4》00:01$/);
    await page.keyboard.press('Alt+4');
    await page.keyboard.press('Alt+l');
    expect(await Keyboard.holds(button('引用 《城市道路管理条例》第四十二条'))).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.getByLabel('4 引用条款', { exact: true }).inputValue()).toBe(
      '《城市道路管理条例》第四十二条',
    );
    expect(await note.inputValue()).not.toContain('条例');
  });

  it('reads a document of the file in place', async () => {
    const documents = page.getByRole('main').locator('.ant-collapse').getByRole('button');
    await keys.press(documents.filter({ hasText: '调查终结报告' }));
    await page.getByText('建议处罚').first().waitFor();
  });

  it('judges seven heads, one by arrow and back, and gives the opinion', async () => {
    for (let n = 1; n <= 7; n += 1) {
      await page.keyboard.press(`Alt+${n}`);
      const [pass, problem] = [head(n).getByLabel('通过'), head(n).getByLabel('问题')];
      if (n === 2) {
        await page.keyboard.press('Space');
        await page.keyboard.press('ArrowRight');
        expect(await problem.isChecked()).toBe(true);
        await page.keyboard.press('ArrowLeft');
      } else if (n === 5) await page.keyboard.press('Alt+p');
      else await page.keyboard.press('Space');
      expect(await pass.isChecked()).toBe(true);
      await keys.append(page.getByLabel(`${n} 审核说明`, { exact: true }), '已核');
    }
    await page.keyboard.press('Alt+8');
    await page.keyboard.press('Space');
    expect(await page.getByLabel('同意', { exact: true }).isChecked()).toBe(true);
    await keys.type(page.getByLabel('意见正文', { exact: true }), '事实清楚，证据确凿，同意。');
    await settled(page);
    expect(await graveFaults(page)).toEqual([]);
    await shoot(page, 'review-keyboard');
    await keys.press(button('签署意见'));
    await page.getByText('已出意见').waitFor();
  });

  it('left neither the screen nor the keyboard, and what was written stands', async () => {
    expect(new URL(page.url()).pathname).toBe(`/app/reviews/${reviewId}`);
    expect(await keys.usedMouse()).toBe(false);
    expect(desk.complaints).toEqual([]);
    const { body } = await (await office.as('leader1')).get(`/api/reviews/${reviewId}`).expect(200);
    expect(body).toMatchObject({
      state: 'opined',
      opinion: 'agree',
      opinionText: '事实清楚，证据确凿，同意。',
    });
    expect(body.checklist[2].note).toMatch(/^见《记录仪\d+\.mp4》00:01已核$/);
    expect(body.checklist[3].citation).toBe('《城市道路管理条例》第四十二条');
  });
});
