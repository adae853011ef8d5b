import { DataSource } from 'typeorm';
import { CaseReviewOutcomeRow } from '../../src/modules/cases/index.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

/** An act on a review is about the review as the person had read it; a submission, about the case as its officer had. */
describe(`acts on a review as it was read, on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;
  let reviewId: string;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-11-23', '10:00') });
    steps = new CaseSteps(office);
    await steps.investigate((caseId) => attachVideo(office, caseId, 'investigation'));
    await steps.post('officer1', 'draft', steps.draft({ fineFen: 6_000_000 }), 200);
  });
  afterAll(() => office.close());

  const view = async () =>
    (await (await office.as('reviewer1')).get(`/api/reviews/${reviewId}`).expect(200)).body;
  const send = async (who: string, path: string, body: object, version: number | undefined) =>
    (await office.as(who)).post(path, body).set('If-Match', version === undefined ? '' : `"${version}"`);
  const outcomes = () =>
    office.app.get(DataSource).getRepository(CaseReviewOutcomeRow).countBy({ caseId: steps.id });

  it('a case that was changed meanwhile is not submitted as it was read', async () => {
    const read = await steps.view();
    await steps.post('officer1', 'draft', steps.draft({ fineFen: 5_500_000 }), 200);
    const path = `/api/cases/${steps.id}/reviews`;
    const unnamed = await send('officer1', path, steps.submission(), undefined);
    expect([unnamed.status, unnamed.body.code]).toEqual([428, 'precondition.required']);
    const stale = await send('officer1', path, steps.submission(), read.version);
    expect([stale.status, stale.body.code]).toEqual([412, 'conflict.version']);
    expect(stale.body.facts).toMatchObject({ changedBy: '执法员甲', act: 'case.draft-decision' });
    expect((await steps.view()).pendingReview).toBeUndefined();
    const { version } = await steps.view();
    const submitted = await send('officer1', path, steps.submission(), version);
    expect(submitted.status).toBe(201);
    reviewId = submitted.body.id as string;
    expect(await view()).toMatchObject({ state: 'submitted', version: 1 });
  });

  it('an opinion on what a leader changed meanwhile is kept back until the reviewer has read it', async () => {
    const path = `/api/reviews/${reviewId}`;
    expect((await send('reviewer1', `${path}/take`, {}, (await view()).version)).status).toBe(204);
    const read = await view();
    const extended = await send('leader1', `${path}/extension`, { reason: '案情复杂' }, read.version);
    expect(extended.status).toBe(200);
    const stale = await send('reviewer1', `${path}/opinion`, steps.opinion(), read.version);
    expect([stale.status, stale.body.code]).toEqual([412, 'conflict.version']);
    expect(stale.body).toMatchObject({ facts: { changedBy: '负责人甲', act: 'review.extend' } });
    expect(stale.body.detail).toContain('延长审核期限');
    expect(await outcomes()).toBe(0);
    const now = await view();
    expect(now).toMatchObject({ state: 'taken', signed: false, version: read.version + 1 });
    expect((await send('reviewer1', `${path}/opinion`, steps.opinion(), now.version)).status).toBe(200);
    expect(await outcomes()).toBe(1);
    // The opinion, and the signature under its letter that follows it.
    expect(await view()).toMatchObject({ state: 'opined', signed: true, version: now.version + 2 });
  });
});
