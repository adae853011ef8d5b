import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import {
  choose,
  confirmAct,
  type Desk,
  deskOf,
  fill,
  openAct,
  openBrowser,
  openDesk,
  perform,
  pick,
  shoot,
  soon,
} from '../support/browser.js';
import { at, PARTY } from '../support/case-steps.js';
import { type Office, startOffice } from '../support/office.js';
import { sha256Of, videoOf } from '../support/videos.js';

/** One case from the lead to the tombstone, by hand in a browser: the main job as the people who do it see it. */
describe('the journey of one penalty case in a browser', () => {
  let office: Office;
  let browser: Browser;
  let folder: string;
  let officer: Desk;
  let leader: Desk;
  let reviewer: Desk;
  let discloser: Desk;
  let releaser: Desk;
  let caseAt: string;
  let disclosureAt: string;
  let publicAt: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sanxiang-videos-'));
    office = await startOffice();
    browser = await openBrowser();
    [officer, leader, reviewer, discloser, releaser] = (await Promise.all(
      ['officer1', 'leader1', 'reviewer1', 'discloser1', 'releaser1'].map((who) =>
        deskOf(browser, office, who),
      ),
    )) as [Desk, Desk, Desk, Desk, Desk];
  }, 400_000);

  afterAll(async () => {
    await browser?.close();
    await office?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What officers did in the first minutes of today, which are past at any hour. */
  async function atWork(form: Locator): Promise<void> {
    const today = office.clock.today();
    await pick(form, '开始时间', `${today} 00:00`);
    await pick(form, '结束时间', `${today} 00:05`);
  }

  /** Each form is filled in, lost to a reload, taken up from its draft and sent with two clicks. */
  const inLife = (page: Page, title: string, fillIn?: (form: Locator) => Promise<void>): Promise<void> =>
    perform(page, title, fillIn, { reload: fillIn !== undefined, clickCount: 2 });

  async function open(desk: Desk, address = caseAt): Promise<Page> {
    await desk.page.goto(address);
    return desk.page;
  }

  it('officer1 registers a lead of two officers and asks for filing; leader1 files it', async () => {
    const { page } = officer;
    await page.getByRole('link', { name: '新建线索' }).click();
    await fillLead(page, office.clock.today());
    await shoot(page, '01-new-lead');
    await page.getByRole('button', { name: '登记线索' }).dblclick();
    await page.waitForURL(/\/app\/cases\/[0-9a-f-]{36}$/);
    caseAt = page.url();
    await inLife(page, '报请立案');

    await leader.page.reload();
    await leader.page.getByRole('link', { name: '批准立案' }).click();
    const filing = leader.page.getByRole('dialog', { name: '批准立案' });
    await fill(filing, '审批意见', '事实初步清楚，同意立案');
    await filing.getByRole('button', { name: '提交' }).dblclick();
    await leader.page
      .getByRole('button', { name: '登记调查取证' })
      .or(leader.page.getByText('等待：登记调查取证'))
      .waitFor();
    expect(await leader.page.getByRole('heading', { level: 1 }).textContent()).toMatch(
      /济历建街综执立字〔\d{4}〕第001号/,
    );
  });

  it('records the inspection', async () => {
    const page = await open(officer);
    await inLife(page, '登记调查取证', async (form) => {
      await atWork(form);
      await fill(form, '内容', '现场占道经营，摆放桌椅六套。');
      await form.getByLabel('已出示执法证件').check();
      await shoot(page, '02-investigation');
    });
  });

  it('sends three recordings, one of 200 MiB, and sees each received with its digest', async () => {
    const page = await open(officer);
    const sizes = [2 * 2 ** 20, 200 * 2 ** 20, 2 ** 20];
    const videos = sizes.map((size, i) => {
      const path = join(folder, `记录仪${i + 1}.mp4`);
      const bytes = videoOf(size, i + 1);
      writeFileSync(path, bytes);
      return { path, sha256: sha256Of(bytes) };
    });
    await page.getByRole('button', { name: '上传证据' }).click();
    const form = page.getByRole('dialog', { name: '上传证据' });
    await form.locator('input[type=file]').setInputFiles(videos.map(({ path }) => path));
    await form.getByRole('button', { name: '开始上传（3）' }).click();
    const big = form.getByRole('listitem').filter({ hasText: '记录仪2.mp4' });
    await big.getByText(/上传中 · \d/).waitFor();
    const between = async () => Number(await big.getByRole('progressbar').getAttribute('aria-valuenow'));
    await expect(soon(between, (percent) => percent > 0 && percent < 100)).resolves.toBeLessThan(100);
    await shoot(page, '03-upload');
    await expect(
      soon(
        () => form.getByText(/^已收讫 ·/).count(),
        (count) => count === 3,
      ),
    ).resolves.toBe(3);
    await form.getByRole('button', { name: '关闭' }).last().click();

    const digests = page.locator('#case-tabs .digest');
    await expect(
      soon(
        () => digests.count(),
        (count) => count === 3,
      ),
    ).resolves.toBe(3);
    const shown = await digests.evaluateAll((all) => all.map((one) => one.getAttribute('title')));
    expect(shown.sort()).toEqual(videos.map(({ sha256 }) => sha256).sort());
  }, 400_000);

  it('states the facts, concludes, drafts a fine of 5,000 yuan and is told that it must be reviewed', async () => {
    const page = await open(officer);
    await inLife(page, '认定事实', async (form) => {
      await fill(form, '认定的违法事实', '当事人于检查当日在店外摆放桌椅经营。');
    });
    await inLife(page, '调查终结', (form) => fill(form, '调查终结报告', '事实清楚，建议罚款5,000元。'));
    await inLife(page, '拟定处罚决定', async (form) => {
      await fill(form, '罚款（元）', '5000');
      await fill(form, '法律依据（逐条） 1', '《城市道路管理条例》第四十二条');
      await fill(form, '裁量档次', '一般');
      await fill(form, '裁量理由', '事实清楚，按一般档次处理。');
      await fill(form, '履行方式和期限', '自收到本决定书之日起十五日内缴纳');
      await shoot(page, '04-draft');
    });
    await page.getByText('须经法制审核').first().waitFor();
    await page.getByRole('button', { name: '下一步：送法制审核' }).waitFor();
    await shoot(page, '05-case-drafted');
  });

  it('officer1 gives notice and writes down both waivers', async () => {
    const page = await open(officer);
    await inLife(page, '事先告知', atWork);
    await inLife(page, '登记陈述申辩', async (form) => {
      await form.getByLabel('放弃陈述申辩').check();
      await fill(form, '意见内容', '放弃陈述、申辩');
    });
    await inLife(page, '登记放弃听证', (form) => fill(form, '意见内容', '不要求听证'));
  });

  it('PEN-14 refuses leader1 who decides before the review, and says why', async () => {
    const page = await open(leader);
    const form = await openAct(page, '作出决定');
    await form.getByRole('button', { name: '提交' }).click();
    await confirmAct(page, '作出决定');
    const refusal = form.getByRole('alert').filter({ hasText: '依据' });
    await refusal.waitFor();
    await shoot(page, '06-refusal');
    const words = await refusal.textContent();
    expect(words).toContain('PEN-14');
    // The ground of this case is the paper's, not the statute's own: the refusal says which.
    expect(words).toContain('国办发〔2018〕118号');
    expect(leader.complaints.splice(0)).toEqual([
      expect.stringMatching(/^409 POST \/api\/cases\/.*\/decision$/),
    ]);
  });

  it('officer1 submits it for review; reviewer1 takes it, passes seven heads and signs', async () => {
    const file = await open(officer);
    await inLife(file, '送法制审核', (form) => fill(form, '送审说明', '请审核'));

    const { page } = reviewer;
    await page.reload();
    await page
      .getByRole('main')
      .getByRole('link', { name: /立字〔\d{4}〕第001号/ })
      .click();
    await page.getByRole('button', { name: '接收审核' }).click();
    for (let head = 1; head <= 7; head += 1) {
      await page
        .getByRole('radiogroup', { name: new RegExp(`^${head} `) })
        .getByLabel('通过')
        .check();
      await fill(page, `${head} 审核说明`, '已核');
    }
    await page.getByLabel('同意', { exact: true }).check();
    await fill(page, '意见正文', '事实清楚，证据确凿，同意。');
    await shoot(page, '07-review');
    await page.getByRole('button', { name: '签署意见' }).click();
    await page.getByText('意见已签署').waitFor();
    await page.getByText('已出意见').waitFor();
    await shoot(page, '08-review-signed');
  });

  it('leader1 decides; officer1 serves', async () => {
    await open(leader);
    await perform(leader.page, '作出决定', () => shoot(leader.page, '09-decide'), { clickCount: 2 });

    const page = await open(officer);
    await inLife(page, '送达决定书', atWork);
    await page.getByRole('tab', { name: '决定', exact: true }).click();
    await page.getByRole('heading', { name: /济历建街综执罚决字〔\d{4}〕第001号/ }).waitFor();
    await shoot(page, '10-case-served');
  });

  it('has one entry for each of these acts, however often their buttons were clicked', async () => {
    const caseId = caseAt.split('/').at(-1)!;
    const { body } = await (await office.as('officer1')).get(`/api/cases/${caseId}`).expect(200);
    const acts = (body.events as { act: string }[])
      .map(({ act }) => act)
      .filter((act) => !act.startsWith('evidence.'));
    expect(acts.filter((act, i) => acts.indexOf(act) !== i)).toEqual([]);
    expect(acts).toEqual(
      expect.arrayContaining(['case.register-lead', 'case.decide', 'case.serve-decision']),
    );
  });

  it('discloser1 assesses and prepares; releaser1 sees both texts side by side and publishes', async () => {
    const { page } = discloser;
    await page.reload();
    await page
      .getByRole('main')
      .getByRole('link', { name: /罚决字〔\d{4}〕第001号/ })
      .click();
    await page.getByRole('button', { name: '评估社会影响' }).click();
    const form = page.getByRole('dialog', { name: '评估社会影响' });
    await form.getByLabel('是', { exact: true }).check();
    await fill(form, '理由', '占道经营群众关注');
    await form.getByRole('button', { name: '提交' }).click();
    await page.getByRole('button', { name: '提交复核' }).click();
    await page.getByText('制作人：公示员甲').waitFor();
    disclosureAt = page.url();
    await shoot(page, '11-prepared');

    await open(releaser, disclosureAt);
    const [original, published] = await Promise.all(
      ['原文', '公开文本'].map((title) => card(releaser.page, title).locator('.paper').textContent()),
    );
    expect(original).toContain(PARTY.phone);
    expect(published).not.toContain(PARTY.phone);
    expect(published).toContain(PARTY.name);
    await shoot(releaser.page, '12-side-by-side');
    await releaser.page.getByRole('button', { name: '发布', exact: true }).click();
    const asked = releaser.page.getByRole('dialog', { name: '发布' });
    await asked.getByRole('button', { name: '发布', exact: true }).click();
    const link = releaser.page.getByRole('link', { name: '在门户查看' });
    await link.waitFor();
    publicAt = (await link.getAttribute('href'))!;
  });

  it('anyone without script finds it by two characters and reads it', async () => {
    const { page, complaints } = await openDesk(browser, office, { javaScriptEnabled: false });
    await page.goto('/portal');
    await page.getByLabel('查询词').fill('占用');
    await page.getByRole('button', { name: '查询' }).click();
    await page
      .getByRole('link', { name: /示例餐饮/ })
      .first()
      .click();
    expect(new URL(page.url()).pathname).toBe(publicAt);
    const text = await page.locator('.paper').textContent();
    expect(text).toContain('行政处罚决定书');
    expect(text).not.toContain(PARTY.phone);
    await shoot(page, '13-portal');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('releaser1 withdraws it with a public reason, which stands at the same address from then on', async () => {
    const page = await open(releaser, disclosureAt);
    await page.getByRole('button', { name: '撤回公示' }).click();
    const form = page.getByRole('dialog', { name: '撤回公示' });
    await fill(form, '撤回理由（向公众公开）', '决定文书有误，更正后重新公示');
    await form.getByRole('button', { name: '撤回公示' }).click();
    await page.getByText('撤回理由（向公众公开）：决定文书有误').waitFor();

    const visitor = await openDesk(browser, office, { javaScriptEnabled: false });
    const response = await visitor.page.goto(publicAt);
    expect(response?.status()).toBe(410);
    await visitor.page.getByText('决定文书有误，更正后重新公示').waitFor();
    expect(await visitor.page.textContent('body')).not.toContain(PARTY.name);
    await shoot(visitor.page, '14-tombstone');
    await visitor.page.context().close();
  });

  it('shows the legal days of China to a browser in New York, and sends them as they were typed', async () => {
    const away = { timezoneId: 'America/New_York' };
    const desk = await deskOf(browser, office, 'officer1', away);
    const here = await legalDays(await open(officer));
    expect(here.length).toBeGreaterThan(8);
    expect(await legalDays(await open(desk))).toEqual(here);

    // In the first hour of China's day it is still the day before in New York.
    const { page } = desk;
    const today = office.clock.today();
    await page.clock.install({ time: at(today, '00:30') });
    await page.goto('/app/leads/new');
    expect(await page.getByLabel('发现日', { exact: true }).inputValue()).toBe(today);
    await fillLead(page, today);
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('button', { name: '登记线索' }).dblclick();
    expect((await sent).postDataJSON()).toMatchObject({ actEndedOn: today, discoveredOn: today });
    await page.waitForURL(/\/app\/cases\/[0-9a-f-]{36}$/);
    await page.context().close();
  });

  it('nothing was refused on the way and no page broke', () => {
    const all = [officer, leader, reviewer, discloser, releaser].flatMap(({ complaints }) => complaints);
    expect(all).toEqual([]);
  });
});

async function fillLead(page: Page, today: string): Promise<void> {
  await fill(page, '案由', '擅自占用城市道路经营');
  await choose(page, '执法领域', '城市管理');
  await fill(page, '地点', PARTY.address);
  await pick(page, '行为终了日', today);
  await fill(page, '案情摘要', '店外摆放桌椅经营');
  await choose(page, '承办人', '执法员乙');
  await page.getByLabel('法人或其他组织').check();
  await fill(page, '当事人名称或姓名', PARTY.name);
  await fill(page, '统一社会信用代码', PARTY.creditCode);
  await fill(page, '法定代表人（负责人、经营者）', PARTY.representative);
  await fill(page, '住址（住所）', PARTY.address);
  await fill(page, '电话', PARTY.phone);
}

const card = (page: Page, title: string): Locator =>
  page.locator('.ant-card').filter({ has: page.getByText(title, { exact: true }) });

/** Every `2026-11-22 周日` on a page, in its order. */
async function legalDays(page: Page): Promise<string[]> {
  await page.getByText('时间线').waitFor();
  const text = (await page.getByRole('main').textContent()) ?? '';
  return [...text.matchAll(/\d{4}-\d\d-\d\d 周./g)].map(([day]) => day);
}
