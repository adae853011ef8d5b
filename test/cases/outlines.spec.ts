import { CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { seedOtherAgency } from '../support/other-agency.js';

describe(`outlines of cases for the rows of a page, on ${DRIVER}`, () => {
  let office: Office;
  let stranger: string;
  const ids: string[] = [];
  beforeAll(async () => {
    office = await startOffice({ at: '2026-06-01T02:00:00.000Z' });
    ({ username: stranger } = await seedOtherAgency(office));
    for (let i = 0; i < 2; i++) {
      const steps = new CaseSteps(office);
      await steps.register();
      ids.push(steps.id);
    }
  });
  afterAll(() => office.close());

  const ask = async (username: string, asked: readonly string[]) =>
    (await office.as(username)).get(`/api/cases/outlines?ids=${asked.join(',')}`);

  it('say of each case what its page says, once, in the order asked for', async () => {
    const { body } = await ask('officer1', [ids[1]!, ids[0]!, ids[1]!]);
    expect(body.cases.map(({ id }: { id: string }) => id)).toEqual([ids[1], ids[0]]);
    const page = (await (await office.as('officer1')).get(`/api/cases/${ids[0]}`).expect(200)).body;
    const outline = body.cases[1];
    expect(page).toMatchObject({ ...outline, events: page.events });
    expect(outline.events).toEqual([{ act: 'case.register-lead' }]);
    expect(outline.nextActs.length).toBeGreaterThan(0);
    for (const more of ['party', 'documents', 'summary']) expect(outline).not.toHaveProperty(more);
  });

  it('leave out cases that are missing or of another agency', async () => {
    const own = await ask('officer1', ['018cc7af-3e80-787c-a50c-1a84cfadad72', ids[0]!]);
    expect(own.body.cases.map(({ id }: { id: string }) => id)).toEqual([ids[0]]);
    const other = await ask(stranger, ids);
    expect([other.status, other.body]).toEqual([200, { cases: [] }]);
  });

  it('are of fifty cases at most', async () => {
    const ask51 = Array.from({ length: 51 }, () => ids[0]!);
    expect((await ask('officer1', ask51)).body).toMatchObject({ code: 'input.invalid' });
  });
});
