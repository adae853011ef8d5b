import { DataSource } from 'typeorm';
import { OfficerActs, RegisterOfficer } from '../../src/modules/officers/index.js';
import { incompatibilitiesOf, ROLES, systemActor } from '../../src/kernel/access/index.js';
import { must } from '../../src/demo/office.js';
import { demoPeople } from '../../src/demo/people.js';
import { accountLink } from '../../src/cli/account-link.js';
import { SeedAccount } from '../../src/modules/accounts/index.js';
import { UnitOfWork } from '../../src/platform/database/databases.js';
import { accountId, bearer, login, tokenIn } from '../support/accounts.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type As, type Office, PASSWORD, startOffice } from '../support/office.js';

const OWN = '  春眠不觉晓 every morning  ';

describe(`accounts on ${DRIVER}`, () => {
  let office: Office;
  let sysadmin: As;
  let secadmin: As;
  let agencyId: string;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14'), env: { PROXY_HOPS: '1' } });
    agencyId = office.seeded.streetId;
    sysadmin = await office.as('sysadmin1');
    secadmin = await office.as('secadmin1');
  });
  afterAll(() => office.close());

  let networks = 0;
  /** An address of a network that nobody used before. */
  const elsewhere = () => `198.19.${(networks += 1)}.9`;
  const signIn = (username: string, password: string) =>
    login(office, username, password, { from: elsewhere() });
  const firstUse = (link: string, password: string) =>
    office
      .anyone()
      .post('/api/auth/first-use')
      .set('X-Forwarded-For', elsewhere())
      .send({ token: tokenIn(link), password });
  const officerFile = async (name: string) => {
    const id = office.clock.newId();
    const system = systemActor(agencyId, ROLES);
    const input = { agencyId, name, post: '执法队员' };
    must(await office.app.get(OfficerActs).run(RegisterOfficer, { actor: system, id, input }));
    return id;
  };
  const make = async (username: string, name = '张新', officerId?: string) =>
    (await sysadmin.post('/api/accounts', { agencyId, username, name, officerId }).expect(201)).body as {
      id: string;
      link: string;
      expiresAt: string;
    };
  const propose = (by: As, id: string, roles: string[]) =>
    by.post(`/api/accounts/${id}/roles`, { roles, reason: '历建街任〔2026〕3号' });
  const confirm = (by: As, id: string) => by.post(`/api/accounts/${id}/roles/confirmation`);
  const of = async (username: string) =>
    (await sysadmin.get(`/api/accounts?q=${username}`).expect(200)).body[0];
  /** A ready account with roles, by the way that an office goes. */
  const ready = async (username: string, roles: string[], officerId?: string, name?: string) => {
    const { id, link } = await make(username, name, officerId);
    await firstUse(link, OWN).expect(204);
    await propose(sysadmin, id, roles).expect(204);
    await confirm(secadmin, id).expect(204);
    return id;
  };
  const as = async (username: string, password = OWN) =>
    bearer(office, (await signIn(username, password).expect(200)).body.accessToken);

  describe('S2: one administrator alone', () => {
    it('makes nobody able to act: no roles and no password come with an account', async () => {
      for (const more of [{ roles: ['secadmin'] }, { password: PASSWORD }]) {
        const refused = await sysadmin.post('/api/accounts', {
          agencyId,
          username: 'eve',
          name: '甲',
          ...more,
        });
        expect([refused.status, Object.keys(refused.body.facts.fields)]).toEqual([422, Object.keys(more)]);
      }
      const { id, link } = await make('newcomer');
      expect(new URL(link).pathname).toBe('/app/first-use');
      for (const password of ['', PASSWORD]) await signIn('newcomer', password).expect(401);
      await firstUse(link, OWN).expect(204);
      // Signed in, he sees his own account and nothing else.
      const newcomer = await as('newcomer');
      expect((await newcomer.get('/api/me').expect(200)).body).toMatchObject({ roles: [] });
      await newcomer.get('/api/cases').expect(403);
      await newcomer.post('/api/cases', {}).expect(403);
      // The one who proposes does not confirm, and an administrator gives himself nothing.
      await propose(sysadmin, id, ['officer']).expect(204);
      await confirm(sysadmin, id).expect(403);
      await newcomer.get('/api/cases').expect(403);
      for (const [by, username] of [
        [sysadmin, 'sysadmin1'],
        [secadmin, 'secadmin1'],
      ] as const)
        expect((await propose(by, await accountId(office, username), ['auditor'])).body.code).toBe(
          'account.self',
        );
    });

    it('gives no roles: who proposed them is refused, another security administrator confirms', async () => {
      const { id } = await make('newcomer2');
      await propose(secadmin, id, ['officer']).expect(204);
      expect((await confirm(secadmin, id)).body).toMatchObject({ status: 409, code: 'account.same-hand' });
      expect((await propose(sysadmin, id, ['officer'])).body.code).toBe('account.proposal-open');
      await sysadmin.post(`/api/accounts/${id}/roles/rejection`, { reason: '并非本人提出' }).expect(409);
      await secadmin.post(`/api/accounts/${id}/roles/rejection`, { reason: '撤回' }).expect(204);
      expect((await confirm(secadmin, id)).body.code).toBe('account.no-proposal');
      await propose(sysadmin, id, ['officer']).expect(204);
      expect((await of('newcomer2')).proposal).toMatchObject({
        roles: ['officer'],
        proposedByName: '系统管理员甲',
      });
      expect((await sysadmin.get('/api/accounts?only=waiting').expect(200)).body).toHaveLength(2);
      await confirm(secadmin, id).expect(204);
      expect(await of('newcomer2')).toMatchObject({ roles: ['officer'], proposal: null });
    });

    it('becomes nobody else by a reset: the roles rest until the other one has confirmed them', async () => {
      const id = await ready('reset-me', ['officer']);
      const owner = await as('reset-me');
      await owner.get('/api/cases').expect(200);
      const reset = await sysadmin.post(`/api/accounts/${id}/password-reset`, { reason: '本人忘记密码' });
      expect(Object.keys(reset.body).sort()).toEqual(['expiresAt', 'link']);
      await owner.get('/api/me').expect(401);
      await signIn('reset-me', OWN).expect(401);
      await firstUse(reset.body.link, `${OWN}again`).expect(204);
      const taken = await as('reset-me', `${OWN}again`);
      await taken.get('/api/cases').expect(403);
      await confirm(secadmin, id).expect(204);
      await taken.get('/api/cases').expect(200);
      const { code } = (
        await sysadmin.post(`/api/accounts/${await accountId(office, 'sysadmin1')}/password-reset`, {
          reason: '试',
        })
      ).body;
      expect(code).toBe('account.self');
    });

    it('cannot write it past the program: the database wants a second hand', async () => {
      const { id } = await make('newcomer3');
      await propose(sysadmin, id, ['officer']).expect(204);
      const work = office.app.get(UnitOfWork);
      const write = (sql: string) => work.transaction((tx) => tx.query(sql));
      const one = `"userId" = '${id}'`;
      await expect(
        write(`UPDATE "role_proposals" SET "state" = 'confirmed', "decidedBy" = "proposedBy" WHERE ${one}`),
      ).rejects.toThrow('second administrator');
      await expect(write(`UPDATE "role_proposals" SET "roles" = '["leader"]' WHERE ${one}`)).rejects.toThrow(
        'fixed',
      );
      await expect(write(`DELETE FROM "role_proposals" WHERE ${one}`)).rejects.toThrow('keeps its rows');
    });
  });

  describe('S2: a one-time link', () => {
    it('is used once, not after a later one, and not after its time', async () => {
      const { id, link } = await make('linked');
      const later = (await sysadmin.post(`/api/accounts/${id}/link`).expect(200)).body;
      expect((await firstUse(link, OWN)).body).toMatchObject({ status: 410, code: 'account.link-void' });
      expect((await firstUse(later.link, 'short')).body.code).toBe('account.weak-password');
      const both = await Promise.all([firstUse(later.link, OWN), firstUse(later.link, OWN)]);
      expect(both.map(({ status }) => status).sort()).toEqual([204, 410]);
      expect((await sysadmin.post(`/api/accounts/${id}/link`)).body.code).toBe('account.password-set');
      expect((await firstUse(`${later.link.split('#')[0]}#${'x'.repeat(43)}`, OWN)).status).toBe(410);
      const { link: old } = await make('too-late');
      office.clock.set(at('2026-09-17', '09:01'));
      expect((await firstUse(old, OWN)).body.code).toBe('account.link-void');
      office.clock.set(at('2026-09-14'));
      const stored = JSON.stringify(await office.app.get(DataSource).query(`SELECT * FROM "account_links"`));
      expect(stored).not.toContain(tokenIn(later.link));
    });
  });

  describe('S2: one officer file, one account', () => {
    it('the name must be that of the file, the file of this agency, and no other account may have it', async () => {
      const file = await officerFile('李一档');
      const wanted = { agencyId, username: 'one-file', name: '李一档', officerId: file };
      const refused = async (over: object) =>
        (await sysadmin.post('/api/accounts', { ...wanted, ...over })).body;
      expect(await refused({ name: '李别人' })).toMatchObject({
        code: 'account.name-differs',
        detail: '人员档案上的姓名是“李一档”',
      });
      expect((await refused({ officerId: office.clock.newId() })).code).toBe('account.officer-file-unknown');
      const id = (await make('one-file', '李一档', file)).id;
      const second = await refused({ username: 'second' });
      expect(second).toMatchObject({
        status: 409,
        code: 'account.officer-file-taken',
        detail: '该档案的账号是 one-file',
      });
      // Behind another officer's file: the demo's officer has an account.
      const taken = { name: '执法员甲', username: 'behind', officerId: office.seeded.officers.officer1 };
      expect((await refused(taken)).code).toBe('account.officer-file-taken');
      // A disabled account gives the file free, and does not come back beside its successor.
      await sysadmin.post(`/api/accounts/${id}/disable`, { reason: '换用户名' }).expect(204);
      await make('second', '李一档', file);
      expect((await secadmin.post(`/api/accounts/${id}/enable`, { reason: '恢复' })).body.code).toBe(
        'account.officer-file-taken',
      );
    });

    it('two at once are one, and the database holds it as well', async () => {
      const file = await officerFile('王二次');
      const input = (username: string) => ({ agencyId, username, name: '王二次', officerId: file });
      const both = await Promise.all(
        ['twice1', 'twice2'].map((username) => sysadmin.post('/api/accounts', input(username))),
      );
      expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
      const copy = `INSERT INTO "users" ("id", "agencyId", "username", "name", "passwordHash", "roles", "officerId", "status", "failedSignIns", "createdAt")
        SELECT '${office.clock.newId()}', "agencyId", 'twice3', "name", '', '[]', "officerId", 'active', 0, "createdAt" FROM "users" WHERE "officerId" = '${file}'`;
      await expect(office.app.get(UnitOfWork).transaction((tx) => tx.query(copy))).rejects.toThrow(/unique/i);
    });
  });

  describe('S2: incompatible roles', () => {
    it('are refused at the proposal with article and reason, by the table that is told as data', async () => {
      const { id } = await make('greedy');
      const told = (await secadmin.get('/api/accounts/incompatible-roles').expect(200)).body;
      expect(told.length).toBeGreaterThan(30);
      for (const { roles } of told) {
        const refused = await propose(
          sysadmin,
          id,
          [...roles, 'trainee'].slice(0, roles.includes('trainer') ? 2 : 3),
        );
        expect([roles, refused.status, refused.body.code]).toEqual([
          roles,
          422,
          'account.incompatible-roles',
        ]);
      }
      expect((await propose(sysadmin, id, ['officer', 'leader'])).body).toMatchObject({
        basis: '《行政处罚法》第57条第1款',
        next: '请将这些角色授予不同的人',
      });
    });

    it('are held by nobody of the demo office', () => {
      for (const { username, roles } of demoPeople('2026-09-14'))
        expect([username, incompatibilitiesOf(roles)]).toEqual([username, []]);
    });

    it('of an office of 0.4.0 go on working, and are shown to the administrators', async () => {
      const system = systemActor(agencyId, ROLES);
      const officerId = office.seeded.officers.officer2!;
      const old = { agencyId, username: 'old-hand', name: '旧账号', password: PASSWORD };
      must(
        await office.app
          .get(SeedAccount)
          .create(
            system,
            { ...old, roles: ['officer', 'leader'], officerId, sharesFile: true },
            office.clock.newId(),
          ),
      );
      await (await as('old-hand', PASSWORD)).get('/api/cases').expect(200);
      const shown = (await secadmin.get('/api/accounts?only=conflict').expect(200)).body;
      expect(shown).toMatchObject([
        { username: 'old-hand', sharesFile: true, conflicts: [{ roles: ['leader', 'officer'] }] },
      ]);
      const { id } = shown[0];
      await propose(sysadmin, id, ['officer']).expect(204);
      expect((await confirm(secadmin, id)).body.code).toBe('account.officer-file-taken');
    });
  });

  describe('S3: the owner', () => {
    it('changes the password by the current one; other sessions end, and blanks are part of it (S13)', async () => {
      await ready('owner1', ['trainee']);
      const [here, there] = [await as('owner1'), await as('owner1')];
      const change = (current: string, password: string) =>
        here.post('/api/me/password', { current, password });
      expect((await change(OWN.trim(), 'something else entirely')).body.code).toBe('account.wrong-password');
      expect((await change(OWN, OWN)).body.detail).toBe('新密码与当前密码相同');
      await change(OWN, ' something else entirely').expect(204);
      await here.get('/api/me').expect(200);
      await there.get('/api/me').expect(401);
      await signIn('owner1', 'something else entirely').expect(401);
      await signIn('owner1', OWN).expect(401);
      await signIn('owner1', ' something else entirely').expect(200);
      for (let i = 0; i < 5; i++)
        expect((await change('wrong', 'yet another sentence')).body.code).toBe('account.wrong-password');
      expect((await change(' something else entirely', 'yet another sentence')).body.code).toBe(
        'auth.delayed',
      );
    });

    it('is told of what others did to the account, until it is marked as read; every act is in the ledger', async () => {
      const id = await ready('owner2', ['trainee']);
      const reason = { reason: '测试' };
      await sysadmin.post(`/api/accounts/${id}/unlock`).expect(204);
      await sysadmin.post(`/api/accounts/${id}/disable`, reason).expect(204);
      await signIn('owner2', OWN).expect(401);
      await sysadmin.post(`/api/accounts/${id}/enable`, reason).expect(403);
      await secadmin.post(`/api/accounts/${id}/enable`, reason).expect(204);
      const { link } = (await sysadmin.post(`/api/accounts/${id}/password-reset`, reason).expect(200)).body;
      await firstUse(link, OWN).expect(204);
      const owner = await as('owner2');
      const { notices, unseen } = (await owner.get('/api/me/notices').expect(200)).body;
      const acts = notices.map(({ act }: { act: string }) => act.replace('account.', ''));
      const told = ['use-link', 'reset-password', 'enable', 'disable', 'unlock', 'confirm-roles'];
      expect(acts.slice(0, 6)).toEqual(told);
      expect(notices[1]).toMatchObject({ by: '系统管理员甲', reason: '测试', seen: false });
      expect(unseen).toBe(acts.length - 3);
      office.clock.set(at('2026-09-14', '09:31'));
      await owner.post('/api/me/notices/seen').expect(204);
      expect((await owner.get('/api/me/notices')).body.unseen).toBe(0);
      const auditor = await office.as('auditor1');
      const ledger = await auditor.get(`/api/ledger/${agencyId}/entries?subjectId=${id}`).expect(200);
      expect(ledger.body.entries.map(({ act }: { act: string }) => act)).toEqual(
        expect.arrayContaining(told.map((act) => `account.${act}`)),
      );
    });
  });

  it('S3: where no other administrator can, who has the machine gives the link; the roles stay', async () => {
    const lines: string[] = [];
    const call = {
      args: ['secadmin1'],
      path: (given: string) => given,
      line: (text: string) => void lines.push(text),
      error: () => undefined,
    };
    if (accountLink.opens !== 'writes') throw new Error('it writes');
    expect(await accountLink.run(office.app, call)).toBe(0);
    await firstUse(lines[0]!, OWN).expect(204);
    const admin = await as('secadmin1');
    expect((await admin.get('/api/me').expect(200)).body.roles).toEqual(['secadmin']);
    const { notices } = (await admin.get('/api/me/notices').expect(200)).body;
    expect(notices[1]).toMatchObject({ act: 'account.issue-link', by: '系统' });
    expect(await accountLink.run(office.app, { ...call, args: ['nobody'] })).toBe(1);
  });

  it('S13: a weak password is refused with what is wrong and what to do; a good one is taken as typed', async () => {
    const { link } = await make('weak-one');
    for (const password of [
      'aaaaaaaaaaaa',
      'Weak-One12345',
      '建筑新村街道办事处2026',
      'half \ud83d of a pair',
    ])
      expect((await firstUse(link, password)).body).toMatchObject({
        ...{ status: 422, code: 'account.weak-password' },
        ...{ detail: expect.stringMatching(/^密码/), next: expect.stringContaining('请至少使用10个字符') },
      });
    expect((await firstUse(link, 'x'.repeat(501))).status).toBe(422);
    await firstUse(link, '海棠花开在石榴树旁边').expect(204);
    await signIn('weak-one', '海棠花开在石榴树旁边').expect(200);
  });

  it('refuses an account in an agency that is not in sight, and never answers a password hash or a token', async () => {
    const elsewhere = { agencyId: office.seeded.districtId, username: 'elsewhere', name: '外' };
    expect((await sysadmin.post('/api/accounts', elsewhere)).status).toBe(404);
    const list = JSON.stringify((await sysadmin.get('/api/accounts')).body);
    expect(list).not.toMatch(/argon2|tokenHash|passwordHash/);
    expect(
      (await sysadmin.post('/api/accounts', { agencyId, username: 'officer1', name: '重' })).body.code,
    ).toBe('account.username-taken');
  });
});
