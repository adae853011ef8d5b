import type { Browser, Page } from 'playwright-core';
import {
  choose,
  type Desk,
  deskOf,
  fill,
  graveFaults,
  openBrowser,
  perform,
  settled,
  shoot,
  SIZES,
} from '../support/browser.js';
import { CaseSteps } from '../support/case-steps.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

/** An hour of a working day by which what was done that day can be over. */
const NOW = '2026-11-23T03:00:00.000Z';

/** The register of legality reviews, and what follows an opinion that found problems, as people do it. */
describe('legality reviews and disagreements in a browser', () => {
  let office: Office;
  let browser: Browser;
  let officer: Desk;
  let reviewer: Desk;
  let leader: Desk;

  beforeAll(async () => {
    office = await startOffice({ at: NOW });
    browser = await openBrowser();
    officer = await deskOf(browser, office, 'officer1', { at: NOW });
    reviewer = await deskOf(browser, office, 'reviewer1', { at: NOW });
    leader = await deskOf(browser, office, 'leader1', { at: NOW });
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  /** What axe finds, and whether a telephone must scroll sideways. */
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

  it('officer1 submits a contract as a file, of which only the digest is registered', async () => {
    const { page } = officer;
    await page.getByRole('menuitem', { name: '合法性审查' }).click();
    await page.getByText(/年出具合法性审查意见书 0 份/).waitFor();
    await page.getByRole('button', { name: '送请审查' }).click();
    const form = page.getByRole('dialog', { name: '送请审查' });
    await form.getByLabel('行政合同').check();
    await choose(form, '送审材料', '合同文本', '送审说明', '对方主体资格材料', '订立依据');
    await fill(form, '名称', '街道环卫保洁服务合同');
    await fill(form, '起草单位', '公共管理办公室');
    await fill(form, '送审说明', '请予审查');
    await form
      .locator('input[type=file]')
      .setInputFiles({ name: '合同.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('abc') });
    await form.getByText('合同.docx').waitFor();
    await form.getByRole('button', { name: '提交' }).click();
    await page.getByRole('link', { name: '街道环卫保洁服务合同' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'legality-list');
  });

  it('reviewer1 judges the five heads of a contract and gives the opinion; the letter stands in its place', async () => {
    const { page } = reviewer;
    await page.goto('/app/legality');
    await page.getByRole('link', { name: '街道环卫保洁服务合同' }).click();
    // SHA-256 of "abc".
    await page.getByText('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad').waitFor();
    const heads = page.getByRole('radiogroup', { name: /^[1-9] / });
    expect(await heads.count()).toBe(5);
    for (let head = 1; head <= 5; head += 1) {
      await page
        .getByRole('radiogroup', { name: new RegExp(`^${head} `) })
        .getByLabel('通过')
        .check();
      await fill(page, `${head} 审核说明`, '已核');
    }
    await page.getByLabel('合法，同意').check();
    await fill(page, '意见正文', '同意签订。');
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'legality-opinion');
    await page.getByRole('button', { name: '出具意见' }).click();
    await page.getByRole('link', { name: '下载 Word' }).waitFor();
    const letter = await page.locator('.paper').last().textContent();
    expect(letter).toContain('合审字');
    expect(letter).toContain('同意签订。');
    await page.goto('/app/legality');
    await page.getByText(/年出具合法性审查意见书 1 份/).waitFor();
    await shoot(page, 'legality-letter');
  });

  it('officer1 disputes an opinion, leader1 coordinates and refers, the leaders vote one by one', async () => {
    const steps = new CaseSteps(office);
    await steps.investigate((id) => attachVideo(office, id));
    await steps.post('officer1', 'draft', steps.draft(), 200);
    const path = `/app/reviews/${await steps.review(false)}`;

    await officer.page.goto(path);
    await officer.page.getByRole('button', { name: '答复审核意见' }).click();
    const reply = officer.page.getByRole('dialog', { name: '答复审核意见' });
    await reply.getByLabel('有异议，请求协调').check();
    await fill(reply, '答复内容', '现有证据已足以认定。');
    await fill(reply, '处理情况', '已复核现场录像。');
    await reply.getByRole('button', { name: '提交' }).click();
    await reply.waitFor({ state: 'detached' });
    await officer.page.getByText('现有证据已足以认定。').waitFor();
    expect(await officer.page.getByRole('button', { name: '登记协调' }).count()).toBe(0);

    const { page } = leader;
    await page.goto(path);
    await page.getByRole('button', { name: '登记协调' }).click();
    const meeting = page.getByRole('dialog', { name: '登记协调' });
    await meeting.getByLabel('参加人').fill('负责人甲、审核员甲、');
    await fill(meeting, '协调情况', '双方各持己见。');
    await meeting.getByLabel('未能协调一致').check();
    await meeting.getByRole('button', { name: '提交' }).click();
    await meeting.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '提请集体讨论' }).click();
    const referral = page.getByRole('dialog', { name: '提请集体讨论' });
    await fill(referral, '提请讨论的问题', '是否须补充证据');
    await referral.getByRole('button', { name: '提交' }).click();
    await referral.waitFor({ state: 'detached' });
    await page.getByText('是否须补充证据').waitFor();
    expect(await page.getByRole('button', { name: '提请集体讨论', exact: true }).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    await shoot(page, 'disagreement');

    await page.goto(`/app/cases/${steps.id}`);
    await perform(page, '集体讨论', async (form) => {
      await form.getByLabel('参加讨论的负责人').fill('甲一、乙二、丙三、');
      await form.getByRole('radiogroup', { name: '主持人' }).getByLabel('甲一').check();
      await fill(form, '讨论记录', '逐人发表意见');
      for (const [name, vote] of [
        ['甲一', '同意'],
        ['乙二', '同意'],
        ['丙三', '弃权'],
      ] as const)
        await form
          .getByRole('radiogroup', { name: `逐人表决 ${name}` })
          .getByLabel(vote, { exact: true })
          .check();
      await fill(form, '讨论结论', '证据已足，重新送审');
      await shoot(page, 'discussion');
    });
    const { documents } = await steps.view();
    const minutes = documents.find(({ kind }: { kind: string }) => kind === '重大案件集体讨论笔录');
    expect(minutes.body).toContain('甲一同意、乙二同意、丙三弃权');
    expect(minutes.body).toContain('同意2人，不同意0人，弃权1人，通过');
  });

  it('nothing was refused on the way and no page broke', () => {
    expect([officer, reviewer, leader].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
