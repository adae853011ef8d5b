import type { Browser } from 'playwright-core';
import { deskOf, openBrowser, settled, shoot } from '../support/browser.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

/** The next step is what the case waits for, from whom by name, and why. */
describe('the next step of a case under review', () => {
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

  it('says who reviews since when, and after an opinion against it its words come first', async () => {
    const steps = new CaseSteps(office);
    await steps.investigate((caseId) => attachVideo(office, caseId, 'investigation'));
    await steps.post('officer1', 'draft', steps.draft({ fineFen: 6_000_000 }), 200);
    const { id } = (await steps.post('officer1', 'reviews', steps.submission(), 201)) as { id: string };

    const { page, complaints } = await deskOf(browser, office, 'officer1');
    await page.getByText(/等待法制审核（.*审核员甲/).waitFor();
    await page.goto(`/app/cases/${steps.id}`);
    await page.getByText(/等待法制审核 · .*审核员甲.* · 执法员甲 2026-11-23 送审/).waitFor();
    await settled(page);
    expect(await page.getByRole('button', { name: /送法制审核/ }).count()).toBe(0);
    await shoot(page, 'waits-for-review');

    const reviewer = await office.as('reviewer1');
    await reviewer.post(`/api/reviews/${id}/take`).expect(204);
    await reviewer.post(`/api/reviews/${id}/opinion`, steps.opinion(false)).expect(200);
    await page.reload();
    const opinion = page.getByRole('alert').filter({ hasText: '存在问题' });
    await opinion.getByText('请补充证据').waitFor();
    await page.getByRole('button', { name: '下一步：拟定处罚决定' }).waitFor();
    await shoot(page, 'opinion-against');

    // What the opinion asks for was changed: it goes to the reviewer again.
    await steps.post('officer1', 'facts', steps.facts('当事人占用人行道约六平方米。'), 204);
    await page.reload();
    await page.getByRole('button', { name: '下一步：送法制审核' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
