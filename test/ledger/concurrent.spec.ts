import { VerifyLedger } from '../../src/modules/ledger/index.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

describe(`many writers at once on ${DRIVER}`, () => {
  let office: Office;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14') });
  });
  afterAll(() => office.close());

  it('neither fork the tree nor raise a false alarm in a verification that runs meanwhile', async () => {
    const { streetId } = office.seeded;
    const officer = await office.as('officer1');
    const before = await office.app.get(VerifyLedger).one(streetId);
    const steps = new CaseSteps(office);
    let writing = true;
    const reports: boolean[] = [];
    const verifying = (async () => {
      while (writing) reports.push((await office.app.get(VerifyLedger).one(streetId)).ok);
    })();
    const answers = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const statuses: number[] = [];
        for (let i = 0; i < 10; i++) statuses.push((await officer.post('/api/cases', steps.lead())).status);
        return statuses;
      }),
    );
    writing = false;
    await verifying;
    expect(answers.flat()).toEqual(Array(120).fill(201));
    expect(reports.length).toBeGreaterThan(0);
    expect(reports).not.toContain(false);
    expect(await office.app.get(VerifyLedger).one(streetId)).toMatchObject({
      ok: true,
      size: before.size + 120,
    });
  });

  it('decide a case once, however many ask at the same moment', async () => {
    const steps = new CaseSteps(office);
    await steps.register();
    await steps.post('officer1', 'filing-request', {}, 204);
    const leader = await office.as('leader1');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => leader.post(`/api/cases/${steps.id}/filing-approval`)),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array(7).fill(409)]);
  });
});
