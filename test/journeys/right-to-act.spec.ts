import { portraitPng } from '../../src/demo/portrait.js';
import { ExamKit, rightOf, wrongOf } from '../exams/kit.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { ANY_VERSION, type Office, startOffice } from '../support/office.js';

const FIELD = 'urban-management';
const WISH = { kind: 'enforcement', fields: [FIELD], areas: ['370102'] };

/** 培训 → 专门考试 → 公共考试 → 申请 → 审核 → 发证 → 执法 → 年审: the whole chain over HTTP, by those who do each step. */
describe(`from the first lesson to the last act on ${DRIVER}`, () => {
  let office: Office;
  let kit: ExamKit;
  let trainee: string;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-06-01') });
    kit = new ExamKit(office);
    await kit.fill();
    trainee = office.seeded.officers.trainee1!;
  });
  afterAll(() => office.close());

  const post = async (who: string, path: string, body?: object) =>
    (await office.as(who)).post(`/api/${path}`, body);
  const done = async (who: string, path: string, body?: object) => {
    const answer = await post(who, path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const apply = () => post('trainee1', `officers/${trainee}/applications`, WISH);
  const inspect = async () => {
    const steps = new CaseSteps(office);
    await steps.file();
    const officerIds = [office.seeded.officers.officer1!, trainee];
    return post(
      'officer1',
      `cases/${steps.id}/investigations`,
      steps.investigation({ ...steps.work(), officerIds }),
    );
  };
  const exam = async (subject: 'special' | 'public', right: boolean) => {
    const batch = await kit.batch(
      { audience: 'officers' },
      { subject, ...(subject === 'special' && { field: FIELD }), name: `${subject} ${right}` },
    );
    await kit.sit('trainee1', batch, right ? rightOf : wrongOf);
    return kit.finish(batch);
  };

  it('CERT-01: nothing of the chain can be left out, and a failed exam counts for nothing', async () => {
    await office
      .anyone()
      .post(`/api/officers/${trainee}/photo`)
      .set('Authorization', `Bearer ${await office.token('trainer1')}`)
      .set(ANY_VERSION)
      .attach('file', portraitPng(3), { filename: 'x.png', contentType: 'image/png' })
      .expect(201);
    const lesson = { kind: 'public-law', minutes: 900, on: '2026-06-01', title: '初任培训' };
    await done('trainer1', `officers/${trainee}/hours`, lesson);
    expect((await inspect()).body).toMatchObject({ code: 'case.two-officers-required', ruleId: 'PEN-02' });

    expect(await exam('special', false)).toMatchObject({ sat: 1, passed: 0 });
    expect((await apply()).body.facts.missing).toEqual(['special', 'public']);
    // The other subject is not open to who has not passed the first.
    const early = await kit.batch({ audience: 'officers' }, { subject: 'public', name: 'early' });
    expect((await kit.register('trainee1', early)).status).toBeGreaterThanOrEqual(400);
  });

  it('CERT-01: exam, application, approval, card: each opens the next, and the card opens the act', async () => {
    // CERT-13b: a retake not before a month is over.
    office.clock.set(at('2026-07-06'));
    expect(await exam('special', true)).toMatchObject({ sat: 1, passed: 1 });
    expect((await apply()).body.facts.missing).toEqual(['public']);
    expect(await exam('public', true)).toMatchObject({ sat: 1, passed: 1 });
    const { id } = await done('trainee1', `officers/${trainee}/applications`, WISH);
    expect((await inspect()).body.code).toBe('case.two-officers-required');
    await done('leader1', `certificate-applications/${id}/approve`, { opinion: '同意' });
    expect((await inspect()).body.code).toBe('case.two-officers-required');
    const card = { number: '15018880001', issuer: '山东省人民政府', issuedOn: office.clock.today() };
    const { token } = await done('trainer1', `certificate-applications/${id}/issue`, card);
    expect((await inspect()).status).toBe(204);
    const check = await office.anyone().get(`/verify/${token}`).set('Accept', 'application/json').expect(200);
    expect(check.body).toMatchObject({ valid: true, number: card.number });
  });

  it('CERT-07 CERT-10: without the hours of the next year the permission ends by itself, on the day the rule says', async () => {
    // His colleagues have their hours and their reviews; he is judged for 2027, the first whole year, until 2028-03-31.
    for (const year of [2026, 2027]) {
      for (const name of ['officer1', 'officer2']) {
        office.clock.set(at(`${year}-12-10`));
        const hours = { kind: 'field', minutes: 2700, on: `${year}-12-01`, title: '年度培训' };
        await done('trainer1', `officers/${office.seeded.officers[name]}/hours`, hours);
        office.clock.set(at(`${year + 1}-02-10`));
        const review = { year, outcome: 'passed' };
        await done('trainer1', `certificates/${office.seeded.certificates[name]}/reviews`, review);
      }
    }
    const own = (await (await office.as('trainee1')).get('/api/officers/mine').expect(200)).body
      .certificates[0].id;
    const short = await post('trainer1', `certificates/${own}/reviews`, { year: 2027, outcome: 'passed' });
    expect(short.body).toMatchObject({
      code: 'certificate.hours-missing',
      ruleId: 'CERT-10',
      facts: { has: 0 },
    });
    office.clock.set(at('2028-03-31'));
    expect((await inspect()).status).toBe(204);
    office.clock.set(at('2028-04-01'));
    const refused = await inspect();
    expect(refused.body.code).toBe('case.two-officers-required');
    const lacking = refused.body.facts.lacking as { officerId: string; why: string }[];
    expect(lacking.find(({ officerId }) => officerId === trainee)?.why).toContain('年');
  });
});
