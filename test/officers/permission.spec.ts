import { writeDirectly } from '../support/direct-database-write.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

/** CERT-07, CERT-08, CERT-10: the permission is taken by a date, and what was done without it is found. */
describe(`the permission to act over time on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;
  const id = (name: string) => office.seeded.officers[name]!;
  const card = (name: string) => office.seeded.certificates[name]!;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-12-01') });
    steps = new CaseSteps(office);
  });
  afterAll(() => office.close());

  const post = async (who: string, path: string, body?: object) =>
    (await office.as(who)).post(`/api/${path}`, body);
  const get = async (who: string, path: string) =>
    (await (await office.as(who)).get(`/api/${path}`).expect(200)).body;
  const hours = (name: string, minutes: number, on: string) =>
    post('trainer1', `officers/${id(name)}/hours`, { kind: 'field', minutes, on, title: '业务培训' });
  const review = (name: string, outcome: string, reason?: string) =>
    post('trainer1', `certificates/${card(name)}/reviews`, { year: 2026, outcome, reason });
  const inspect = async (names: string[], over: object = {}) => {
    if (!steps.id) await steps.file();
    const body = steps.investigation({ ...steps.work(), officerIds: names.map(id), ...over });
    return post('officer1', `cases/${steps.id}/investigations`, body);
  };
  const lacking = async (names: string[]) =>
    (await inspect(names)).body.facts?.lacking?.map(
      (l: { name: string; why: string }) => `${l.name}：${l.why}`,
    );

  it('CERT-10: 2700 minutes are sixty hours; a correction takes them back, and the review names what is missing', async () => {
    for (const name of ['officer1', 'officer2', 'officer4'])
      expect((await hours(name, 2700, '2026-11-30')).status).toBe(204);
    expect((await review('officer1', 'passed')).body.code).toBe('certificate.review-too-early');
    office.clock.set(at('2027-02-10'));
    const file = await get('trainer1', `officers/${id('officer2')}`);
    const correct = (minutes: number) =>
      post('trainer1', `officers/hours/${file.hoursEntries[0].id}/correct`, { minutes, reason: '缺课' });
    expect((await correct(2701)).body.code).toBe('officer.hours-left');
    expect((await correct(45)).status).toBe(204);
    expect((await correct(2656)).body).toMatchObject({ code: 'officer.hours-left', facts: { left: 2655 } });
    expect((await review('officer2', 'passed')).body).toMatchObject({
      code: 'certificate.hours-missing',
      ruleId: 'CERT-10',
      facts: { has: 59, missing: 1 },
    });
  });

  it('CERT-07: unresolved discipline keeps a review from being passed until it is settled', async () => {
    const mark = { kind: 'discipline', on: '2027-01-05', title: '警告', document: '处分决定1号' };
    const made = await post('trainer1', `officers/${id('officer4')}/marks`, mark);
    expect((await review('officer4', 'passed')).body.code).toBe('certificate.discipline-unresolved');
    await post('trainer1', `officers/${id('officer4')}/marks/${made.body.id}/settle`, { on: '2027-02-10' });
    expect((await review('officer4', 'passed')).status).toBe(201);
  });

  it('CERT-07: who failed is allowed on the last day of the window and really refused at the next act, the day after', async () => {
    expect((await review('officer1', 'passed')).status).toBe(201);
    expect((await review('officer2', 'failed')).body.code).toBe('certificate.reason-missing');
    expect((await review('officer2', 'failed', '培训学时不足')).status).toBe(201);
    office.clock.set(at('2027-03-31', '12:00'));
    expect((await inspect(['officer1', 'officer2'])).status).toBe(204);
    office.clock.set(at('2027-04-01', '12:00'));
    const answer = await inspect(['officer1', 'officer2']);
    expect(answer.body).toMatchObject({ status: 409, code: 'case.two-officers-required', ruleId: 'PEN-02' });
    expect(answer.body.facts.lacking).toEqual([
      expect.objectContaining({ name: '执法员乙', why: '2026年度审验不合格' }),
    ]);
    expect((await inspect(['officer1', 'officer4'])).status).toBe(204);
  });

  it('CERT-07: a review that nobody made takes the permission as well, and a late pass gives it back from its day', async () => {
    expect(await lacking(['officer1', 'officer7'])).toEqual(['执法员庚：2026年度审验未办理']);
    office.clock.set(at('2027-04-10'));
    await hours('officer2', 60, '2026-12-20');
    expect((await review('officer2', 'passed')).status).toBe(201);
    expect((await inspect(['officer1', 'officer2'])).status).toBe(204);
    const during = { from: at('2027-04-05', '10:00'), to: at('2027-04-05', '10:30') };
    expect((await inspect(['officer1', 'officer2'], during)).body.facts.lacking).toHaveLength(1);
  });

  it('CERT-07: is seen by the staffing, the register and the officer himself', async () => {
    const list = await get('trainer1', 'officers');
    const row = list.find((officer: { id: string }) => officer.id === id('officer7'));
    expect(row.certificates[0]).toMatchObject({ state: 'review-missed', why: '2026年度审验未办理' });
    const shown = await office
      .anyone()
      .get(`/verify?number=${row.certificates[0].number}`)
      .set('Accept', 'text/html');
    expect(shown.text).toContain('2026年度审验未办理');
    const mine = await get('officer2', 'officers/mine');
    expect(mine.reviews.map((r: { outcome: string }) => r.outcome)).toEqual(['passed', 'failed']);
    const [held] = mine.certificates;
    expect(held.reviewsDue[0]).toEqual({ year: 2026, lostFrom: '2027-04-01', outcome: 'passed' });
  });

  it('keeps in the act the certificate with the years it had been reviewed for', async () => {
    expect((await inspect(['officer1', 'officer4'])).status).toBe(204);
    await writeDirectly(office, async (database) => {
      const rows = await database.query(
        `SELECT "officers" FROM "case_events" WHERE "caseId" = '${steps.id}'`,
      );
      expect(rows.some((r: { officers: string }) => r.officers.includes('"reviewedYears":[2026]'))).toBe(
        true,
      );
    });
  });

  it('PEN-02: a revocation entered late lists every act it covers, with its case; what came before it is not listed', async () => {
    expect((await inspect(['officer1', 'officer4'])).status).toBe(204);
    office.clock.set(at('2027-04-20', '10:00'));
    expect((await inspect(['officer1', 'officer4'])).status).toBe(204);
    office.clock.set(at('2027-04-22', '10:00'));
    const findings = () =>
      get('supervisor1', `supervision/certificate-findings?certificateId=${card('officer4')}`);
    expect(await findings()).toEqual([]);
    const change = { from: '2027-04-15', cause: '徇私', document: '吊销决定9号' };
    expect((await post('trainer1', `certificates/${card('officer4')}/revoke`, change)).status).toBe(201);
    const found = await findings();
    expect(found).toEqual([
      expect.objectContaining({
        caseId: steps.id,
        occurredOn: '2027-04-20',
        officerName: '执法员丁',
        document: '吊销决定9号',
      }),
    ]);
    const { findings: seen } = await get('supervisor1', 'supervision/overview?year=2027');
    expect(seen).toContainEqual(
      expect.objectContaining({ kind: 'certificate-void', ruleId: 'PEN-02', caseId: steps.id }),
    );
  });

  it('PEN-02: a suspension of past days entered late lists the acts of those days only', async () => {
    const change = { from: '2027-04-10', to: '2027-04-20', cause: '补登', document: '暂扣决定3号' };
    expect((await post('trainer1', `certificates/${card('officer2')}/suspend`, change)).status).toBe(201);
    const found = await get('trainer1', `supervision/certificate-findings?officerId=${id('officer2')}`);
    expect(found.map((f: { occurredOn: string }) => f.occurredOn)).toEqual(['2027-04-10']);
    expect(await get('trainer1', `supervision/certificate-findings?officerId=${id('officer1')}`)).toEqual([]);
  });

  it('CERT-08: leaving the post cancels every card from the day after, and the history stays', async () => {
    const leave = (lastDay: string) =>
      post('trainer1', `officers/${id('officer1')}/transfer`, {
        ...{
          lastDay,
          cause: '工作需要',
          document: '调令1号',
          toAgencyId: office.seeded.districtId,
          post: '科员',
        },
      });
    expect((await leave('2027-05-01')).body.code).toBe('officer.last-day');
    expect((await leave('2027-04-22')).body).toEqual({ cancelled: 1 });
    const left = await post('trainer1', `officers/${id('officer8')}/leave-post`, {
      ...{ lastDay: '2027-04-22', cause: '退休', document: '退休通知' },
    });
    expect(left.body).toEqual({ cancelled: 1 });
    const file = await get('supervisor1', `officers/${id('officer1')}`);
    expect(file.postings).toEqual([
      expect.objectContaining({ agencyName: '建筑新村街道办事处（演示）', to: '2027-04-22' }),
      expect.objectContaining({ agencyName: '历下区司法局（演示）', from: '2027-04-23', to: null }),
    ]);
    expect(file.certificates[0].events.at(-1)).toMatchObject({
      kind: 'cancelled',
      from: '2027-04-23',
      document: '调令1号',
    });
    expect(
      (
        await post('trainer1', `officers/${id('officer8')}/leave-post`, {
          lastDay: '2027-04-22',
          cause: 'x',
          document: 'x',
        })
      ).body.code,
    ).toBe('officer.not-in-post');
  });

  it('keeps the ID number out of every list and file, and enters each reading of it', async () => {
    const file = await get('trainer1', `officers/${id('officer2')}`);
    expect(file.idNumber).toMatch(/^9901\*{10}\w{4}$/);
    expect((await post('officer2', `officers/${id('officer2')}/private`)).status).toBe(403);
    expect((await post('trainer1', `officers/${id('officer2')}/private`)).body.idNumber).toMatch(
      /^99010119900101/,
    );
    await writeDirectly(office, async (database) => {
      const rows = await database.query(
        `SELECT "bytes" FROM "ledger_entries" WHERE "act" = 'officer.read-private'`,
      );
      expect(rows).toHaveLength(1);
      expect(String(rows[0].bytes)).not.toContain('99010119900101');
    });
  });

  it('CERT-06: the expiry ladder lists who stands on which rung', async () => {
    office.clock.set(at('2026-12-01'));
    const rungs = (await get('trainer1', 'officers/expiring')).map(
      (e: { officerName: string; rung: number }) => `${e.officerName} ${e.rung}`,
    );
    expect(rungs).toEqual(['执法员戊 30']);
  });
});

it(`CERT-07: an office that opens in a later year has its reviews, and its officers may act (${DRIVER})`, async () => {
  const office = await startOffice({ at: at('2028-06-01') });
  const list = await (await office.as('trainer1')).get('/api/officers').expect(200);
  const one = list.body.find((officer: { id: string }) => officer.id === office.seeded.officers.officer1);
  expect(one.certificates[0]).toMatchObject({ state: 'valid' });
  await office.close();
});
