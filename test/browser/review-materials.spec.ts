import type { Browser, Locator, Page } from 'playwright-core';
import { addDays } from '../../src/kernel/time.js';
import {
  choose,
  type Desk,
  deskOf,
  fill,
  graveFaults,
  openBrowser,
  perform,
  pick,
  settled,
  shoot,
  signIn,
  SIZES,
} from '../support/browser.js';
import { CaseSteps } from '../support/case-steps.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

/** An hour of a working day by which what was done that day can be over. */
const NOW = '2026-11-23T03:00:00.000Z';

/** Materials of a review go back and forth, and its days stand still meanwhile, as people do it. */
describe('materials of a review in a browser', () => {
  let office: Office;
  let browser: Browser;
  let officer: Desk;
  let reviewer: Desk;
  let leader: Desk;
  let presider: Desk;
  let steps: CaseSteps;
  let reviewId: string;

  beforeAll(async () => {
    office = await startOffice({ at: NOW });
    steps = new CaseSteps(office);
    await steps.investigate((id) => attachVideo(office, id));
    await steps.post('officer1', 'draft', steps.draft(), 200);
    browser = await openBrowser();
    officer = await deskOf(browser, office, 'officer1', { at: NOW });
    reviewer = await deskOf(browser, office, 'reviewer1', { at: NOW });
    leader = await deskOf(browser, office, 'leader1', { at: NOW });
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  /** What axe finds, and whether a page must scroll sideways, at both sizes. */
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
  /** Types entries into a list that takes one's own as well. */
  async function name(form: Locator, label: string, ...entries: string[]): Promise<void> {
    const field = form.getByLabel(label, { exact: true });
    for (const entry of entries) {
      await field.fill(entry);
      await field.press('Enter');
    }
    await field.press('Escape');
    await form.page().locator('.ant-select-dropdown:visible').waitFor({ state: 'detached' });
  }
  const view = async () =>
    (await (await office.as('reviewer1')).get(`/api/reviews/${reviewId}`).expect(200)).body;

  it('officer1 submits, reviewer1 takes it to check the materials: no opinion is asked for yet', async () => {
    await officer.page.goto(`/app/cases/${steps.id}`);
    await perform(officer.page, '送法制审核', (form) => fill(form, '送审说明', '请审核'));

    const { page } = reviewer;
    await page.goto('/app/reviews');
    await page
      .getByRole('main')
      .getByRole('link', { name: /立字〔\d{4}〕第001号/ })
      .click();
    await page.getByText('尚未接收').waitFor();
    reviewId = new URL(page.url()).pathname.split('/').at(-1)!;
    await page.getByRole('button', { name: '接收，先核对材料' }).click();
    await page.getByText('材料尚在核对').waitFor();
    expect(await page.getByRole('button', { name: '签署意见' }).count()).toBe(0);
    expect(await view()).toMatchObject({ state: 'taken', materialsAccepted: false });
  });

  it('reviewer1 returns it with the list of what lacks; the days stand still for all to see', async () => {
    const { page } = reviewer;
    await page.getByRole('button', { name: '退回补正' }).click();
    const form = page.getByRole('dialog', { name: '退回补正' });
    await name(form, '缺少的材料', '裁量说明', '调查终结报告');
    await fill(form, '说明', '裁量说明须写明从何档次。');
    await shoot(page, 'review-return');
    await form.getByRole('button', { name: '提交' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('期限暂停', { exact: true }).waitFor();
    await page.getByText('缺：裁量说明、调查终结报告。裁量说明须写明从何档次。').first().waitFor();
    expect(await page.getByRole('button', { name: '补正材料' }).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'review-returned');
    expect(await view()).toMatchObject({ state: 'returned' });
  });

  it('officer1 finds it on the first page, sees in the case what was asked, and completes it there', async () => {
    const { page } = officer;
    await page.goto('/app/');
    await page.getByText('待补正的审核').waitFor();
    await shoot(page, 'review-waiting');
    await page.goto(`/app/cases/${steps.id}`);
    await page.getByText('缺：裁量说明、调查终结报告。').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'case-returned');
    await page.getByRole('button', { name: '补正材料' }).click();
    const form = page.getByRole('dialog', { name: '补正材料' });
    await form.getByText('缺：裁量说明、调查终结报告。').waitFor();
    await fill(form, '送审说明', '已附裁量说明');
    await name(form, '送审材料', '裁量说明', '调查终结报告');
    await shoot(page, 'review-completion');
    await form.getByRole('button', { name: '提交' }).click();
    await form.waitFor({ state: 'detached' });
    const { due } = await view();
    await page.getByText(`材料已补正，审核期限至 ${due}`).waitFor();
    expect(await page.getByText('补正之前审核期限暂停计算').count()).toBe(0);
    expect(await view()).toMatchObject({
      state: 'taken',
      round: 1,
      statement: '已附裁量说明',
      materials: ['送审说明', '决定书草稿', '证据材料', '裁量说明', '调查终结报告'],
    });
  });

  it('reviewer1 finds the materials complete; only then the days run and the checklist opens', async () => {
    const { page } = reviewer;
    await page.reload();
    await page.getByRole('button', { name: '确认材料齐备' }).click();
    await page.getByRole('button', { name: '签署意见' }).waitFor();
    expect(await page.getByRole('button', { name: '确认材料齐备' }).count()).toBe(0);
    const shown = await view();
    expect(shown.materialsAccepted).toBe(true);
    expect(shown.steps.map(({ kind }: { kind: string }) => kind)).toEqual([
      'checking',
      'returned',
      'completed',
      'accepted',
    ]);
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'review-accepted');
  });

  it('leader1 sees who carries how much and extends the review once', async () => {
    const { page } = leader;
    const { due } = await view();
    await page.goto('/app/reviews');
    const { body } = await (await office.as('leader1')).get('/api/reviews/load').expect(200);
    const { name, open } = body.find((row: { open: number }) => row.open === 1);
    const row = page.getByRole('row').filter({ hasText: name }).last();
    await page.getByText('审核人员工作量').waitFor();
    expect(await row.getByRole('cell').allTextContents()).toEqual([
      name,
      expect.any(String),
      String(open),
      '0',
      '0',
    ]);
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'review-load');
    await page.goto(`/app/reviews/${reviewId}`);
    await page.getByRole('button', { name: '延长审核期限' }).click();
    const form = page.getByRole('dialog', { name: '延长审核期限' });
    await form.getByLabel('延长的理由').fill('案情复杂');
    await form.getByRole('button', { name: '提交' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('已延长', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: '延长审核期限' }).count()).toBe(0);
    const extended = await view();
    expect(extended.due > due).toBe(true);
    await page.getByText(`期限至 ${extended.due}`).waitFor();
    await shoot(page, 'review-extended');
  });

  it('leader1 publishes a catalogue of two kinds of decision and repeals one of them', async () => {
    const { page } = leader;
    await page.getByRole('menuitem', { name: '法制审核目录' }).click();
    await page.getByRole('button', { name: '公布目录' }).click();
    const form = page.getByRole('dialog', { name: '公布目录' });
    await fill(form, '公布文件（名称、文号）', '《目录清单》（示例〔2026〕1号）');
    await fill(form, '事项名称', '罚没一千元以上的处罚');
    await fill(form, '罚没合计达到（不填为不限）', '1000');
    await form.getByRole('button', { name: '增加一项' }).click();
    const second = form.locator('.ant-card', { hasText: '目录事项 2' });
    await fill(second, '事项名称', '责令停产停业');
    await name(second, '处罚种类（不选为不限）', '责令停产停业');
    await second.getByLabel('下级机关的决定', { exact: true }).check();
    await shoot(page, 'catalogue-adopt');
    await form.getByRole('button', { name: '提交' }).click();
    await form.waitFor({ state: 'detached' });
    const first = page.getByRole('row').filter({ hasText: '罚没合计 1,000 元 以上' });
    await first.getByText('现行').waitFor();
    const { body } = await (await office.as('officer1')).get('/api/review-catalogue').expect(200);
    expect(body).toMatchObject([
      { item: 1, decisionKinds: ['penalty'], penaltyKinds: [], fromFen: 100_000, level: 'own' },
      { item: 2, penaltyKinds: ['business-suspension'], fromFen: null, level: 'below' },
    ]);
    await first.getByRole('button', { name: '废止' }).click();
    const repeal = page.getByRole('dialog', { name: '废止 罚没一千元以上的处罚' });
    await fill(repeal, '废止理由', '清单修订');
    await repeal.getByRole('button', { name: '提交' }).click();
    await repeal.waitFor({ state: 'detached' });
    await first.waitFor({ state: 'detached' });
    await page.getByText('全部', { exact: true }).click();
    await first.getByText('已废止').waitFor();
    expect(await first.getByRole('button', { name: '废止' }).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'catalogue');
    await officer.page.goto('/app/review-catalogue');
    await officer.page.getByText('责令停产停业').first().waitFor();
    expect(await officer.page.getByRole('button', { name: /公布目录|废止/ }).count()).toBe(0);
  });

  it('presider1 reports a hearing from where it is shown, once', async () => {
    const heard = new CaseSteps(office);
    await heard.investigate((id) => attachVideo(office, id));
    await heard.post('officer1', 'draft', heard.draft(), 200);
    const today = await heard.noticeAndRequest();
    const on = addDays(today, 14);

    presider = await deskOf(browser, office, 'presider1', { at: NOW });
    const { page } = presider;
    await page.goto(`/app/cases/${heard.id}`);
    await perform(page, '通知听证', async (form) => {
      await pick(form, '通知送达日', today);
      await pick(form, '听证日', on);
      await pick(form, '听证时间', '09:30');
      await fill(form, '听证地点', '街道办事处二楼听证室');
      await choose(form, '不公开的事由', '商业秘密');
      await choose(form, '听证主持人', '主持');
      await shoot(page, 'hearing-notice');
    });
    await page.getByText('不公开举行 · 商业秘密').waitFor();
    expect((await heard.view()).hearing).toMatchObject({
      ...{ scheduledFor: on, scheduledTime: '09:30', place: '街道办事处二楼听证室' },
      ...{ noticedOn: today, closedFor: 'trade-secret' },
    });
    heard.on(on);
    await heard.post('presider1', 'hearing/record', { record: '申辩与质证', partyAbsent: false }, 204);
    await page.context().clearCookies();
    await signIn(page, 'presider1');
    const waiting = page.locator('.ant-card', { hasText: '待听证' }).locator(`a[href$="/cases/${heard.id}"]`);
    await waiting.first().click();
    await page.getByRole('button', { name: '提交听证报告', exact: true }).click();
    const form = page.getByRole('dialog', { name: '提交听证报告' });
    await fill(form, '听证报告', '事实成立，建议维持。');
    await shoot(page, 'hearing-report');
    await form.getByRole('button', { name: '提交' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText(`听证报告 ${on}`).waitFor();
    expect(await page.getByRole('button', { name: '提交听证报告' }).count()).toBe(0);
    const { documents, hearing } = await heard.view();
    expect(hearing.reportedAt).not.toBeNull();
    expect(documents).toContainEqual(expect.objectContaining({ kind: '听证报告' }));
    await page.goto('/app/');
    await page.getByText('没有等待听证的案件').waitFor();
  });

  it('nothing was refused on the way and no page broke', () => {
    expect([officer, reviewer, leader, presider].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
