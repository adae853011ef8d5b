import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, PASSWORD, startOffice } from '../support/office.js';

describe(`signing in on ${DRIVER}`, () => {
  let office: Office;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14') });
  });
  afterAll(() => office.close());

  const login = (username: string, password: string) =>
    office.anyone().post('/api/auth/login').send({ username, password });

  it('gives a token, a httpOnly SameSite cookie and the person with permissions; either opens every route', async () => {
    const { body, headers } = await login('officer1', PASSWORD).expect(200);
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
    await office.anyone().get('/api/me').set('Cookie', cookie.split(';')[0]!).expect(200);
    await office.anyone().get('/api/me').set('Authorization', `Bearer ${body.accessToken}`).expect(200);
  });

  it('answers an unknown name and a wrong password alike', async () => {
    const unknown = await login('nobody-here', 'wrong').expect(401);
    const wrong = await login('officer2', 'wrong').expect(401);
    expect(unknown.body).toEqual(wrong.body);
    expect(unknown.headers['content-type']).toMatch(/application\/problem\+json/);
  });

  it('locks the account for fifteen minutes after five failures, even for the right password', async () => {
    for (let i = 0; i < 5; i++) await login('trainee1', 'wrong').expect(401);
    const locked = await login('trainee1', PASSWORD).expect(423);
    expect(locked.body).toMatchObject({
      code: 'auth.locked',
      facts: { lockedUntil: at('2026-09-14', '09:15') },
    });
    office.clock.set(at('2026-09-14', '09:16'));
    await login('trainee1', PASSWORD).expect(200);
  });

  it('enters sign-ins and refused ones into the ledger', async () => {
    const auditor = await office.as('auditor1');
    const { body } = await auditor.get(`/api/ledger/${office.seeded.streetId}/entries`).expect(200);
    const acts = body.entries.map((entry: { act: string }) => entry.act);
    expect(acts.filter((act: string) => act === 'session.refuse').length).toBeGreaterThanOrEqual(5);
    expect(acts).toContain('session.open');
  });

  it('ends a session at sign-out, after its hours, and when the account is disabled', async () => {
    const open = async (username: string) =>
      (await login(username, PASSWORD).expect(200)).body.accessToken as string;
    const me = (token: string) => office.anyone().get('/api/me').set('Authorization', `Bearer ${token}`);
    const first = await open('officer4');
    await office.anyone().post('/api/auth/logout').set('Authorization', `Bearer ${first}`).expect(204);
    await me(first).expect(401);

    const second = await open('officer4');
    const admin = await office.as('sysadmin1');
    const { body } = await admin.get('/api/accounts').expect(200);
    const { id } = body.find((account: { username: string }) => account.username === 'officer4');
    await admin.post(`/api/accounts/${id}/disable`).expect(204);
    await me(second).expect(401);
    await login('officer4', PASSWORD).expect(401);

    const third = await open('officer8');
    office.clock.set(at('2026-09-14', '21:20'));
    await me(third).expect(401);
  });

  it('refuses two of the three administrators in one hand, and a weak password', async () => {
    office.clock.set(at('2026-09-15', '09:00'));
    const account = {
      agencyId: office.seeded.streetId,
      username: 'both',
      name: '兼任',
      password: 'a long enough one',
      roles: ['sysadmin', 'auditor'],
    };
    const admin = await office.as('sysadmin1');
    expect((await admin.post('/api/accounts', account)).body).toMatchObject({
      status: 422,
      code: 'account.separated-roles',
    });
    expect(
      (await admin.post('/api/accounts', { ...account, roles: ['trainee'], password: 'short' })).body.code,
    ).toBe('account.weak-password');
    await admin.post('/api/accounts', { ...account, roles: ['trainee'] }).expect(201);
    expect((await admin.post('/api/accounts', { ...account, roles: ['trainee'] })).body.code).toBe(
      'account.username-taken',
    );
  });

  it('refuses an account in an agency that is not in sight, and never answers a password hash', async () => {
    const admin = await office.as('sysadmin1');
    const elsewhere = {
      agencyId: office.seeded.districtId,
      username: 'elsewhere',
      name: '外',
      password: 'a long enough one',
      roles: ['trainee'],
    };
    expect((await admin.post('/api/accounts', elsewhere)).status).toBe(404);
    expect(JSON.stringify((await admin.get('/api/accounts')).body)).not.toContain('argon2');
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
