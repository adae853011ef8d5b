import type { Browser, Page } from 'playwright-core';
import {
  choose,
  confirmAct,
  deskOf,
  fill,
  graveFaults,
  openAct,
  openBrowser,
  perform,
  settled,
  shoot,
} from '../support/browser.js';
import { at, CaseSteps, PARTY } from '../support/case-steps.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

/** A lead is mended while it is one, filed by one who saw it, and what cannot be taken back is shown once more. */
describe('a lead in a browser', () => {
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

  const open = async (page: Page, steps: CaseSteps) => {
    await page.goto(`/app/cases/${steps.id}`);
    await settled(page);
  };

  it('B9: says what a later step will demand, and is mended there', async () => {
    const { address: _, ...party } = PARTY;
    const steps = new CaseSteps(office);
    await steps.register({ party, officerIds: [office.seeded.officers.officer1!] });
    const { page, complaints } = await deskOf(browser, office, 'officer1');
    await open(page, steps);
    await page.getByText('承办人只有1人').waitFor();
    await page.getByText('当事人地址未填').waitFor();
    await shoot(page, 'lead-missing');

    await page.getByRole('button', { name: '变更办案人员', exact: true }).click();
    const officers = page.getByRole('dialog', { name: '变更办案人员' });
    await choose(officers, '变更后的承办人（填全部）', '执法员乙');
    await page.keyboard.press('Escape');
    await fill(officers, '理由', '增加一名办案人员');
    await shoot(page, 'lead-officers');
    await officers.getByRole('button', { name: '提交' }).click();
    await page.getByText('变更办案人员：已办理').waitFor();
    await page.getByText('承办人只有1人').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: '更正案件基本情况', exact: true }).click();
    const form = page.getByRole('dialog', { name: '更正案件基本情况' });
    await form.getByText('现为：053******0000').waitFor();
    await fill(form, '住址（住所）', '历下区示例路9号');
    await fill(form, '理由', '登记时漏填');
    expect(await graveFaults(page)).toEqual([]);
    await shoot(page, 'lead-particulars');
    await form.getByRole('button', { name: '提交' }).click();
    await page.getByText('更正案件基本情况：已办理').waitFor();
    await page.getByText('当事人地址未填').waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: '参与人' }).click();
    await page.getByRole('button', { name: '显示完整信息' }).click();
    await page.getByText('2026-11-23 更正前').waitFor();
    await shoot(page, 'lead-earlier');
    expect(complaints).toEqual([]);
  });

  it('B9: is withdrawn with a reason, and stands in the list as withdrawn', async () => {
    const steps = new CaseSteps(office);
    await steps.register({ cause: '重复登记的线索' });
    const { page, complaints } = await deskOf(browser, office, 'officer1');
    await open(page, steps);
    await perform(page, '撤回线索', (form) => fill(form, '理由', '重复登记'));
    await page.getByRole('heading', { level: 1 }).getByText('线索已撤回').waitFor();
    await shoot(page, 'lead-withdrawn');
    await page.goto('/app/cases');
    await page
      .getByRole('row', { name: /重复登记的线索/ })
      .getByText('线索已撤回')
      .waitFor();
    expect(complaints).toEqual([]);
  });

  it('is filed by a leader who has the case before him and says his opinion', async () => {
    const steps = new CaseSteps(office);
    await steps.register();
    await attachVideo(office, steps.id, 'initiation');
    await steps.post('officer1', 'filing-request', {}, 204);
    const { page, complaints } = await deskOf(browser, office, 'leader1');
    await open(page, steps);
    const form = await openAct(page, '批准立案');
    await form.getByText(PARTY.name).first().waitFor();
    await form.getByText('店外摆放桌椅经营').first().waitFor();
    await form.getByText('立案审批表', { exact: true }).waitFor();
    await form.getByRole('button', { name: '提交' }).click();
    await form.getByText('请填写审批意见').waitFor();
    await fill(form, '审批意见', '事实初步清楚，同意立案');
    expect(await graveFaults(page)).toEqual([]);
    await shoot(page, 'filing-approval');
    await form.getByRole('button', { name: '提交' }).click();
    await page.getByText('审批意见：事实初步清楚，同意立案').waitFor();
    expect(complaints).toEqual([]);
  });

  it('is decided and archived after what goes out was shown once more, in a dialog that names the act', async () => {
    const steps = new CaseSteps(office);
    await steps.investigate((caseId) => attachVideo(office, caseId, 'investigation'));
    await steps.post('officer1', 'draft', steps.draft({ fineFen: 1_000 }), 200);
    await steps.noticeAndWaiver();
    const { page, complaints } = await deskOf(browser, office, 'leader1');
    await open(page, steps);
    const form = await openAct(page, '作出决定');
    await form.getByRole('button', { name: '提交' }).click();
    const dialog = page.getByRole('dialog', { name: '请再核对一次' });
    await dialog.getByText(PARTY.name).waitFor();
    await shoot(page, 'decide-once');
    expect(await graveFaults(page)).toEqual([]);
    // Whoever thinks better of it has decided nothing.
    await dialog.getByRole('button', { name: '取消' }).click();
    expect((await steps.view()).state).toBe('notified');
    await form.getByRole('button', { name: '提交' }).click();
    await confirmAct(page, '作出决定');
    await page.getByText('作出决定：已办理').waitFor();
    expect(complaints).toEqual([]);

    const other = new CaseSteps(office);
    await other.register();
    await other.post('officer1', 'filing-request', {}, 204);
    await other.post('leader1', 'filing-refusal', { reason: '轻微' }, 204);
    const officer = await deskOf(browser, office, 'officer1');
    await open(officer.page, other);
    const archive = await openAct(officer.page, '归档');
    await archive.getByRole('button', { name: '提交' }).click();
    const once = officer.page.getByRole('dialog', { name: '请再核对一次' });
    await once.getByText('不予立案审批表').waitFor();
    await shoot(officer.page, 'archive-once');
    await confirmAct(officer.page, '归档');
    await officer.page.getByText('归档：已办理').waitFor();
    expect(officer.complaints).toEqual([]);
  });
});
