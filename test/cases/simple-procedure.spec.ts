import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

/** PEN-20…23: decisions on the spot (行政处罚法 51–53, 68, 71). */
describe(`the simple procedure on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice({ at: at('2024-09-30', '16:00') });
    steps = new CaseSteps(office);
  });
  afterAll(() => office.close());

  const PERSON = { name: '当事人甲', address: '历下区示例小区' };
  const onTheSpot = async (over: object = {}) => {
    const body = {
      ...steps.lead(),
      at: at('2024-09-30', '15:00'),
      penalty: 'fine',
      fineFen: 20_000,
      collectedFen: 0,
      hardToCollectLater: false,
      basis: ['《城市市容和环境卫生管理条例》第三十四条'],
      certificatesShown: true,
      partyHeard: true,
      partySigned: true,
      partyKind: 'person',
      party: PERSON,
      ...over,
    };
    return (await office.as('officer1')).post('/api/on-the-spot-decisions', body);
  };
  const organisation = { partyKind: 'organisation', party: steps0() };
  function steps0() {
    return { name: '示例公司', creditCode: '91370102MA3TEXT014', address: '历下区示例路' };
  }

  for (const [name, over, status] of [
    ['a person, 200 yuan', { fineFen: 20_000 }, 201],
    ['a person, 201 yuan', { fineFen: 20_100 }, 409],
    ['a person, 200 yuan and one fen', { fineFen: 20_001 }, 409],
    ['an organisation, 3,000 yuan', { ...organisation, fineFen: 300_000 }, 201],
    ['an organisation, 3,001 yuan', { ...organisation, fineFen: 300_100 }, 409],
    ['a warning', { penalty: 'warning', fineFen: 0 }, 201],
  ] as const)
    it(`S8: ${status === 201 ? 'accepts' : 'refuses'} ${name}`, async () => {
      const answer = await onTheSpot(over);
      expect(answer.status).toBe(status);
      if (status === 409)
        expect(answer.body).toMatchObject({
          code: 'case.simple-limit',
          ruleId: 'PEN-20',
          basis: '行政处罚法第51条',
        });
    });

  it('S8: refuses one officer only', async () => {
    const answer = await onTheSpot({ officerIds: [office.seeded.officers.officer1] });
    expect(answer.body).toMatchObject({ status: 409, code: 'case.two-officers-required', ruleId: 'PEN-02' });
  });

  it('S8, REM-02: the document tells the party to ask for reconsideration first', async () => {
    steps.id = (await onTheSpot()).body.id;
    const { documents, state, decision } = await steps.view();
    expect(documents[0].body).toContain('先行复议');
    expect({ state, served: decision.servedOn }).toEqual({ state: 'served', served: '2024-09-30' });
  });

  it('S8: cash of 100 yuan taken on 2024-09-30 goes to the agency by 2024-10-09', async () => {
    steps.id = (await onTheSpot({ fineFen: 10_000, collectedFen: 10_000 })).body.id;
    const { clocks, account } = await steps.view();
    expect(clocks).toContainEqual(expect.objectContaining({ ruleId: 'PEN-23', due: '2024-10-09' }));
    expect(account.owedFen).toBe(0);
  });

  it('PEN-22: refuses cash above 100 yuan unless it would be hard to collect later', async () => {
    const cash = { fineFen: 15_000, collectedFen: 15_000 };
    expect((await onTheSpot(cash)).body).toMatchObject({
      status: 409,
      code: 'case.cash-not-allowed',
      ruleId: 'PEN-22',
    });
    expect((await onTheSpot({ ...cash, hardToCollectLater: true })).status).toBe(201);
  });

  it('refuses a decision without certificates shown or without hearing the party', async () => {
    expect((await onTheSpot({ certificatesShown: false })).status).toBe(422);
    expect((await onTheSpot({ partyHeard: false })).status).toBe(422);
  });

  it('refuses to punish a child of thirteen, and takes one of fourteen (行政处罚法 30)', async () => {
    const child = await onTheSpot({
      penalty: 'warning',
      fineFen: 0,
      party: { ...PERSON, birthDay: '2010-10-01' },
    });
    expect(child.body).toMatchObject({ code: 'case.party-under-fourteen', basis: '行政处罚法第30条' });
    expect(
      (await onTheSpot({ penalty: 'warning', fineFen: 0, party: { ...PERSON, birthDay: '2010-09-30' } }))
        .status,
    ).toBe(201);
  });
});
