import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

/** PEN-14: no decision before a passed review of exactly these facts (行政处罚法 58). */
describe(`the review gate on ${DRIVER}`, () => {
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
    await steps.post('officer1', 'draft', steps.draft(), 200);
  });

  const decide = async (body = {}) =>
    (await office.as('leader1')).post(`/api/cases/${steps.id}/decision`, body);
  const refusedWith = (code: string) => ({
    status: 409,
    body: expect.objectContaining({ code, ruleId: 'PEN-14' }),
  });

  it('S15: refuses a decision before any review, after a failed one, and allows it after a passed one', async () => {
    await steps.noticeAndWaiver();
    expect(await decide()).toMatchObject(refusedWith('case.review-required'));
    await steps.review(false);
    expect(await decide()).toMatchObject(refusedWith('case.review-not-passed'));
    await steps.post(
      'officer1',
      'draft',
      steps.draft({ fineFen: 500_000, reasons: '补充裁量理由后按一般档次处理。' }),
      200,
    );
    await steps.review(true);
    expect((await decide()).status).toBe(200);
  });

  it('PEN-14: waits for a round that was submitted, also after one that passed, and takes none up after the decision', async () => {
    await steps.noticeAndWaiver();
    await steps.review();
    const officer = await office.as('officer1');
    const { id } = await steps.post('officer1', 'reviews', steps.submission(), 201);
    const answer = await decide();
    expect(answer).toMatchObject(refusedWith('case.review-pending'));
    expect(answer.body).toMatchObject({
      basis: '行政处罚法第58条',
      next: expect.any(String),
    });
    const codes = async () => (await steps.view()).missing.map(({ code }: { code: string }) => code);
    expect(await codes()).toContain('review-pending');
    const reviewer = await office.as('reviewer1');
    await reviewer.post(`/api/reviews/${id}/return`, { reason: '前一轮意见仍然有效' }).expect(204);
    expect(await codes()).not.toContain('review-pending');
    expect((await decide()).status).toBe(200);
    await attachVideo(office, steps.id);
    const late = await officer.post(`/api/reviews/${id}/completion`, steps.submission());
    expect(late.body).toMatchObject({
      status: 409,
      code: 'review.case-decided',
      ruleId: 'PEN-14',
      next: expect.any(String),
    });
  });

  it('S15: 5 working days from 2026-09-18 end on 2026-09-24, for the Sunday between is worked', async () => {
    steps.on('2026-09-18');
    const { due, round } = await steps.post('officer1', 'reviews', steps.submission(), 201);
    expect({ due, round }).toEqual({ due: '2026-09-24', round: 1 });
  });

  const changes: [string, string, () => Promise<unknown>][] = [
    ['facts', '案件事实', () => steps.post('officer1', 'facts', steps.facts('另有一处占道。'), 204)],
    [
      'draft',
      '决定书草稿',
      () => steps.post('officer1', 'draft', steps.draft({ reasons: '改过的理由' }), 200),
    ],
    ['evidence list', '证据清单', () => attachVideo(office, steps.id)],
  ];
  for (const [what, named, change] of changes)
    it(`voids a passed review when the ${what} changed after it, and names what changed`, async () => {
      await steps.review();
      await steps.noticeAndWaiver();
      await change();
      const answer = await decide();
      expect(answer).toMatchObject(refusedWith('case.review-voided'));
      expect(answer.body.facts.changed).toEqual([named]);
      expect((await steps.view()).missing).toContainEqual(expect.objectContaining({ code: 'review-voided' }));
      await steps.review();
      expect((await decide()).status).toBe(200);
    });

  it('voids a passed review when evidence it rested on is excluded (行政处罚法 46)', async () => {
    const spare = await attachVideo(office, steps.id);
    await steps.review();
    await steps.noticeAndWaiver();
    await (
      await office.as('officer1')
    )
      .post(`/api/evidence/${spare}/exclusion`, { reason: '取证程序违法' })
      .expect((r) => expect(r.status).toBeLessThan(300));
    expect(await decide()).toMatchObject(refusedWith('case.review-voided'));
  });

  it('refuses an opinion on a matter that changed after it was submitted', async () => {
    const { id } = await steps.post('officer1', 'reviews', steps.submission(), 201);
    const reviewer = await office.as('reviewer1');
    await reviewer.post(`/api/reviews/${id}/take`).expect(204);
    await steps.post('officer1', 'facts', steps.facts('变更后的事实'), 204);
    const answer = await reviewer.post(`/api/reviews/${id}/opinion`, steps.opinion());
    expect(answer.body).toMatchObject({ status: 409, code: 'review.matter-changed', ruleId: 'PEN-14' });
  });

  it('refuses a second submission without a change after an opinion of problems', async () => {
    await steps.review(false);
    const answer = await (
      await office.as('officer1')
    ).post(`/api/cases/${steps.id}/reviews`, steps.submission());
    expect(answer.body).toMatchObject({ status: 409, code: 'review.nothing-changed' });
  });

  it('refuses an agreement over a failed item, seven items with one left out, and an item without a note', async () => {
    const { id } = await steps.post('officer1', 'reviews', steps.submission(), 201);
    const reviewer = await office.as('reviewer1');
    await reviewer.post(`/api/reviews/${id}/take`).expect(204);
    const opine = (over: object) =>
      reviewer.post(`/api/reviews/${id}/opinion`, { ...steps.opinion(), ...over });
    const items = steps.opinion().items;
    expect((await opine({ items: items.map((i) => ({ ...i, passed: i.item !== 5 })) })).body.code).toBe(
      'review.opinion-contradicts',
    );
    expect((await opine({ items: items.slice(1) })).body).toMatchObject({
      code: 'review.checklist-incomplete',
      facts: { open: [1] },
    });
    expect((await opine({ items: items.map((i) => ({ ...i, note: ' ' })) })).status).toBe(422);
    expect((await opine({})).status).toBe(200);
  });

  it('does not let an officer review, whoever it is, nor a reviewer decide', async () => {
    const { id } = await steps.post('officer1', 'reviews', steps.submission(), 201);
    expect((await (await office.as('officer4')).post(`/api/reviews/${id}/take`)).status).toBe(403);
    expect((await (await office.as('reviewer1')).post(`/api/cases/${steps.id}/decision`, {})).status).toBe(
      403,
    );
  });

  it('refuses the decision of one who read an earlier version of the case', async () => {
    await steps.review();
    await steps.noticeAndWaiver();
    const { version } = await steps.view('leader1');
    await steps.post(
      'leader1',
      'discussion',
      { on: office.clock.today(), participants: ['甲', '乙', '丙'], minutes: '讨论', conclusion: '同意' },
      204,
    );
    // A reading is entered too, but has changed nothing.
    await steps.post('reviewer1', 'party-readings', { reason: '核对当事人' }, 200);
    const answer = await decide({ version });
    expect(answer.body).toMatchObject({
      status: 412,
      code: 'conflict.version',
      detail: expect.stringContaining('办理“集体讨论”'),
      facts: { act: 'case.discuss' },
    });
  });

  it('refuses without notice, and while the time for defence runs', async () => {
    await steps.review();
    expect((await decide()).body).toMatchObject({ code: 'case.notice-required', ruleId: 'PEN-07' });
    await steps.notice();
    expect((await decide()).body).toMatchObject({ code: 'case.defence-pending', ruleId: 'PEN-08' });
  });

  it('PEN-07: refuses a fine higher than the one announced, whatever the defence said', async () => {
    await steps.noticeAndWaiver();
    const answer = await (
      await office.as('officer1')
    ).post(`/api/cases/${steps.id}/draft`, steps.draft({ fineFen: 600_000 }));
    expect(answer.body).toMatchObject({ status: 409, code: 'case.penalty-raised', ruleId: 'PEN-07' });
    expect((await steps.view()).draft.fineFen).toBe(500_000);
  });

  it('PEN-07, PEN-09: a kind that was not announced needs new facts, a new notice with the right to a hearing, and a new defence', async () => {
    const draft = { penalties: ['fine', 'closure'] };
    await steps.noticeAndWaiver();
    const officer = await office.as('officer1');
    const sly = await officer.post(`/api/cases/${steps.id}/draft`, steps.draft(draft));
    expect(sly.body).toMatchObject({ status: 409, code: 'case.penalty-raised', ruleId: 'PEN-07' });
    await steps.post('officer1', 'draft', steps.draft({ ...draft, newFacts: '另查明屡次违法' }), 200);
    await steps.review();
    expect((await decide()).body).toMatchObject({ code: 'case.notice-required', ruleId: 'PEN-07' });
    await steps.noticeAndWaiver();
    expect((await steps.view()).hearingOffered).toBe(true);
    expect((await decide()).status).toBe(200);
  });

  it('PEN-16: demands the leaders’ discussion of a grave matter, by at least three', async () => {
    await steps.post('officer1', 'facts', steps.facts(undefined, { grave: true }), 204);
    await steps.review();
    await steps.noticeAndWaiver();
    expect((await decide()).body).toMatchObject({ code: 'case.discussion-required', ruleId: 'PEN-16' });
    const few = { on: office.clock.today(), participants: ['甲', '乙'], minutes: '讨论', conclusion: '同意' };
    const tooFew = await (await office.as('leader1')).post(`/api/cases/${steps.id}/discussion`, few);
    expect(tooFew.body).toMatchObject({ code: 'case.discussion-too-few' });
    await steps.post('leader1', 'discussion', { ...few, participants: ['甲', '乙', '丙'] }, 204);
    expect((await decide()).status).toBe(200);
  });

  it('a review before the hearing does not serve after it', async () => {
    await steps.review();
    await steps.noticeAndRequest();
    expect((await decide()).body.code).toBe('case.defence-pending');
    const short = await (
      await office.as('presider1')
    ).post(`/api/cases/${steps.id}/hearing/schedule`, steps.hearing('2026-09-18'));
    expect(short.body).toMatchObject({ code: 'case.hearing-notice-short', ruleId: 'PEN-11' });
    await steps.post('presider1', 'hearing/schedule', steps.hearing('2026-09-24'), 200);
    steps.on('2026-09-24');
    await steps.post('presider1', 'hearing/record', { record: '申辩与质证', partyAbsent: false }, 204);
    expect(await decide()).toMatchObject(refusedWith('case.review-before-hearing'));
    await steps.review();
    expect((await decide()).status).toBe(200);
  });
});
