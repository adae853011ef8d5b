import type { Browser, Page } from 'playwright-core';
import { systemActor } from '../../src/kernel/access/index.js';
import { LoadBuiltInBank, QuestionActs } from '../../src/modules/questions/index.js';
import { CourseActs, LoadBuiltInCourses } from '../../src/modules/training/index.js';
import {
  type Desk,
  deskOf,
  fill,
  graveFaults,
  openBrowser,
  settled,
  shoot,
  SIZES,
} from '../support/browser.js';
import { type Office, startOffice } from '../support/office.js';

/** The bank of questions, and training from the trainer's desk to a telephone, as people do it. */
describe('the bank and training in a browser', () => {
  let office: Office;
  let browser: Browser;
  let trainer: Desk;
  let officer: Desk;

  beforeAll(async () => {
    office = await startOffice();
    const { streetId } = office.seeded;
    const actor = systemActor(streetId, ['trainer']);
    const call = { actor, input: { shared: true } };
    await office.app.get(QuestionActs).run(LoadBuiltInBank, call);
    await office.app.get(CourseActs).run(LoadBuiltInCourses, call);
    browser = await openBrowser();
    trainer = await deskOf(browser, office, 'trainer1');
    officer = await deskOf(browser, office, 'officer1', { viewport: SIZES.PHONE });
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  async function faultsOf(page: Page, sizes: Partial<typeof SIZES> = SIZES): Promise<string[]> {
    const faults: string[] = [];
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      await settled(page);
      faults.push(...(await graveFaults(page)).map((fault) => `${size} ${fault}`));
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
      if (width > viewport.width) faults.push(`${size} is ${width} wide`);
    }
    return faults;
  }

  it('trainer1 reads a file first, sees what is wrong by line, and imports the rest', async () => {
    const { page } = trainer;
    await page.getByRole('menuitem', { name: '题库' }).click();
    await page.locator('.ant-table-row').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize(SIZES.DESK);
    await shoot(page, 'questions');
    await page.getByRole('button', { name: '导入' }).click();
    const dialog = page.getByRole('dialog', { name: '导入' });
    const text = '1.街道甲题（ ）\nA.一 B.二\n答案：B\n2.街道乙题\nA.一 B.二\n3.应当公开。（√）\n';
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: '题库.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
    await dialog.getByText('可以导入：单选 1，多选 0，判断 1').waitFor();
    await dialog.getByText('缺答案，请补写答案').waitFor();
    await shoot(page, 'questions-import');
    expect(await dialog.getByRole('button', { name: '导入 2 题' }).isDisabled()).toBe(true);
    await dialog.getByLabel('只导入合格的试题').check();
    await dialog.getByRole('button', { name: '导入 2 题' }).click();
    await page.getByText('已导入 2 题').waitFor();
    await page.getByRole('button', { name: '街道甲题（ ）' }).click();
    await page.getByRole('button', { name: '修订' }).click();
    const form = page.getByRole('dialog', { name: '修订' });
    await fill(form, '题干', '街道甲题，修订后（ ）');
    await form.getByRole('button', { name: '提交' }).click();
    await page.getByText('第 2 版').waitFor();
    await page.getByText('第 1 版').waitFor();
    await shoot(page, 'question-versions');
    await page.keyboard.press('Escape');
  });

  it('trainer1 plans a lecture and shows its code; officer1 signs in on a telephone', async () => {
    const { page } = trainer;
    const token = await office.token('trainer1');
    const now = office.clock.ms();
    const lecture = {
      title: '行政处罚法新规解读',
      kind: 'public-law',
      place: '三楼会议室',
      lecturer: '讲师甲',
      shared: false,
    };
    const times = { startsAt: new Date(now).toISOString(), endsAt: new Date(now + 3_600_000).toISOString() };
    const sent = await fetch(`${office.http}/api/training/lectures`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...lecture, ...times }),
    });
    expect(sent.status).toBe(201);
    await page.getByRole('menuitem', { name: '培训管理' }).click();
    await page.getByRole('tab', { name: '讲座' }).click();
    await page.getByRole('button', { name: '显示签到码' }).click();
    const shown = page.getByRole('dialog').getByText(/^\d{6}$/);
    await shown.waitFor();
    await shoot(page, 'lecture-code');
    const phone = officer.page;
    await phone.goto('/app/training');
    await phone.getByLabel('签到码').fill((await shown.textContent())!);
    await phone.getByRole('main').getByRole('button', { name: '签到', exact: true }).click();
    await phone.getByText('已签到：行政处罚法新规解读').waitFor();
    await page.getByText('1 人已签到').waitFor();
    await page.keyboard.press('Escape');
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize(SIZES.DESK);
  });

  it('officer1 reads a unit on a telephone, and the time that counts is shown', async () => {
    const { page } = officer;
    await page.goto('/app/training');
    await page.getByText('0 / 60 学时').first().waitFor();
    expect(await faultsOf(page, { PHONE: SIZES.PHONE })).toEqual([]);
    await shoot(page, 'my-training');
    const card = page.locator('.ant-card').filter({ hasText: '三项制度' }).last();
    await card.getByRole('button', { name: '学习' }).click();
    await page.getByRole('link', { name: '为什么是这三项' }).click();
    await page.getByText('行政执法中最常见的争议').waitFor();
    await page.getByText('已计 0:00，共 12:00').waitFor();
    expect(await faultsOf(page, { PHONE: SIZES.PHONE })).toEqual([]);
    await shoot(page, 'study');
    await page.getByText(/已计 0:(1[89]|2\d)，共 12:00/).waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: '下一单元' }).click();
    await page.getByRole('heading', { name: '公示：事前、事中、事后' }).waitFor();
    expect(officer.complaints).toEqual([]);
    expect(trainer.complaints).toEqual([]);
  }, 400_000);

  it('trainer1 sees who is short of hours', async () => {
    const { page } = trainer;
    await page.goto('/app/training-desk');
    await page.getByText('还差 60 学时').first().waitFor();
    await shoot(page, 'training-progress');
    await page.getByRole('tab', { name: '培训计划' }).click();
    await page.getByRole('button', { name: '制定计划' }).click();
    const form = page.getByRole('dialog', { name: '制定计划' });
    await fill(form, '计划名称', '年度培训计划');
    await form.getByRole('button', { name: '提交' }).click();
    await page.getByRole('cell', { name: '年度培训计划' }).waitFor();
    await page.getByRole('tab', { name: '课程' }).click();
    await page.getByRole('button', { name: '开设课程' }).click();
    const course = page.getByRole('dialog', { name: '开设课程' });
    await fill(course, '课程名称', '占道经营执法实务');
    await fill(course, '简介', '案例讲解');
    await fill(course, '单元名称', '立案');
    await fill(course, '正文（Markdown）', '第一段。');
    await course.getByRole('button', { name: '提交' }).click();
    await page.getByRole('cell', { name: '占道经营执法实务' }).waitFor();
    expect(trainer.complaints).toEqual([]);
  });
});
