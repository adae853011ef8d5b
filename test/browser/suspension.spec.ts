import type { Browser, Page } from 'playwright-core';
import {
  choose,
  deskOf,
  fill,
  graveFaults,
  openAct,
  openBrowser,
  perform,
  settled,
  shoot,
} from '../support/browser.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { type Office, startOffice } from '../support/office.js';

/** 中止 and 更正记录 by clicks. */
describe('suspending a case and correcting its record', () => {
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

  it('is refused with the word of the rule, goes on when it is confirmed, and says what became of the period', async () => {
    const steps = new CaseSteps(office);
    await steps.file();
    const { page, complaints } = await deskOf(browser, office, 'leader1');
    await page.goto(`/app/cases/${steps.id}`);
    const form = await openAct(page, '中止');
    await choose(form, '中止事由', '当事人下落不明');
    await fill(form, '理由', '多次上门均未找到当事人');
    await form.getByRole('button', { name: '提交' }).click();
    await form.getByText('不因任何事由扣除时间').waitFor();
    await shoot(page, 'suspension-refused');
    expect(await graveFaults(page)).toEqual([]);
    await form.getByText('确认：规定不扣除该事由的，办案期限照常计算').click();
    await form.getByRole('button', { name: '提交' }).click();
    await page.getByText('中止：已办理').waitFor();
    expect(complaints.splice(0)).toEqual([`422 POST /api/cases/${steps.id}/suspend`]);

    await steps.file({ field: 'market-regulation' });
    await page.goto(`/app/cases/${steps.id}`);
    await perform(page, '中止', async (second) => {
      await choose(second, '中止事由', '检测');
      await fill(second, '理由', '送检');
    });
    await page.getByRole('tab', { name: /期限/ }).click();
    await page.getByText('2026-11-23 次日起不计入，恢复后重新计算').waitFor();
    // It stands where it stood: filed, under investigation.
    expect(
      await page.locator('.ant-steps').first().locator('.ant-steps-item-finish').allInnerTexts(),
    ).toEqual(['立案']);
    await settled(page);
    await shoot(page, 'suspended-period');
    steps.on('2026-11-30');
    // The session of the week before has ended.
    const later = await deskOf(browser, office, 'leader1');
    await resumeAndCorrect(later.page, steps.id);
    expect([...complaints, ...later.complaints]).toEqual([]);
  });

  async function resumeAndCorrect(page: Page, caseId: string): Promise<void> {
    await page.goto(`/app/cases/${caseId}`);
    await perform(page, '恢复', (again) => fill(again, '理由', '检测报告已出具'));
    await page.getByRole('tab', { name: /期限/ }).click();
    await page.getByText('2026-11-24 至 2026-11-30 不计入（检测）').waitFor();
    await shoot(page, 'resumed-period');

    await perform(page, '更正记录', async (correction) => {
      await choose(correction, '文书', '中止审批表');
      await fill(correction, '原文（从文书中原样摘录）', '理由：送检');
      await fill(correction, '更正为', '送检样品于2026年11月24日寄出');
      await fill(correction, '理由', '核对寄件单');
      await shoot(page, 'record-correction');
    });
    await page.getByRole('tab', { name: /文书/ }).click();
    await page.getByText('已更正').waitFor();
    await shoot(page, 'corrected-paper');
  }
});
