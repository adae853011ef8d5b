import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

describe(`what the supervisor sees on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-03-02', '11:00') });
    steps = new CaseSteps(office);
  });
  afterAll(() => office.close());

  const overview = async () =>
    (await (await office.as('supervisor1')).get('/api/supervision/overview?year=2026').expect(200)).body;
  const kinds = async () =>
    (await overview()).findings.map((f: { kind: string; ruleId: string }) => `${f.kind} ${f.ruleId}`);

  it('finds nothing in an office that did everything in time', async () => {
    await steps.investigate((id) => attachVideo(office, id));
    expect(await overview()).toMatchObject({ year: 2026, cases: 1, findings: [], heat: [] });
  });

  it('PEN-06: names a case undecided after its ninety days, with the days it is late', async () => {
    steps.on('2026-06-03');
    const { findings, heat } = await overview();
    expect(findings).toEqual([
      expect.objectContaining({
        kind: 'overdue',
        ruleId: 'PEN-06',
        caseId: steps.id,
        due: '2026-06-01',
        workingDaysLeft: -2,
      }),
    ]);
    expect(heat).toEqual([
      expect.objectContaining({ ruleId: 'PEN-06', count: 1, agencyName: '建筑新村街道办事处（演示）' }),
    ]);
  });

  it('names a late decision, a service without pictures and a publication that is overdue; all reviewed', async () => {
    await steps.post('officer1', 'draft', steps.draft(), 200);
    await steps.review();
    await steps.noticeAndWaiver();
    await steps.post('leader1', 'decision', {}, 200);
    await steps.serve();
    steps.on('2026-06-16');
    expect((await kinds()).sort()).toEqual([
      'disclosure-late PUB-01',
      'met-late PEN-06',
      'record-missing REC-03',
    ]);
    expect(await overview()).toMatchObject({
      reviewed: { good: 1, of: 1 },
      disclosureInTime: { good: 0, of: 1 },
      recorded: { good: 0, of: 1 },
    });
  });

  it('REC-03: a reason said by a person takes the missing recording off the list', async () => {
    const officer = await office.as('officer1');
    await officer
      .post(`/api/cases/${steps.id}/record-reasons`, {
        stage: 'service',
        reason: '当事人到机关领取，无需录像',
      })
      .expect(204);
    expect(await kinds()).not.toContain('record-missing REC-03');
  });

  it('counts certificates by what they are today: three have run out since the office was seeded', async () => {
    const { certificates } = await overview();
    expect(certificates).toEqual({ valid: 4, expiring: 0, expired: 3, suspended: 1, other: 0 });
  });

  it('is not for officers', async () => {
    await (await office.as('officer1')).get('/api/supervision/overview').expect(403);
  });
});
