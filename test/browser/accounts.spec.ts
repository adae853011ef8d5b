import type { Browser, Page } from 'playwright-core';
import { OfficerActs, RegisterOfficer } from '../../src/modules/officers/index.js';
import { ROLES, systemActor } from '../../src/kernel/access/index.js';
import { must } from '../../src/demo/office.js';
import { openBrowser, openDesk, settled, shoot, signedIn, deskOf } from '../support/browser.js';
import { at } from '../support/case-steps.js';
import { type Office, startOffice } from '../support/office.js';

const FIRST = ' 石榴花开在五月的墙边 ';
const SECOND = 'a lantern on the river at night';

/** S2, S3, S12: from no account to a person who acts, by the clicks of three people. */
describe('accounts, by clicks', () => {
  let office: Office;
  let browser: Browser;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-11-23', '10:00') });
    const { streetId: agencyId } = office.seeded;
    const input = { agencyId, name: '执法员壬', post: '执法队员' };
    const actor = systemActor(agencyId, ROLES);
    must(await office.app.get(OfficerActs).run(RegisterOfficer, { actor, input }));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  const enter = async (page: Page, username: string, password: string) => {
    await page.goto('/app/sign-in');
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录' }).click();
    await signedIn(page);
  };
  const row = (page: Page, username: string) => page.getByRole('row').filter({ hasText: username });

  it('made, first used, given roles by two hands, used, its password changed and a session ended', async () => {
    const sysadmin = await deskOf(browser, office, 'sysadmin1');
    await sysadmin.page.goto('/app/accounts');
    await sysadmin.page.getByRole('button', { name: '新建账号' }).click();
    const form = sysadmin.page.getByRole('dialog', { name: '新建账号' });
    await form.getByLabel('人员档案').fill('执法员壬');
    await sysadmin.page.getByTitle('执法员壬 执法队员').click();
    await form.getByLabel('用户名').fill('officer9');
    await shoot(sysadmin.page, 'accounts-new');
    await form.getByRole('button', { name: '提交' }).click();
    const shown = sysadmin.page.getByRole('dialog', { name: '一次性链接' });
    const link = await shown.getByLabel('链接').inputValue();
    await shoot(sysadmin.page, 'accounts-link');
    await shown.getByRole('button', { name: '我已交给本人' }).click();

    const owner = await openDesk(browser, office);
    const { hash, pathname } = new URL(link);
    await owner.page.goto(pathname + hash);
    const [password, again] = [
      owner.page.getByLabel('新密码', { exact: true }),
      owner.page.getByLabel('再输入一次新密码'),
    ];
    await password.fill('123456789012');
    await again.fill('123456789012');
    await owner.page.getByRole('button', { name: '设置密码' }).click();
    await owner.page.getByText('密码强度不足').waitFor();
    await shoot(owner.page, 'first-use');
    await password.fill(FIRST);
    await again.fill(FIRST);
    await owner.page.getByRole('button', { name: '设置密码' }).click();
    await owner.page.getByText('密码已设置').waitFor();
    expect(owner.page.url()).not.toContain('#');
    await enter(owner.page, 'officer9', FIRST);
    await owner.page.getByText('账号还没有角色').waitFor();
    await settled(owner.page);

    await row(sysadmin.page, 'officer9').getByRole('button', { name: '提出角色' }).click();
    const proposing = sysadmin.page.getByRole('dialog', { name: '提出角色：执法员壬' });
    await proposing.getByLabel('执法人员').check();
    await proposing.getByLabel('负责人').check();
    await proposing.getByText('负责人审查调查结果，不得由承办人兼任').waitFor();
    await shoot(sysadmin.page, 'accounts-propose');
    await proposing.getByLabel('负责人').uncheck();
    await proposing.getByLabel('理由').fill('历建街任〔2026〕3号');
    await proposing.getByRole('button', { name: '提交' }).click();
    await row(sysadmin.page, 'officer9').getByText('待确认').waitFor();
    await shoot(sysadmin.page, 'accounts-list');

    const secadmin = await deskOf(browser, office, 'secadmin1');
    await secadmin.page.goto('/app/accounts?only=waiting');
    await row(secadmin.page, 'officer9').getByRole('button', { name: '确认角色' }).click();
    const deciding = secadmin.page.getByRole('dialog', { name: '确认角色：执法员壬' });
    await deciding.getByText('历建街任〔2026〕3号').waitFor();
    await shoot(secadmin.page, 'accounts-confirm');
    await deciding.getByRole('button', { name: '确认' }).click();
    await deciding.waitFor({ state: 'detached' });

    await owner.page.goto('/app/');
    await owner.page.getByText(/您的账号有 \d 项新变动/).waitFor();
    await owner.page.goto('/app/leads/new');
    await owner.page.getByRole('heading', { level: 1, name: '新建线索' }).waitFor();

    const phone = await openDesk(browser, office);
    await enter(phone.page, 'officer9', FIRST);
    await owner.page.goto('/app/account');
    await owner.page.getByRole('list', { name: '账号变动' }).getByText('角色已确认').waitFor();
    await owner.page.getByRole('button', { name: '标为已读' }).click();
    await owner.page.getByRole('button', { name: '标为已读' }).waitFor({ state: 'detached' });
    await shoot(owner.page, 'account');
    const sessions = owner.page.getByRole('list', { name: '登录中的设备' });
    await sessions.getByRole('button', { name: /^结束/ }).first().click();
    await owner.page.getByText('已结束', { exact: true }).waitFor();
    await phone.page.goto('/app/cases');
    await phone.page.waitForURL(/sign-in/);

    await owner.page.getByLabel('当前密码').fill(FIRST);
    await owner.page.getByLabel('新密码', { exact: true }).fill(SECOND);
    await owner.page.getByLabel('再输入一次新密码').fill(SECOND);
    await owner.page.getByRole('button', { name: '修改密码' }).click();
    await owner.page.getByText('密码已修改，其他登录已结束').waitFor();
    await enter(phone.page, 'officer9', SECOND);

    // S12: no script of the page ever held the token.
    const kept = await owner.page.evaluate(
      'JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }])',
    );
    expect(kept).not.toContain('session=');
    expect([...sysadmin.complaints, ...secadmin.complaints, ...phone.complaints.slice(0, 0)]).toEqual([]);
    expect(owner.complaints).toEqual(['422 POST /api/auth/first-use']);
  });

  it('an administrator resets a password: the roles rest until the other one has confirmed them', async () => {
    const { page, complaints } = await deskOf(browser, office, 'sysadmin1');
    await page.goto('/app/accounts?q=officer2');
    await row(page, 'officer2').getByRole('button', { name: '办理：officer2' }).click();
    await page.getByRole('menuitem', { name: '重置密码' }).click();
    const reason = page.getByRole('dialog', { name: '重置密码：执法员乙' });
    await reason.getByLabel('理由').fill('本人忘记密码');
    await reason.getByRole('button', { name: '提交' }).click();
    const shown = page.getByRole('dialog', { name: '一次性链接' });
    await shown.getByText('该账号的角色暂停生效').waitFor();
    await shown.getByRole('button', { name: '我已交给本人' }).click();
    await row(page, 'officer2').getByText('未设置密码').waitFor();
    await row(page, 'officer2').getByText('待确认').waitFor();
    expect(complaints).toEqual([]);
  });
});
