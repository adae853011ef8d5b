import type { Browser, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { ExamAnswerRow, ExamSittingRow } from '../../src/modules/exams/index.js';
import { ExamKit, MINUTE } from '../exams/kit.js';
import {
  choose,
  type Desk,
  deskOf,
  fill,
  graveFaults,
  openBrowser,
  pick,
  settled,
  shoot,
  signIn,
  SIZES,
} from '../support/browser.js';
import { type Office, startOffice } from '../support/office.js';

/** The full test keeps the network off for a minute: EXAM_OFFLINE_SECONDS=60. */
const OFFLINE_MS = Number(process.env.EXAM_OFFLINE_SECONDS ?? 5) * 1000;

/** An exam on a telephone from registration to appeal, with the network off in the middle, and what the trainer does. */
describe('an exam in a browser', () => {
  let office: Office;
  let kit: ExamKit;
  let browser: Browser;
  let trainee: Desk;
  let trainer: Desk;

  beforeAll(async () => {
    office = await startOffice();
    kit = new ExamKit(office);
    await kit.fill();
    browser = await openBrowser();
    trainee = await deskOf(browser, office, 'trainee1', { viewport: SIZES.PHONE });
    trainer = await deskOf(browser, office, 'trainer1');
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  const path = (name: string) =>
    process.env.SCREENSHOTS ? `${process.env.SCREENSHOTS}/${name}.png` : undefined;
  const snap = async (page: Page, name: string) => {
    const to = path(name);
    if (to) await page.screenshot({ path: to });
  };

  /** What axe finds, and whether the page must be scrolled sideways, at the sizes asked for. */
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

  it('trainer1 makes a blueprint, is told what the bank lacks, and opens a batch', async () => {
    const { page } = trainer;
    await page.getByRole('menuitem', { name: '考试管理' }).click();
    await page.getByText('组卷蓝图').click();
    await page.getByRole('button', { name: '新建蓝图' }).click();
    const form = page.getByRole('dialog', { name: '新建蓝图' });
    await fill(form, '名称', '手机卷');
    const line = (n: number) => form.getByRole('group', { name: `第 ${n} 行` });
    await line(1).getByText('题库有 12 题').waitFor();
    await line(2).getByLabel('题数').fill('3');
    await line(3).getByLabel('题数').fill('3');
    await form.getByRole('button', { name: '提交' }).click();
    await form.getByText(/第1行（单选题，任意主题，任意难度）要40题，还缺28题/).waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await shoot(page, 'exam-blueprint-form');
    await line(1).getByLabel('题数').fill('6');
    await form.getByRole('button', { name: '提交' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('手机卷').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize(SIZES.DESK);
    await shoot(page, 'exam-blueprints');

    await page.getByText('考试批次').click();
    await page.getByRole('button', { name: '新建批次' }).click();
    const batch = page.getByRole('dialog', { name: '新建批次' });
    await fill(batch, '批次名称', '手机应考');
    await choose(batch, '组卷蓝图', '手机卷');
    const china = (minutes: number) =>
      new Date(office.clock.ms() + 8 * 60 * MINUTE + minutes * MINUTE)
        .toISOString()
        .slice(0, 16)
        .replace('T', ' ');
    await pick(batch, '开始时间', china(-5));
    await pick(batch, '截止时间', china(180));
    await batch.getByRole('button', { name: '提交' }).click();
    await batch.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: '手机应考' }).waitFor();
    // The refusal above was asked for.
    trainer.complaints.length = 0;
  });

  it('trainee1 sits it on a telephone; what is answered without a network arrives with it', async () => {
    const { page } = trainee;
    await page.goto('/app/exams');
    await page.getByRole('button', { name: '报名' }).click();
    await page.getByRole('button', { name: '开始考试' }).waitFor();
    expect(await faultsOf(page, { PHONE: SIZES.PHONE })).toEqual([]);
    await snap(page, 'exam-mine');
    await page.getByRole('button', { name: '开始考试' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '开始考试' }).click();
    await page.getByText('第 1 / 12 题').waitFor();

    const answerThis = () => page.locator('.exam-question input').first().check();
    const next = async (to: number) => {
      await page.getByRole('button', { name: '下一题' }).click();
      await page.getByText(`第 ${to} / 12 题`).waitFor();
    };
    await answerThis();
    await page.getByText(/已保存 \d\d:\d\d:\d\d/).waitFor();
    await page.getByRole('button', { name: '标记', exact: true }).click();
    await snap(page, 'exam-sitting');
    expect(await faultsOf(page, { PHONE: SIZES.PHONE })).toEqual([]);
    await next(2);
    await answerThis();
    await page.getByText(/已保存/).waitFor();

    await page.context().setOffline(true);
    const off = Date.now();
    for (let to = 3; to <= 8; to += 1) {
      await next(to);
      await answerThis();
    }
    await page.getByText('待上传 6 题').first().waitFor();
    await page.getByText(/网络中断：待上传 6 题/).waitFor();
    await snap(page, 'exam-offline');
    await page.getByRole('button', { name: /答题卡 8\/12/ }).click();
    await page.getByRole('button', { name: '第 8 题，已答、待上传' }).waitFor();
    await snap(page, 'exam-card');
    // Handing in has to wait for the network.
    await page.getByRole('dialog').getByRole('button', { name: '交卷' }).click();
    const hand = page.getByRole('dialog', { name: '交卷' });
    await hand.getByRole('button', { name: '交卷' }).click();
    await hand.getByText('还有 6 题没有上传').waitFor();
    await hand.getByRole('button', { name: '取消' }).click();
    await page.waitForTimeout(Math.max(0, OFFLINE_MS - (Date.now() - off)));
    const before = await saved();
    expect(before.map(({ no }) => no)).toEqual([1, 2]);

    await page.context().setOffline(false);
    await page
      .getByText(/待上传 \d+ 题/)
      .first()
      .waitFor({ state: 'detached' });
    await page.getByText(/已保存 \d\d:\d\d:\d\d/).waitFor();
    const after = await saved();
    expect(after.map(({ no, choice }) => `${no}${choice}`)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((no) => `${no}A`),
    );
    // The server wrote them after the network came back, whatever the telephone thinks of time.
    for (const { no, savedAt } of after) if (no > 2) expect(Date.parse(savedAt)).toBeGreaterThan(off);
  }, 400_000);

  const saved = () =>
    office.app
      .get(DataSource)
      .getRepository(ExamAnswerRow)
      .find({ order: { no: 'ASC', version: 'ASC' } });

  it('an answer given offline survives the closing of the page, and a second window takes over', async () => {
    const { page } = trainee;
    await page.getByRole('button', { name: '下一题' }).click();
    await page.getByText('第 9 / 12 题').waitFor();
    // The server cannot be reached while the browser itself still loads the page again.
    await page.route('**/answers/**', (route) => route.abort());
    await page.locator('.exam-question input').nth(1).check();
    await page.getByText('待上传 1 题').first().waitFor();
    await page.unroute('**/answers/**');
    await page.reload();
    await page.getByText(/答题卡 9\/12/).waitFor();
    await page
      .getByText(/待上传 \d+ 题/)
      .first()
      .waitFor({ state: 'detached' });
    const answers = await saved();
    expect(answers.find(({ no }) => no === 9)?.choice).toBe('B');

    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.getByText(/答题卡 9\/12/).waitFor();
    await page.bringToFront();
    await page.locator('.exam-question input').first().check();
    await page.getByRole('dialog', { name: '考试已在别处打开' }).waitFor();
    await snap(page, 'exam-elsewhere');
    await page.getByRole('button', { name: '在这里继续' }).click();
    await page.getByText(/已保存/).waitFor();
    await second.close();
    trainee.complaints.length = 0;
  });

  it('hands in, counts what is open, and shows no result before its time', async () => {
    const { page } = trainee;
    await page.getByRole('button', { name: /答题卡/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '交卷' }).click();
    const hand = page.getByRole('dialog', { name: '交卷' });
    await hand.getByText(/还有 3 题没有作答/).waitFor();
    await hand.getByRole('button', { name: '交卷' }).click();
    await page.getByText('已保存 9 / 12 题，均计入成绩。').waitFor();
    await snap(page, 'exam-over');
    const sitting = await office.app.get(DataSource).getRepository(ExamSittingRow).findOneByOrFail({});
    expect(sitting).toMatchObject({ state: 'over', ending: 'handed-in' });
    await page.getByRole('button', { name: '回到我的考试' }).click();
    await page.getByText('已交卷，待公布').waitFor();
  });

  it('trainer1 publishes; the trainee reads what was right and why, and appeals; the key is corrected', async () => {
    for (const username of ['officer1', 'officer2', 'leader1']) {
      const batch = (await (await office.as(username)).get('/api/exams/mine')).body[0].batchId;
      await kit.sit(username, batch, (item) => (item.no % 2 ? 'A' : undefined));
    }
    office.clock.set(new Date(Date.now() + 185 * MINUTE).toISOString());
    const { page } = trainer;
    // Three hours at rest end the sessions of both.
    await signIn(page, 'trainer1');
    await signIn(trainee.page, 'trainee1');
    await page.goto('/app/exam-admin');
    await page.getByRole('link', { name: '手机应考' }).click();
    await page.getByRole('cell', { name: '参训人员甲' }).waitFor();
    await page.getByRole('button', { name: '公布成绩' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '公布成绩' }).click();
    await page.getByText(/成绩已公布：应考 4 人/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.setViewportSize(SIZES.DESK);
    await shoot(page, 'exam-batch');
    await page.getByRole('tab', { name: '题目统计' }).click();
    await page.getByRole('button', { name: '更正答案' }).first().waitFor();
    expect(await graveFaults(page)).toEqual([]);
    await shoot(page, 'exam-statistics');

    await trainee.page.goto('/app/exams');
    await trainee.page.getByRole('link', { name: '查看成绩' }).click();
    await trainee.page
      .getByText(/《行政处罚法》第57条/)
      .first()
      .waitFor();
    expect(await faultsOf(trainee.page, { PHONE: SIZES.PHONE })).toEqual([]);
    await snap(trainee.page, 'exam-result');
    await trainee.page
      .getByRole('button', { name: /复核第/ })
      .first()
      .click();
    const appeal = trainee.page.getByRole('dialog');
    await fill(appeal, '复核理由', '题干有歧义');
    await appeal.getByRole('button', { name: '提交' }).click();
    await trainee.page.getByText('待处理').waitFor();

    await page.reload();
    await page.getByRole('tab', { name: '成绩复核' }).click();
    await page.getByRole('button', { name: '处理' }).click();
    const decide = page.getByRole('dialog', { name: '处理' });
    await decide.getByLabel('支持，更正答案').check();
    await decide.getByLabel('本题作废，人人得分').check();
    await fill(decide, '答复', '经核实，题干有歧义');
    await shoot(page, 'exam-appeal');
    await decide.getByRole('button', { name: '提交' }).click();
    await decide.waitFor({ state: 'detached' });
    await page.getByText('已支持').waitFor();
    await trainee.page.reload();
    await trainee.page.getByText(/第 2 次计分（更正答案）/).waitFor();
    office.clock.set();
  });

  it('practice on a telephone shows the answer and its article after each question', async () => {
    const { page } = trainee;
    await page.goto('/app/exams/practice');
    await page.getByRole('button', { name: '开始练习' }).waitFor();
    await page.getByLabel('题数').fill('2');
    await page.getByRole('button', { name: '开始练习' }).click();
    for (let i = 0; i < 2; i += 1) {
      await page.getByText(`第 ${i + 1} / 2 题`).waitFor();
      await page.locator('.exam-question input').first().check();
      await page.getByRole('button', { name: '看答案' }).click();
      await page.getByText(/依据：《行政处罚法》第57条/).waitFor();
      if (i === 0) {
        expect(await faultsOf(page, { PHONE: SIZES.PHONE })).toEqual([]);
        await snap(page, 'exam-practice');
      }
      await page.getByRole('button', { name: '下一题' }).click();
    }
    await page.getByText(/本轮答对 \d \/ 2 题/).waitFor();
  });

  it('nothing else was refused on the way and no page broke', () => {
    expect([trainee, trainer].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
