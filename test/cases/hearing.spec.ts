import { must } from '../../src/demo/office.js';
import { type Role, ROLES, systemActor } from '../../src/kernel/access/index.js';
import { addDays } from '../../src/kernel/time.js';
import { CreateAccount } from '../../src/modules/accounts/index.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, PASSWORD, startOffice } from '../support/office.js';
import { addPeople } from './gate/prepare.js';

/** 听证: by whom it is presided, and the days of its notice (行政处罚法 第64条). */
describe(`a hearing on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-03-02') });
    await addPeople(office);
    const { streetId: agencyId, officers } = office.seeded;
    const input = { agencyId, username: 'presider-in-the-field', name: '主持人甲', password: PASSWORD };
    const roles: Role[] = ['officer'];
    const { app, clock } = office;
    must(
      await app
        .get(CreateAccount)
        .create(
          systemActor(agencyId, ROLES),
          { ...input, roles, officerId: officers.presider1! },
          clock.newId(),
        ),
    );
  });
  afterAll(() => office.close());

  beforeEach(async () => {
    steps = new CaseSteps(office);
    steps.on(office.clock.today());
    await steps.file();
    const { officer1, helper } = office.seeded.officers;
    const together = steps.work('08:00', '08:30', [officer1!, helper!]);
    await steps.post('officer1', 'investigations', steps.investigation(together), 204);
    await attachVideo(office, steps.id);
    await steps.post('officer1', 'facts', steps.facts(), 204);
    await steps.post('officer1', 'conclusion', { report: '建议处罚' }, 204);
    await steps.post('officer1', 'draft', steps.draft(), 200);
    const receivedOn = office.clock.today();
    await steps.post(
      'officer1',
      'notice',
      { ...steps.work('09:30', '09:40'), method: 'direct', receivedOn },
      200,
    );
    await steps.post('officer1', 'hearing/request', { on: receivedOn }, 204);
  });

  const schedule = async (over: object = {}) => {
    const noticedOn = office.clock.today();
    const presiderOfficerId = office.seeded.officers.presider1!;
    const plan = { on: addDays(noticedOn, 14), noticedOn, presiderOfficerId, ...over };
    return (await (await office.as('presider1')).post(`/api/cases/${steps.id}/hearing/schedule`, plan)).body;
  };

  it('PEN-12: is presided neither by an officer of the case nor by another who investigated it', async () => {
    const { officer1, helper } = office.seeded.officers;
    for (const presiderOfficerId of [officer1, helper])
      expect(await schedule({ presiderOfficerId })).toMatchObject({
        status: 409,
        code: 'case.presider-involved',
        ruleId: 'PEN-12',
      });
  });

  it('CERT-05: is presided by one whose certificate is valid on its day', async () => {
    const { reviewer1 } = office.seeded.officers;
    expect(await schedule({ presiderOfficerId: reviewer1 })).toMatchObject({
      code: 'case.presider-not-qualified',
      ruleId: 'CERT-05',
    });
  });

  it('PEN-11: is noticed after it was asked for, not in the future, and early enough', async () => {
    const today = office.clock.today();
    expect((await schedule({ noticedOn: addDays(today, -1) })).code).toBe('case.hearing-notice-early');
    expect((await schedule({ noticedOn: addDays(today, 1) })).status).toBe(422);
    expect((await schedule({ on: addDays(today, 4) })).code).toBe('case.hearing-notice-short');
    expect((await schedule()).latestNotice).toBe('2026-03-05');
  });

  // Last, for time in a ledger only goes forward.
  it('PEN-12: is not put on record by a presider who brought evidence since', async () => {
    expect((await schedule()).latestNotice).toBeDefined();
    await attachVideo(office, steps.id, 'investigation', 'presider-in-the-field');
    steps.on('2026-03-16');
    const record = { record: '申辩与质证', partyAbsent: false };
    const answer = await (await office.as('presider1')).post(`/api/cases/${steps.id}/hearing/record`, record);
    expect(answer.body).toMatchObject({ status: 409, code: 'case.presider-involved' });
  });
});
