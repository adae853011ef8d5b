import type { Browser, Page } from 'playwright-core';
import { ok } from '../../src/kernel/result.js';
import { ActorOf } from '../../src/modules/accounts/index.js';
import { Acts } from '../../src/modules/ledger/index.js';
import { OfficerRecords } from '../../src/modules/officers/index.js';
import { choose, deskOf, fill, graveFaults, openBrowser, settled, shoot, SIZES } from '../support/browser.js';
import { type Office, startOffice } from '../support/office.js';

/** From the last exam to the card in hand, as three people do it; and what the pages look like at both sizes. */
describe('officers and certificates in a browser', () => {
  let office: Office;
  let browser: Browser;

  beforeAll(async () => {
    office = await startOffice({ demo: true });
    browser = await openBrowser();
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  /** What axe finds, and whether a telephone must scroll sideways. */
  async function faultsOf(page: Page): Promise<string[]> {
    const faults: string[] = [];
    for (const [name, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      await settled(page);
      faults.push(...(await graveFaults(page)).map((fault) => `${name}: ${fault}`));
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wider > 0) faults.push(`${name}: ${wider} px too wide`);
    }
    await page.setViewportSize(SIZES.DESK);
    return faults;
  }
  const open = async (page: Page, path: string) => {
    await page.goto(`/app${path}`);
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
  };
  const records = async () => {
    const trainer = (await office.app.get(ActorOf).username('trainer1'))!;
    const officerId = office.seeded.officers.trainee1!;
    const subject = { agencyId: office.seeded.streetId, type: 'officer', id: officerId };
    await office.app.get(Acts).perform(trainer, 'officer.enter-hours', subject, async (scene) => {
      const write = office.app.get(OfficerRecords);
      const on = { officerId, score: 8000, fullMarks: 10_000, passedOn: scene.today };
      await write.recordHours(scene, {
        ...{ officerId, kind: 'field', minutes: 400, on: scene.today, title: '业务培训', sourceId: 'demo' },
      });
      await write.recordPass(scene, {
        ...on,
        subject: 'special',
        field: 'urban-management',
        sourceId: scene.newId(),
      });
      await write.recordPass(scene, { ...on, subject: 'public', field: null, sourceId: scene.newId() });
      return ok({ value: undefined });
    });
  };

  it('CERT-01: shows a trainee what is missing, then takes the application, the approval and the card', async () => {
    const trainee = await deskOf(browser, office, 'trainee1');
    await open(trainee.page, '/my-certificate');
    await trainee.page.getByText('公共法律知识考试').first().waitFor();
    expect(await faultsOf(trainee.page)).toEqual([]);
    await shoot(trainee.page, 'my-certificate-missing');
    await records();
    await open(trainee.page, '/my-certificate');
    await trainee.page.getByRole('button', { name: '申请证件' }).click();
    const form = trainee.page.getByRole('dialog', { name: '申请证件' });
    await choose(form, '执法领域', '城市管理');
    const areas = form.getByLabel('执法区域（行政区划代码）');
    await areas.fill('370102');
    await areas.press('Enter');
    await areas.press('Tab');
    await form.getByRole('button', { name: '提交' }).click();
    await trainee.page.getByText('已申请，待审核').waitFor();

    const leader = await deskOf(browser, office, 'leader1');
    await open(leader.page, '/certificate-applications');
    expect(await faultsOf(leader.page)).toEqual([]);
    await shoot(leader.page, 'applications');
    await leader.page
      .getByRole('row', { name: /参训人员甲/ })
      .getByRole('button', { name: '同意', exact: true })
      .click();
    const opinion = leader.page.getByRole('dialog');
    await fill(opinion, '审核意见', '同意');
    await opinion.getByRole('button', { name: '提交' }).click();
    await leader.page.getByText('待制证').waitFor();

    const trainer = await deskOf(browser, office, 'trainer1');
    await open(trainer.page, '/certificate-applications');
    await trainer.page
      .getByRole('row', { name: /参训人员甲/ })
      .getByRole('button', { name: '制证、发证' })
      .click();
    const card = trainer.page.getByRole('dialog');
    await fill(card, '证号', '15010000777');
    await fill(card, '发证机关', '山东省人民政府');
    await card.getByRole('button', { name: '提交' }).click();
    await trainer.page.getByText('没有待办的申请').waitFor();

    await open(trainee.page, '/my-certificate');
    await trainee.page
      .getByRole('region', { name: '执法证 15010000777' })
      .getByText('有效', { exact: true })
      .waitFor();
    await shoot(trainee.page, 'my-certificate');
    expect(trainee.complaints.concat(leader.complaints, trainer.complaints)).toEqual([]);
  }, 400_000);

  it('CERT-06: the register is filtered by the expiry ladder in the address; a file shows the life of the card', async () => {
    const { page } = await deskOf(browser, office, 'trainer1');
    await open(page, '/officers');
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'officers');
    await open(page, '/officers?rung=30');
    await page.getByRole('link', { name: '执法员戊' }).waitFor();
    expect(await page.getByRole('link', { name: /^执法员/ }).count()).toBe(1);
    await open(page, `/officers/${office.seeded.officers.officer6}`);
    await page.getByText('暂扣').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'officer');
  }, 400_000);
});
