import { CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

/** By kind and bound, so that whoever shows a fault says it in the person's language. */
describe(`faults of an input on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice();
    steps = new CaseSteps(office);
  });
  afterAll(() => office.close());

  async function faultsOf(over: object): Promise<unknown> {
    const response = await (await office.as('officer1')).post('/api/cases', steps.lead(over));
    expect([response.status, response.body.code]).toEqual([422, 'input.invalid']);
    return response.body.facts.faults;
  }
  const party = (over: object) => ({ party: { name: '示例餐饮有限公司', ...over } });

  it('are told by the path of the field, also inside a part and in a list', async () => {
    expect(await faultsOf(party({ creditCode: '12345' }))).toEqual([
      { path: 'party.creditCode', kind: 'form' },
    ]);
    expect(await faultsOf(party({ name: undefined }))).toEqual([{ path: 'party.name', kind: 'missing' }]);
    expect(await faultsOf({ officerIds: ['nobody'] })).toEqual([{ path: 'officerIds', kind: 'id' }]);
    expect(await faultsOf({ party: 'nobody' })).toEqual([{ path: 'party', kind: 'object' }]);
  });

  it('say the bound that was overstepped', async () => {
    expect(await faultsOf({ cause: '字'.repeat(5_000) })).toEqual([
      { path: 'cause', kind: 'too-long', limit: expect.any(Number) as number },
    ]);
    expect(await faultsOf({ officerIds: [] })).toEqual([
      { path: 'officerIds', kind: 'too-few', limit: expect.any(Number) as number },
    ]);
  });

  it('tell apart what is missing, of another type, impossible and not known', async () => {
    expect(
      await faultsOf({
        cause: '',
        place: 7,
        actEndedOn: '2026-02-30',
        field: 'nothing of the list',
        more: 1,
      }),
    ).toEqual([{ path: 'more', kind: 'unknown' }]);
    const faults = (await faultsOf({
      cause: '',
      place: 7,
      actEndedOn: '2026-02-30',
      field: 'nothing of the list',
    })) as { path: string }[];
    expect(faults.sort((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      { path: 'actEndedOn', kind: 'day' },
      { path: 'cause', kind: 'missing' },
      { path: 'field', kind: 'choice' },
      { path: 'place', kind: 'text' },
    ]);
  });
});
