import { DataSource } from 'typeorm';
import { createApp } from '../../src/app.js';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { SessionRow, SignInDelayRow } from '../../src/modules/accounts/index.js';
import { accountId, bearer, cookiesOf, login, PAGE } from '../support/accounts.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, PASSWORD, startOffice } from '../support/office.js';

describe(`signing in on ${DRIVER}`, () => {
  let office: Office;
  let networks = 0;
  /** An address of a network that nobody used before. */
  const elsewhere = () => `198.18.${(networks += 1)}.9`;
  const signIn = (username: string, password = PASSWORD, more = {}) =>
    login(office, username, password, { from: elsewhere(), ...more });
  const fail = async (username: string, times: number, more = {}) => {
    for (let i = 0; i < times; i++) await signIn(username, 'wrong', more).expect(401);
  };

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14'), env: { PROXY_HOPS: '1' } });
  });
  afterAll(() => office.close());

  it('gives a program its token and a httpOnly SameSite cookie; either opens every route', async () => {
    const answer = await signIn('officer1').expect(200);
    const { body, headers } = answer;
    expect(body.user).toMatchObject({
      username: 'officer1',
      roles: ['officer'],
      permissions: expect.arrayContaining(['case.request-filing']),
    });
    expect(headers['cache-control']).toBe('no-store');
    const cookie = String(headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    // A browser whose clock is wrong counts seconds all the same.
    const left = (Date.parse(body.expiresAt) - office.clock.ms()) / 1000;
    expect(cookie).toContain(`Max-Age=${left};`);
    await office.anyone().get('/api/me').set('Cookie', cookiesOf(answer)[0]!).expect(200);
    await bearer(office, body.accessToken).get('/api/me').expect(200);
  });

  it('S12: gives a browser no token, and the workspace works by the cookie alone', async () => {
    for (const headers of [{ Origin: office.http }, { 'Sec-Fetch-Site': 'same-origin' }]) {
      const answer = await signIn('officer1', PASSWORD, { headers }).expect(200);
      expect(Object.keys(answer.body).sort()).toEqual(['expiresAt', 'user']);
      const [cookie] = cookiesOf(answer);
      await office.anyone().get('/api/me').set('Cookie', cookie!).expect(200);
      await office.anyone().post('/api/auth/logout').set('Cookie', cookie!).set(PAGE(office)).expect(204);
      await office.anyone().get('/api/me').set('Cookie', cookie!).expect(401);
    }
  });

  describe('S9: a page of another site', () => {
    const foreign = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site', Origin: 'https://neighbour.example' },
    ];

    it('changes nothing by a cookie, on no route, and neither does a request that does not say where it comes from', async () => {
      const [cookie] = cookiesOf(await signIn('officer2', PASSWORD, { headers: PAGE(office) }));
      for (const headers of [...foreign, {}])
        for (const [method, path] of [
          ['post', '/api/cases'],
          ['post', '/api/uploads'],
          ['patch', '/api/uploads/00000000-0000-7000-8000-00000000dead'],
          ['delete', '/api/uploads/00000000-0000-7000-8000-00000000dead'],
          ['post', '/api/me/password'],
          ['post', '/api/auth/logout'],
        ] as const) {
          const answer = await office.anyone()[method](path).set('Cookie', cookie!).set(headers);
          expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'access.foreign-origin']);
          expect(answer.body.next).toContain('PUBLIC_ORIGIN');
        }
      // Nothing of it took place, and from our own page it does.
      const tus = { ...PAGE(office), 'Tus-Resumable': '1.0.0', 'Upload-Length': '1' };
      expect((await office.anyone().post('/api/uploads').set('Cookie', cookie!).set(tus)).status).toBe(422);
      await office.anyone().get('/api/me').set('Cookie', cookie!).set(foreign[0]!).expect(200);
    });

    it('opens no session and uses no link', async () => {
      for (const headers of foreign) {
        expect((await signIn('officer2', PASSWORD, { headers })).body.code).toBe('access.foreign-origin');
        const link = office.anyone().post('/api/auth/first-use').set(headers);
        expect((await link.send({ token: 'x'.repeat(43), password: PASSWORD })).status).toBe(403);
      }
    });

    it('does not matter to a program with a bearer token', async () => {
      const { body } = await signIn('officer2');
      const asks = bearer(office, body.accessToken);
      await asks.post('/api/me/notices/seen').set('Origin', 'https://evil.example').expect(204);
      await asks.post('/api/me/notices/seen').expect(204);
    });

    it('sends no body that a plain form can send: the interface takes JSON', async () => {
      for (const type of ['application/x-www-form-urlencoded', 'text/plain']) {
        const answer = await office
          .anyone()
          .post('/api/auth/login')
          .set('Content-Type', type)
          .send(`username=officer2&password=${encodeURIComponent(PASSWORD)}`);
        expect([answer.status, answer.body.code]).toEqual([415, 'input.media-type']);
      }
    });
  });

  describe('S4: after failures', () => {
    it('an unknown name, a disabled account, one without a password and a wrong password are answered alike', async () => {
      const admin = await office.as('sysadmin1');
      const made = { agencyId: office.seeded.streetId, username: 'unused1', name: '未启用' };
      await admin.post('/api/accounts', made).expect(201);
      const id = await accountId(office, 'officer6');
      await admin.post(`/api/accounts/${id}/disable`, { reason: '测试' }).expect(204);
      const answers: [number, string][][] = [];
      for (const username of ['nobody-here', 'officer6', 'unused1', 'officer5']) {
        const from = elsewhere();
        const seen: [number, string][] = [];
        for (let i = 0; i < 7; i++) {
          const { status, text, headers } = await login(office, username, 'wrong', { from });
          expect(headers['content-type']).toMatch(/application\/problem\+json/);
          // Each answer has a number of its own; nothing else may differ.
          const said = text.replace(String(headers['x-request-id']), 'number');
          seen.push([status, `${headers['retry-after'] ?? ''} ${said}`]);
        }
        answers.push(seen);
      }
      expect(answers[0]!.map(([status]) => status)).toEqual([401, 401, 401, 401, 401, 429, 429]);
      for (const seen of answers) expect(seen).toEqual(answers[0]);
      // Nor does the right password tell that a disabled account is there.
      const [there, nobody] = [await signIn('officer6'), await signIn('nobody-here')];
      expect(there.body).toEqual({ ...nobody.body, requestId: there.body.requestId });
    });

    it('unknown senders hold up nobody who signs in from elsewhere, nor a device that signed in before', async () => {
      const home = elsewhere();
      const device = cookiesOf(await login(office, 'officer3', PASSWORD, { from: home })).filter((cookie) =>
        cookie.startsWith('sanxiang_device='),
      );
      await fail('officer3', 5, { from: home });
      const delayed = await login(office, 'officer3', PASSWORD, { from: home }).expect(429);
      expect(delayed.headers['retry-after']).toBe('10');
      expect(delayed.body).toMatchObject({
        code: 'auth.delayed',
        next: expect.stringContaining('10秒后再试'),
      });
      await signIn('officer3').expect(200);
      await login(office, 'officer3', PASSWORD, { from: home, cookies: device }).expect(200);
      // Another person's device is a outsider.
      await login(office, 'officer4', PASSWORD, { from: home, cookies: device }).expect(200);
      await fail('officer4', 5, { from: home });
      await login(office, 'officer4', PASSWORD, { from: home, cookies: device }).expect(429);
      office.clock.set(at('2026-09-14', '09:01'));
      await login(office, 'officer3', PASSWORD, { from: home }).expect(200);
    });

    it('a known device has a count of its own, and so has an open session', async () => {
      const from = elsewhere();
      const cookies = cookiesOf(await login(office, 'officer7', PASSWORD, { from }));
      await fail('officer7', 5, { from, cookies });
      await login(office, 'officer7', PASSWORD, { from, cookies }).expect(429);
      const open = [cookies.find((cookie) => cookie.startsWith('sanxiang_session='))!];
      await login(office, 'officer7', PASSWORD, { from, cookies: open }).expect(200);
    });

    it('a hundred tries at once are a hundred, not one', async () => {
      const from = elsewhere();
      const tries = Array.from({ length: 20 }, () => login(office, 'officer8', 'wrong', { from }));
      const statuses = (await Promise.all(tries)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 401)).toHaveLength(5);
      expect(statuses.filter((status) => status === 429)).toHaveLength(15);
    });

    it('the wait outlives the program', async () => {
      const from = elsewhere();
      await fail('presider1', 5, { from });
      await office.app.close();
      const app = await createApp(office.config, office.clock.now());
      const server = await app.listen(0, '127.0.0.1');
      Object.assign(office, {
        app,
        http: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
      });
      await login(office, 'presider1', PASSWORD, { from }).expect(429);
    });

    it('the ledger does not grow by what unknown senders try, and names that were tried are not kept', async () => {
      const entries = office.app.get(DataSource).getRepository(LedgerEntryRow);
      // The start of the program may cut a checkpoint meanwhile.
      const count = () => entries.countBy({ subjectType: 'account' });
      const before = await count();
      const from = elsewhere();
      await fail('nobody-else', 5, { from });
      await login(office, 'nobody-else', 'wrong', { from }).expect(429);
      expect(await count()).toBe(before);
      const rows = office.app.get(DataSource).getRepository(SignInDelayRow);
      expect(JSON.stringify(await rows.find())).not.toContain('nobody');
    });

    it('S3: an administrator ends the wait of an account', async () => {
      const from = elsewhere();
      await fail('trainee1', 5, { from });
      await login(office, 'trainee1', PASSWORD, { from }).expect(429);
      const admin = await office.as('secadmin1');
      await admin.post(`/api/accounts/${await accountId(office, 'trainee1')}/unlock`).expect(204);
      await login(office, 'trainee1', PASSWORD, { from }).expect(200);
    });
  });

  describe('S12: a session', () => {
    it('ends at sign-out, after its hours, and when the account is disabled', async () => {
      const open = async () => (await signIn('reviewer1').expect(200)).body.accessToken as string;
      const me = (token: string) => bearer(office, token).get('/api/me');
      const first = await open();
      await bearer(office, first).post('/api/auth/logout').expect(204);
      await me(first).expect(401);
      const third = await open();
      const admin = await office.as('sysadmin1');
      const id = await accountId(office, 'reviewer1');
      await admin.post(`/api/accounts/${id}/disable`, { reason: '离岗' }).expect(204);
      await me(third).expect(401);
      await signIn('reviewer1').expect(401);
      const last = (await signIn('officer1').expect(200)).body.accessToken as string;
      office.clock.set(at('2026-09-14', '21:30'));
      await me(last).expect(401);
    });

    it('of a browser ends when it has rested for half an hour; its use costs a write a minute at most', async () => {
      office.clock.set(at('2026-09-15', '09:00'));
      const [cookie] = cookiesOf(await signIn('leader1', PASSWORD, { headers: PAGE(office) }));
      const me = () => office.anyone().get('/api/me').set('Cookie', cookie!);
      const sessions = office.app.get(DataSource).getRepository(SessionRow);
      const entries = office.app.get(DataSource).getRepository(LedgerEntryRow);
      const lastUsed = async () =>
        (await sessions.findOneByOrFail({ openedAt: at('2026-09-15', '09:00') })).lastUsedAt;
      const before = await entries.count();
      for (const minute of ['09:00', '09:25', '09:50', '10:15']) {
        office.clock.set(at('2026-09-15', minute));
        await me().expect(200);
        await me().expect(200);
        for (let i = 0; i < 100 && minute !== '09:00' && (await lastUsed()) !== at('2026-09-15', minute); i++)
          await new Promise((resolve) => setTimeout(resolve, 10));
      }
      expect(await lastUsed()).toBe(at('2026-09-15', '10:15'));
      expect(await entries.count()).toBe(before);
      office.clock.set(at('2026-09-15', '10:46'));
      await me().expect(401);
    });

    it('is shown to its owner, who ends one or all others; an administrator ends all of somebody', async () => {
      const userAgent =
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';
      const here = bearer(office, (await signIn('discloser1')).body.accessToken);
      const other = await signIn('discloser1', PASSWORD, { headers: { 'User-Agent': userAgent } });
      const third = await signIn('discloser1');
      const shown = (await here.get('/api/me/sessions').expect(200)).body;
      expect(shown).toHaveLength(3);
      expect(shown[0]).toMatchObject({ current: true, device: '程序或者未知浏览器' });
      const windows = shown.find(({ device }: { device: string }) => device === 'Chrome · Windows');
      expect(windows).toMatchObject({ current: false, address: expect.stringMatching(/^198\.18\./) });
      await here.post(`/api/me/sessions/${windows.id}/end`).expect(204);
      await bearer(office, other.body.accessToken).get('/api/me').expect(401);
      await (await office.as('officer1')).post(`/api/me/sessions/${shown[0].id}/end`).expect(404);
      await here.post('/api/me/sessions/end-others').expect(204);
      await bearer(office, third.body.accessToken).get('/api/me').expect(401);
      await here.get('/api/me').expect(200);
      const admin = await office.as('secadmin1');
      await admin.post(`/api/accounts/${await accountId(office, 'discloser1')}/end-sessions`).expect(204);
      await here.get('/api/me').expect(401);
    });
  });

  it('names unknown fields, refuses broken JSON and bodies beyond the limit as problem+json', async () => {
    const unknown = await office
      .anyone()
      .post('/api/auth/login')
      .send({ username: 'a', password: 'b', isAdmin: true })
      .expect(422);
    expect(unknown.body.facts.fields).toHaveProperty('isAdmin');
    const broken = await office
      .anyone()
      .post('/api/auth/login')
      .set('Content-Type', 'application/json')
      .send('{"username":')
      .expect(400);
    expect(broken.body.code).toBe('input.malformed');
    const huge = await office
      .anyone()
      .post('/api/auth/login')
      .send({ username: 'x'.repeat(2 * 2 ** 20), password: 'b' })
      .expect(413);
    expect(huge.body).toMatchObject({ code: 'input.too-large', titleEn: expect.any(String) });
  });
});

describe(`signing in over HTTPS on ${DRIVER}`, () => {
  it('S9: the cookies are bound to this host and sent over HTTPS alone', async () => {
    const office = await startOffice({
      at: at('2026-09-14'),
      env: { PUBLIC_ORIGIN: 'https://sanxiang.example' },
    });
    try {
      const headers = { Origin: 'https://sanxiang.example', 'Sec-Fetch-Site': 'same-origin' };
      const answer = await login(office, 'officer1', PASSWORD, { headers }).expect(200);
      const set = [answer.headers['set-cookie']].flat() as unknown as string[];
      expect(set.map((cookie) => cookie.split('=')[0])).toEqual([
        '__Host-sanxiang_session',
        '__Host-sanxiang_device',
      ]);
      for (const cookie of set) expect(cookie).toMatch(/; Path=\/;.*HttpOnly; Secure; SameSite=Strict/);
      const [cookie] = cookiesOf(answer);
      await office.anyone().get('/api/me').set('Cookie', cookie!).expect(200);
      const plain = cookie!.replace('__Host-', '');
      await office.anyone().get('/api/me').set('Cookie', plain).expect(401);
    } finally {
      await office.close();
    }
  });
});
