import { ok } from '../../src/kernel/result.js';
import { ActorOf } from '../../src/modules/accounts/index.js';
import { Acts, type Scene } from '../../src/modules/ledger/index.js';
import { type ExamSubject, OfficerRecords } from '../../src/modules/officers/index.js';
import { portraitPng } from '../../src/demo/portrait.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { ANY_VERSION, type Office, startOffice } from '../support/office.js';

const WISH = { kind: 'enforcement', fields: ['urban-management'], areas: ['370102'] };
const CARD = { number: '15018880001', issuer: '山东省人民政府' };

/** CERT-01: a passed exam is what makes a certificate, and a certificate is what makes an act possible. */
describe(`from training to the right to act on ${DRIVER}`, () => {
  let office: Office;
  let trainee: string;
  let application: string;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-06-01'), env: { PUBLIC_ORIGIN: 'https://sanxiang.example' } });
    trainee = office.seeded.officers.trainee1!;
  });
  afterAll(() => office.close());

  const post = async (who: string, path: string, body?: object) =>
    (await office.as(who)).post(`/api/${path}`, body);
  const written = async (work: (records: OfficerRecords, scene: Scene) => Promise<void>) => {
    const trainer = (await office.app.get(ActorOf).username('trainer1'))!;
    const subject = { agencyId: office.seeded.streetId, type: 'officer', id: trainee };
    const done = await office.app
      .get(Acts)
      .perform(trainer, 'officer.enter-hours', subject, async (scene) => {
        await work(office.app.get(OfficerRecords), scene);
        return ok({ value: undefined });
      });
    expect(done.ok).toBe(true);
  };
  const pass = (subject: ExamSubject, passedOn: string) =>
    written((records, scene) =>
      records.recordPass(scene, {
        ...{ officerId: trainee, subject, field: subject === 'special' ? 'urban-management' : null },
        ...{ score: 8000, fullMarks: 10000, passedOn, sourceId: scene.newId() },
      }),
    );
  const apply = (who = 'trainee1') => post(who, `officers/${trainee}/applications`, WISH);
  const inspect = async () => {
    const steps = new CaseSteps(office);
    await steps.file();
    const officerIds = [office.seeded.officers.officer1!, trainee];
    const body = steps.investigation({ ...steps.work(), officerIds });
    return post('officer1', `cases/${steps.id}/investigations`, body);
  };

  it('CERT-01: refuses a new card without an approved application; only an existing one is entered, by its document', async () => {
    const card = { ...WISH, ...CARD, issuedOn: '2026-05-01', validThrough: '2031-04-30' };
    const refused = await post('trainer1', `officers/${trainee}/certificates`, card);
    expect(refused.body).toMatchObject({
      status: 409,
      code: 'certificate.no-application',
      ruleId: 'CERT-01',
    });
  });

  it('CERT-01: who has no certificate takes no part in an investigation', async () => {
    const refused = await inspect();
    expect(refused.body).toMatchObject({ code: 'case.two-officers-required' });
    expect(refused.body.facts.lacking).toEqual([expect.objectContaining({ why: '没有执法证' })]);
  });

  it('CERT-01: names what is missing of the chain, and lets it be filled step by step', async () => {
    const missing = async () => (await apply()).body.facts?.missing;
    expect(await missing()).toEqual(['photo', 'training', 'special', 'public']);
    const portrait = await office
      .anyone()
      .post(`/api/officers/${trainee}/photo`)
      .set('Authorization', `Bearer ${await office.token('trainer1')}`)
      .set(ANY_VERSION)
      .attach('file', portraitPng(3), { filename: 'x.exe', contentType: 'application/octet-stream' });
    expect(portrait.status).toBe(201);
    expect(await missing()).toEqual(['training', 'special', 'public']);
    await written((records, scene) =>
      records.recordHours(scene, {
        ...{ officerId: trainee, kind: 'public-law', minutes: 900, on: '2026-05-10' },
        ...{ title: '初任培训', sourceId: 'initial' },
      }),
    );
    await pass('public', '2026-05-12');
    expect(await missing()).toEqual(['special', 'public']);
    await pass('special', '2026-05-20');
    // The public exam before the special one does not count.
    expect(await missing()).toEqual(['public']);
    await pass('public', '2026-05-28');
  });

  it('CERT-01: refuses whoever is not on the establishment', async () => {
    await post('trainer1', `officers/${trainee}/file`, { employment: 'dispatched' });
    const refused = await apply();
    expect(refused.body).toMatchObject({
      code: 'certificate.conditions-missing',
      basis: '《山东省行政执法监督条例》第十条',
      facts: { missing: ['employment'] },
    });
    await post('trainer1', `officers/${trainee}/file`, { employment: 'established' });
  });

  it('CERT-01: is applied for by oneself or a trainer, once, and decided by another', async () => {
    expect((await apply('officer1')).body.code).toBe('not-found');
    const applied = await apply();
    expect(applied.status).toBe(201);
    application = applied.body.id as string;
    expect((await apply('trainer1')).body.code).toBe('certificate.already-applied');
    const early = await post('trainer1', `certificate-applications/${application}/issue`, {
      ...CARD,
      issuedOn: '2026-06-01',
    });
    expect(early.body.code).toBe('certificate.no-application');
    const queue = await (await office.as('leader1')).get('/api/certificate-applications').expect(200);
    expect(queue.body.applications).toEqual([
      expect.objectContaining({ id: application, officerName: '参训人员甲', state: 'applied', minutes: 900 }),
    ]);
    expect(
      (await post('trainer1', `certificate-applications/${application}/approve`, { opinion: '同意' })).status,
    ).toBe(403);
    expect(
      (await post('leader1', `certificate-applications/${application}/approve`, { opinion: '同意' })).status,
    ).toBe(204);
    expect(
      (await post('leader1', `certificate-applications/${application}/refuse`, { opinion: '不' })).body.code,
    ).toBe('certificate.application-decided');
  });

  it('CERT-06: is issued for five years and no longer; from that day its holder takes part', async () => {
    const issue = (over: object = {}) =>
      post('trainer1', `certificate-applications/${application}/issue`, {
        ...CARD,
        issuedOn: '2026-06-01',
        ...over,
      });
    expect((await issue({ validThrough: '2031-06-02' })).body.code).toBe('certificate.too-long');
    expect((await issue({ issuedOn: '2026-05-31' })).body.code).toBe('certificate.issue-day');
    const issued = await issue();
    expect(issued.status).toBe(201);
    const mine = (await (await office.as('trainee1')).get('/api/officers/mine').expect(200)).body;
    expect(mine.certificates).toEqual([
      expect.objectContaining({
        number: '15018880001',
        state: 'valid',
        validThrough: '2031-06-01',
        applicationId: application,
      }),
    ]);
    expect(mine.applications[0]).toMatchObject({ state: 'issued', certificateId: issued.body.id });
    expect((await inspect()).status).toBe(204);
    const { token } = issued.body;
    const page = await office.anyone().get(`/verify/${token}`).set('Accept', 'text/html').expect(200);
    expect(page.text).toContain(`<img class="portrait" src="/verify/${token}/photo"`);
    const photo = await office.anyone().get(`/verify/${token}/photo`).expect(200);
    expect(photo.body.equals(portraitPng(3))).toBe(true);
    await office
      .anyone()
      .get(`/verify/${'a'.repeat(32)}/photo`)
      .expect(404);
    const qr = await (
      await office.as('trainee1')
    )
      .get(`/api/certificates/${issued.body.id}/qr.svg`)
      .expect(200);
    expect(qr.headers['content-type']).toContain('image/svg+xml');
    await (
      await office.as('trainee1')
    )
      .get(`/api/certificates/${office.seeded.certificates.officer1}/qr.svg`)
      .expect(404);
    expect((await issue({ number: '15018880002' })).body.code).toBe('certificate.no-application');
  });

  it('S14: the token of a card is for its holder and for who issues it', async () => {
    const tokenFor = async (username: string) => {
      const { body } = await (await office.as(username)).get(`/api/officers/${trainee}`).expect(200);
      return body.certificates[0].token as string | null;
    };
    const { body: mine } = await (await office.as('trainee1')).get('/api/officers/mine').expect(200);
    const { id, token } = mine.certificates[0];
    expect(token).toMatch(/^[\w-]{16,43}$/);
    expect(await tokenFor('trainer1')).toBe(token);
    for (const username of ['officer1', 'reviewer1', 'leader1', 'supervisor1', 'auditor1', 'sysadmin1']) {
      expect(await tokenFor(username)).toBeNull();
      const qr = await (await office.as(username)).get(`/api/certificates/${id}/qr.svg`);
      expect([qr.status, qr.body.code]).toEqual([403, 'certificate.token-private']);
    }
  });

  it('CERT-01: the database itself takes no card without its ground', async () => {
    await writeDirectly(office, async (database) => {
      const insert = (extra: string, value: string) =>
        database.query(
          `INSERT INTO certificates ("id","officerId","agencyId","kind","number","fields","areas","issuedOn","validThrough","issuer","token"${extra}) VALUES ('x','${trainee}','a','enforcement','1','[]','[]','2026-01-01','2027-01-01','i','t'${value})`,
        );
      await expect(insert('', '')).rejects.toThrow('CERT-01');
      await expect(insert(',"applicationId"', `,'${application}'`)).rejects.toThrow('CERT-01');
    });
  });

  it('CERT-09: a suspended card goes back only after training and an exam since', async () => {
    const mine = (await (await office.as('trainee1')).get('/api/officers/mine')).body;
    const { id } = mine.certificates[0];
    const cause = { cause: '考核不称职', document: '暂扣决定1号' };
    await post('trainer1', `certificates/${id}/suspend`, { from: '2026-06-01', ...cause });
    office.clock.set(at('2026-07-01'));
    expect((await inspect()).body.facts.lacking[0].why).toBe('处于暂扣期间');
    const restore = () => post('trainer1', `certificates/${id}/restore`, { lastDay: '2026-06-30' });
    expect((await restore()).body).toMatchObject({ code: 'certificate.return-needs', ruleId: 'CERT-09' });
    await post('trainer1', `officers/${trainee}/hours`, {
      kind: 'ethics',
      minutes: 360,
      on: '2026-06-10',
      title: '补训',
    });
    expect((await restore()).body.facts).toMatchObject({ hours: 8, passed: false });
    await pass('public', '2026-06-20');
    expect((await restore()).status).toBe(201);
    expect((await inspect()).status).toBe(204);
  });

  it('CERT-08: a lost card is void from the loss, and replaced by one of another number that names the old', async () => {
    const { id } = (await (await office.as('trainee1')).get('/api/officers/mine')).body.certificates[0];
    const again = { number: '15018880009', issuer: CARD.issuer, issuedOn: '2026-07-03', document: '补发1号' };
    expect((await post('trainer1', `certificates/${id}/reissue`, again)).body.code).toBe(
      'certificate.not-lost',
    );
    const loss = { from: '2026-07-01', cause: '遗失', document: '遗失声明' };
    expect((await post('officer2', `certificates/${id}/report-loss`, loss)).body.code).toBe('not-found');
    expect((await post('trainer1', `certificates/${id}/report-loss`, loss)).status).toBe(201);
    office.clock.set(at('2026-07-03'));
    expect((await inspect()).body.facts.lacking[0].why).toBe('已挂失');
    expect((await post('trainer1', `certificates/${id}/reissue`, again)).status).toBe(201);
    const { certificates } = (await (await office.as('trainee1')).get('/api/officers/mine')).body;
    expect(certificates).toEqual([
      expect.objectContaining({ id, state: 'cancelled' }),
      expect.objectContaining({
        replacesId: id,
        state: 'valid',
        number: '15018880009',
        validThrough: '2031-06-01',
      }),
    ]);
    expect((await inspect()).status).toBe(204);
  });

  it('CERT-09: who was revoked may not apply again before the years are over', async () => {
    const cards = (await (await office.as('trainee1')).get('/api/officers/mine')).body.certificates;
    const cause = { from: '2026-07-03', cause: '徇私枉法', document: '吊销决定1号' };
    expect((await post('trainer1', `certificates/${cards[1].id}/revoke`, cause)).status).toBe(201);
    expect((await apply()).body).toMatchObject({
      code: 'certificate.barred',
      ruleId: 'CERT-09',
      facts: { until: '2029-07-03' },
    });
  });
});
