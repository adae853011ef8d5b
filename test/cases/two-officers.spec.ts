import { CertificateActs, RevokeCertificate } from '../../src/modules/officers/index.js';
import { ActorOf } from '../../src/modules/accounts/index.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

/** PEN-02: two officers with certificates valid at the moment of the act (行政处罚法 42). */
describe(`two officers at the moment of the act on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  // On this day officer3's certificate has expired, officer6's is suspended, officer7's was suspended in March.
  beforeAll(async () => {
    office = await startOffice({ at: at('2026-06-01') });
    steps = new CaseSteps(office);
    await steps.file();
  });
  afterAll(() => office.close());

  const inspect = async (names: string[], over: object = {}) => {
    const officerIds = names.map((name) => office.seeded.officers[name]!);
    const body = steps.investigation({ ...steps.work(), officerIds, ...over });
    return (await office.as('officer1')).post(`/api/cases/${steps.id}/investigations`, body);
  };
  const refused = {
    status: 409,
    body: expect.objectContaining({
      code: 'case.two-officers-required',
      ruleId: 'PEN-02',
      basis: '行政处罚法第42条',
    }),
  };

  it('refuses one officer alone, and the same officer named twice', async () => {
    expect(await inspect(['officer1'])).toMatchObject(refused);
    expect(await inspect(['officer1', 'officer1'])).toMatchObject(refused);
  });

  it('S16: refuses an expired certificate on the day after its last, and says whose it is', async () => {
    const answer = await inspect(['officer1', 'officer3']);
    expect(answer).toMatchObject(refused);
    expect(answer.body.facts.lacking).toEqual([expect.objectContaining({ name: '执法员丙', why: '已过期' })]);
  });

  it('S16: judges a certificate suspended on the day of the act though it is valid today', async () => {
    const during = { from: at('2026-03-15', '10:00'), to: at('2026-03-15', '10:30') };
    const after = { from: at('2026-04-01', '10:00'), to: at('2026-04-01', '10:30') };
    const answer = await inspect(['officer1', 'officer7'], during);
    expect(answer).toMatchObject(refused);
    expect(answer.body.facts).toMatchObject({
      day: '2026-03-15',
      lacking: [{ name: '执法员庚', why: '处于暂扣期间' }],
    });
    expect((await inspect(['officer1', 'officer7'], after)).status).toBe(204);
  });

  it('refuses where the suspension began in the night that the act ran into', async () => {
    const night = { from: at('2026-02-28', '23:30'), to: at('2026-03-01', '00:30') };
    expect(await inspect(['officer1', 'officer7'], night)).toMatchObject(refused);
  });

  it('does not count an entitled pair when a third without a valid certificate takes part (PEN-29)', async () => {
    expect(await inspect(['officer1', 'officer2', 'officer6'])).toMatchObject(refused);
  });

  it('keeps the certificate as it was in the act, whatever becomes of it later', async () => {
    expect((await inspect(['officer1', 'officer4'])).status).toBe(204);
    const trainer = (await office.app.get(ActorOf).username('trainer1'))!;
    const revoked = await office.app.get(CertificateActs).run(RevokeCertificate, {
      actor: trainer,
      id: office.seeded.certificates.officer4!,
      input: { from: '2026-06-01', cause: '违纪', document: '吊销决定' },
    });
    expect(revoked.ok).toBe(true);
    expect(await inspect(['officer1', 'officer4'])).toMatchObject(refused);
    const { events } = await steps.view();
    const kept = events
      .flatMap((event: { officers: { name: string }[] }) => event.officers)
      .find((o: { name: string }) => o.name === '执法员丁');
    expect(kept).toMatchObject({ checkedOn: '2026-06-01', number: expect.any(String) });
  });

  it('refuses an officer of another agency and an unknown one alike', async () => {
    const answer = await inspect(['officer1'], {
      officerIds: [office.seeded.officers.officer1, '0190a000-0000-7000-8000-000000000000'],
    });
    expect(answer.body.code).toBe('case.unknown-officer');
  });

  it('refuses an officer of the agency who is not an officer of the case', async () => {
    const answer = await (await office.as('officer8')).post(`/api/cases/${steps.id}/facts`, steps.facts());
    expect(answer.body).toMatchObject({ status: 403, code: 'case.not-case-officer' });
  });

  it('PEN-03: refuses an investigation in which the certificates were not shown', async () => {
    const answer = await inspect(['officer1', 'officer2'], { certificatesShown: false });
    expect(answer.body).toMatchObject({
      status: 409,
      code: 'case.certificate-not-shown',
      ruleId: 'PEN-03',
      basis: '行政处罚法第55条',
    });
  });

  it('refuses an act that ends before it began or lies in the future', async () => {
    const backwards = { from: at('2026-06-01', '08:30'), to: at('2026-06-01', '08:00') };
    expect((await inspect(['officer1', 'officer2'], backwards)).body.code).toBe('case.times-reversed');
    const tomorrow = { from: at('2026-06-02', '08:00'), to: at('2026-06-02', '08:30') };
    expect((await inspect(['officer1', 'officer2'], tomorrow)).body.code).toBe('case.future-day');
  });
});
