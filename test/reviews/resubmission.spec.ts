import { ActorOf } from '../../src/modules/accounts/index.js';
import { RenewCertificate } from '../../src/modules/officers/acts/renew-certificate.js';
import { CertificateActs } from '../../src/modules/officers/index.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

/** B8, PEN-14: what an opinion objected to decides what must have happened before the case is submitted again. */
describe(`submitting again after an opinion that found problems, on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeEach(async () => {
    office = await startOffice({ at: at('2026-09-14', '10:00') });
    steps = new CaseSteps(office);
    await steps.investigate((caseId) => attachVideo(office, caseId));
    await steps.post('officer1', 'draft', steps.draft({ fineFen: 5_000_000 }), 200);
  });
  afterEach(() => office.close());

  /** One round whose opinion objects to these heads. */
  async function objected(...heads: number[]): Promise<void> {
    const { id } = await steps.post('officer1', 'reviews', steps.submission(), 201);
    const reviewer = await office.as('reviewer1');
    await reviewer.post(`/api/reviews/${id}/take`).expect(204);
    const opinion = {
      ...steps.opinion(false),
      items: [1, 2, 3, 4, 5, 6, 7].map((item) => ({ item, passed: !heads.includes(item), note: '已核' })),
      problemKind: 'correct',
    };
    await reviewer.post(`/api/reviews/${id}/opinion`, opinion).expect(200);
  }
  const again = async () =>
    (await office.as('officer1')).post(`/api/cases/${steps.id}/reviews`, steps.submission());
  const refused = (...open: number[]) => ({
    status: 409,
    body: expect.objectContaining({ code: 'review.nothing-changed', ruleId: 'PEN-14', facts: { open } }),
  });

  it('takes a fault of procedure as cured by what was done about it: the party was told', async () => {
    await objected(2);
    expect(await again()).toMatchObject(refused(2));
    await steps.notice();
    expect((await again()).status).toBe(201);
  });

  it('takes a fault of the officers as cured by their change', async () => {
    await objected(1);
    expect(await again()).toMatchObject(refused(1));
    const { officer1, officer4 } = office.seeded.officers;
    const change = { officerIds: [officer1, officer4], reason: '原办案人员证件将到期' };
    await steps.post('officer1', 'officers', change, 204);
    expect((await again()).status).toBe(201);
  });

  it('takes a fault of the officers as cured by a certificate that was renewed', async () => {
    await objected(1);
    const trainer = (await office.app.get(ActorOf).username('trainer1'))!;
    const renewed = await office.app.get(CertificateActs).run(RenewCertificate, {
      actor: trainer,
      id: office.seeded.certificates.officer2!,
      input: {
        number: '15010099001',
        issuedOn: '2026-09-14',
        issuer: '示例司法局',
        document: '换证审批表',
      } as never,
    });
    expect(renewed).toMatchObject({ ok: true });
    expect((await again()).status).toBe(201);
  });

  it('takes no cure of procedure for one of the law, and no photo either', async () => {
    await objected(4);
    await steps.notice();
    await attachVideo(office, steps.id);
    expect(await again()).toMatchObject(refused(4));
    await steps.post('officer1', 'draft', steps.draft({ fineFen: 4_000_000, tier: '从轻' }), 200);
    expect((await again()).status).toBe(201);
  });

  it('asks for an answer to each head objected to, and looks only at what came after the last opinion', async () => {
    await objected(2);
    await steps.notice();
    await objected(2, 3);
    expect(await again()).toMatchObject(refused(2, 3));
    await steps.post('officer1', 'defence', { kind: 'waived', on: '2026-09-14', text: '放弃' }, 204);
    expect(await again()).toMatchObject(refused(3));
    await steps.post('officer1', 'facts', steps.facts('补充认定的事实'), 204);
    expect((await again()).status).toBe(201);
  });

  it('takes reading the case and the address of the party for no answer to a fault of the facts', async () => {
    await objected(3);
    await (await office.as('officer1')).post(`/api/cases/${steps.id}/party-readings`).send({});
    await steps.post('officer1', 'particulars', { party: { phone: '1' }, reason: '笔误' }, 204);
    expect(await again()).toMatchObject(refused(3));
  });
});
