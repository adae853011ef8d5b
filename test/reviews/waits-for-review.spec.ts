import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

/** What a case waits for, and from whom, by name. */
describe(`what a case waits for on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-11-23', '10:00') });
    steps = new CaseSteps(office);
  });
  afterAll(() => office.close());

  const byOf = async (act: string): Promise<string[] | undefined> => {
    const { nextActs } = (await steps.view()) as { nextActs: { act: string; by: string[] }[] };
    return nextActs.find((next) => next.act === act)?.by;
  };
  const pending = async () => (await steps.view()).pendingReview as object | undefined;

  it('is told with the names of those who may do it', async () => {
    await steps.register();
    // Of the officers those who handle the case.
    expect(await byOf('case.request-filing')).toEqual(['执法员乙', '执法员甲']);
    await steps.post('officer1', 'filing-request', {}, 204);
    expect(await byOf('case.approve-filing')).toEqual(['负责人甲']);
  });

  it('is its review from the submission to the opinion', async () => {
    steps = new CaseSteps(office);
    await steps.investigate((caseId) => attachVideo(office, caseId, 'investigation'));
    await steps.post('officer1', 'draft', steps.draft({ fineFen: 6_000_000 }), 200);
    expect(await pending()).toBeUndefined();
    office.clock.set(at('2026-11-23', '14:00'));
    const { id } = (await steps.post('officer1', 'reviews', steps.submission(), 201)) as { id: string };
    const waiting = {
      since: at('2026-11-23', '14:00'),
      submittedByName: '执法员甲',
      by: expect.arrayContaining(['审核员甲']) as string[],
    };
    expect(await pending()).toEqual(waiting);
    const leader = await office.as('leader1');
    const { body } = await leader.get(`/api/cases/outlines?ids=${steps.id}`).expect(200);
    expect((body as { cases: object[] }).cases[0]).toMatchObject({ pendingReview: waiting });
    const reviewer = await office.as('reviewer1');
    await reviewer.post(`/api/reviews/${id}/take`).expect(204);
    expect(await pending()).toEqual(waiting);
    await reviewer.post(`/api/reviews/${id}/opinion`, steps.opinion(false)).expect(200);
    expect(await pending()).toBeUndefined();
    expect((await steps.view()).review).toMatchObject({ passed: false, changed: [] });
  });
});
