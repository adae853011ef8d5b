import { at, CaseSteps } from '../support/case-steps.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

const DOCUMENT = '《重大执法决定法制审核目录清单（2026年版）》';

/** Issue 4: the scope of the legal review, by statute, by 118号 and by the agency's own catalogue. */
describe(`what must be reviewed on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14') });
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    steps = new CaseSteps(office);
    steps.on('2026-09-14');
    await steps.investigate((id) => attachVideo(office, id));
  });

  const small = () => steps.draft({ fineFen: 80_000 });
  const adopt = async (entry: object, over: object = {}) => {
    const days = { publishedOn: '2026-09-14', effectiveFrom: '2026-09-14' };
    const entries = [{ decisionKinds: ['penalty'], ...entry }];
    return (await office.as('leader1')).post('/api/review-catalogue', {
      document: DOCUMENT,
      ...days,
      entries,
      ...over,
    });
  };
  const repeal = async (id: string, from: string) =>
    (await office.as('leader1')).post(`/api/review-catalogue/${id}/repeal`, { from, reason: '清单修订' });
  const decide = async () => (await office.as('leader1')).post(`/api/cases/${steps.id}/decision`, {});

  it('a social risk alone makes it so, and the refusal cites the paper and not the statute', async () => {
    await steps.post('officer1', 'draft', small(), 200);
    await steps.post('officer1', 'facts', steps.facts(undefined, { socialRisk: true }), 204);
    await steps.noticeAndWaiver();
    const answer = await decide();
    expect(answer.body).toMatchObject({
      code: 'case.review-required',
      ruleId: 'PEN-14',
      basis: '国办发〔2018〕118号四（十二）',
    });
    await steps.review();
    // Left out, the flag stays: it cannot be lost by restating the facts on a screen that does not know it.
    await steps.post('officer1', 'facts', steps.facts(), 204);
    expect((await steps.view()).socialRisk).toBe(true);
    expect((await decide()).status).toBe(200);
  });

  it('keeps the answer with the case at every act that could change it, and nobody edits it', async () => {
    await steps.post('officer1', 'draft', small(), 200);
    await steps.post('officer1', 'facts', steps.facts(undefined, { complex: true, socialRisk: true }), 204);
    const { reviewAnswers, reviewScope } = await steps.view();
    expect(reviewAnswers).toMatchObject([
      { act: 'case.draft-decision', required: false, grounds: [] },
      { act: 'case.state-facts', required: true, grounds: [{ scope: 'art-58' }, { scope: '118' }] },
    ]);
    expect(reviewScope.because).toBe(reviewAnswers[1].because);
    for (const statement of [
      'UPDATE "case_review_answers" SET "required" = 0',
      'DELETE FROM "case_review_answers"',
    ])
      await expect(writeDirectly(office, (database) => database.query(statement))).rejects.toThrow(
        'write-once',
      );
  });

  it('an entry of the catalogue in force makes it so, until its repeal, and is public meanwhile', async () => {
    const adopted = await adopt({
      title: '城管领域罚款五百元以上',
      fields: ['urban-management'],
      fromFen: 50_000,
    });
    expect(adopted.status).toBe(201);
    const [id] = adopted.body.ids as [string];
    const scope = await steps.post('officer1', 'draft', small(), 200);
    expect(scope).toMatchObject({ required: true, because: `城管领域罚款五百元以上（${DOCUMENT}第1项）` });
    expect((await steps.post('officer1', 'draft', steps.draft({ fineFen: 49_900 }), 200)).required).toBe(
      false,
    );
    await steps.post('officer1', 'draft', small(), 200);
    await steps.noticeAndWaiver();
    const refused = await decide();
    expect(refused.body).toMatchObject({ code: 'case.review-required', basis: `${DOCUMENT}第1项` });

    const page = await office.anyone().get('/portal/review-catalogue').expect(200);
    expect(page.text).toContain('城管领域罚款五百元以上');
    expect(page.text).toContain('500元以上（含本数）');
    expect((await repeal(id, '2026-09-13')).body.code).toBe('catalogue.dates');
    expect((await repeal(id, '2026-09-15')).status).toBe(204);
    expect((await repeal(id, '2026-09-16')).body.code).toBe('catalogue.repealed');
    await expect(
      writeDirectly(office, (database) => database.query(`UPDATE "review_catalogue" SET "fromFen" = 1`)),
    ).rejects.toThrow();
    expect((await decide()).body.code).toBe('case.review-required');
    steps.on('2026-09-15');
    expect((await office.anyone().get('/portal/review-catalogue')).text).not.toContain('五百元以上');
    expect((await decide()).status).toBe(200);
    expect((await steps.view()).reviewAnswers.at(-1)).toMatchObject({ act: 'case.decide', required: false });
  });

  it('the catalogue of the agency above reaches down only where it says so', async () => {
    const { streetId, districtId } = office.seeded as unknown as { streetId: string; districtId: string };
    const row = (id: string, level: string) =>
      writeDirectly(office, (database) =>
        database.getRepository('CatalogueRow').insert({
          ...{ id, agencyId: districtId, document: '《区目录》', item: 1, title: '区级事项', level },
          ...{ decisionKinds: ['penalty'], penaltyKinds: [], fields: [], fromFen: null },
          ...{ publishedOn: '2026-09-01', effectiveFrom: '2026-09-01', effectiveTo: '2026-12-31' },
          ...{ adoptedAt: '2026-09-01T00:00:00.000Z', adoptedByName: '区负责人', repealedFrom: null },
        }),
      );
    expect(streetId).not.toBe(districtId);
    await row('00000000-0000-7000-8000-0000000000c1', 'own');
    expect((await steps.post('officer1', 'draft', small(), 200)).required).toBe(false);
    await row('00000000-0000-7000-8000-0000000000c2', 'below');
    const scope = await steps.post('officer1', 'draft', small(), 200);
    expect(scope.because).toBe('区级事项（《区目录》第1项）');
  });

  it('is adopted by a leader only, with dates that hold', async () => {
    expect((await adopt({ title: '提前施行' }, { effectiveFrom: '2026-09-01' })).body.code).toBe(
      'catalogue.dates',
    );
    const officer = await office.as('officer1');
    expect((await officer.post('/api/review-catalogue', {})).status).toBe(403);
    expect((await officer.get('/api/review-catalogue')).body.length).toBeGreaterThan(0);
  });
});
