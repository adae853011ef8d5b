import request from 'supertest';
import { DataSource } from 'typeorm';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { SecurityLog, SecurityLogRow } from '../../src/modules/security-log/index.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { DRIVER } from '../support/database.js';
import { type Office, PASSWORD, startOffice } from '../support/office.js';

const AT = '2026-06-01T02:00:00.000Z';
type Event = Record<string, string | number | null>;

describe(`S10: the security log, on ${DRIVER}`, () => {
  let office: Office;
  beforeAll(async () => {
    office = await startOffice({ at: AT });
  });
  afterAll(() => office.close());

  const read = async (query = '', username = 'auditor1') => {
    await office.app.get(SecurityLog).write();
    return (await office.as(username)).get(`/api/security-log${query}`);
  };
  const events = async (query = ''): Promise<Event[]> => (await read(query)).body.events as Event[];
  const login = (username: string, password: string) =>
    request(office.http)
      .post('/api/auth/login')
      .set('User-Agent', 'a browser of the test')
      .send({ username, password });

  it('tells of sign-ins, refused ones with name, address and device, and of closings', async () => {
    await login('officer1', 'not the password');
    await login('nobody.here', 'not the password');
    const { accessToken } = (await login('officer1', PASSWORD)).body;
    await request(office.http)
      .post('/api/auth/logout')
      .set('Authorization', `Bearer ${accessToken}`)
      .send({})
      .expect(204);
    const found = await events('?limit=200');
    const of = (kind: string, username: string) =>
      found.find((event) => event.kind === kind && event.username === username);
    expect(of('sign-in-refused', 'officer1')).toMatchObject({
      ...{ address: '127.0.0.1', device: 'a browser of the test', status: 401, code: 'auth.failed' },
      ...{ route: 'POST /api/auth/login', agencyId: office.seeded.streetId, at: expect.stringMatching(/Z$/) },
    });
    expect(of('sign-in-refused', 'nobody.here')).toMatchObject({ userId: null, agencyId: null });
    expect(of('signed-in', 'officer1')).toMatchObject({ status: 200, code: '', count: 1 });
    expect(of('signed-out', 'officer1')).toMatchObject({ status: 204 });
    // The password is nowhere.
    expect(JSON.stringify(found)).not.toContain('not the password');
  });

  it('tells of what was asked without a session and without permission', async () => {
    await office.anyone().get('/api/cases').expect(401);
    await (await office.as('trainee1')).get('/api/cases').expect(403);
    const [denied] = await events('?kind=denied');
    expect(denied).toMatchObject({ username: 'trainee1', route: 'GET /api/cases', code: 'access.denied' });
    const [unknown] = await events('?kind=not-signed-in');
    expect(unknown).toMatchObject({ username: '', route: 'GET /api/cases', code: 'auth.required' });
  });

  it('is read by auditors alone, page by page, and by filter', async () => {
    for (const username of ['sysadmin1', 'secadmin1', 'supervisor1', 'officer1'])
      expect((await read('', username)).status).toBe(403);
    const all = await events('?limit=200');
    const paged: Event[] = [];
    for (let after = ''; ;) {
      const { body } = await read(`?limit=2&to=${AT.replace('02:', '03:')}${after && `&after=${after}`}`);
      paged.push(...(body.events as Event[]));
      if (!body.next) break;
      after = body.next as string;
    }
    expect(paged.map(({ id }) => id)).toEqual(expect.arrayContaining(all.map(({ id }) => id)));
    expect(await events('?username=nobody.here&kind=signed-in')).toEqual([]);
    expect(await events('?from=2026-06-02T00:00:00Z')).toEqual([]);
    expect((await read('?limit=1000')).status).toBe(422);
  });

  it('is exported as a file that runs nothing, and the export is entered', async () => {
    await login('=cmd|calc', 'x'.repeat(12));
    await office.app.get(SecurityLog).write();
    const answer = await (await office.as('auditor1')).get('/api/security-log.csv').buffer(true).expect(200);
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.text).toContain('"\'=cmd|calc"');
    const entry = await office.app
      .get(DataSource)
      .getRepository(LedgerEntryRow)
      .findBy({ act: 'security.export' });
    expect(entry).toHaveLength(1);
  });

  it('keeps rows as they were written, for as long as the law and the office say', async () => {
    const rows = () => office.app.get(DataSource).getRepository(SecurityLogRow).count();
    const before = await rows();
    await writeDirectly(office, async (database) => {
      await expect(database.query(`UPDATE "security_log" SET "username" = 'x'`)).rejects.toThrow(
        'never changed',
      );
    });
    const log = office.app.get(SecurityLog);
    office.clock.set('2027-05-31T02:00:00.000Z');
    await log.expire();
    expect(await rows()).toBe(before);
    office.clock.set('2027-06-02T02:00:00.000Z');
    await log.expire();
    expect(await rows()).toBe(0);
  });
});
