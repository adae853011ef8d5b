import { LawService } from '../../src/modules/calendar/index.js';
import { ReviewDisputeRow } from '../../src/modules/reviews/index.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

const DISPUTED = { outcome: 'disputed', text: '证据已足以认定，不需补充。', done: '已复核现场录像。' };
const MEETING = { persons: ['负责人甲', '审核员甲', '执法员甲'], text: '各方陈述意见。' };

/** What follows an opinion that found problems (行政处罚法 58): reply, coordination, collective discussion, a new round. */
describe(`disagreement over a review on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;
  let reviewId: string;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14', '11:00') });
  });
  afterAll(() => office.close());

  beforeEach(async () => {
    office.clock.set(at('2026-09-14', '11:00'));
    steps = new CaseSteps(office);
    await steps.investigate((id) => attachVideo(office, id));
    await steps.post('officer1', 'draft', steps.draft(), 200);
    reviewId = await steps.review(false);
  });

  const act = async (username: string, name: string, body: object) =>
    (await office.as(username)).post(`/api/reviews/${reviewId}/${name}`, body);
  const background = async () =>
    (await (await office.as('officer1')).get(`/api/reviews/${reviewId}/background`).expect(200)).body;
  const coordinate = (outcome: string) =>
    act('leader1', 'coordination', { ...MEETING, outcome, heldOn: office.clock.today() });
  const resubmit = async () =>
    (await office.as('officer1')).post(`/api/cases/${steps.id}/reviews`, steps.submission());
  const decide = async () => (await office.as('leader1')).post(`/api/cases/${steps.id}/decision`, {});

  it('keeps its order, shows every step on the review and in the timeline, and writes each document', async () => {
    expect((await background()).openSteps).toEqual(['reply']);
    expect((await coordinate('settled')).body.code).toBe('review.dispute-out-of-order');
    expect((await act('leader1', 'referral', { text: '如何处理' })).body.code).toBe(
      'review.dispute-out-of-order',
    );
    expect((await act('officer1', 'reply', DISPUTED)).status).toBe(201);
    expect((await background()).openSteps).toEqual(['reply', 'coordination']);
    expect((await coordinate('unresolved')).status).toBe(201);
    expect((await act('leader1', 'referral', { text: '是否须补充证据' })).status).toBe(201);
    const { disputes, openSteps } = await background();
    expect(openSteps).toEqual([]);
    expect(disputes).toMatchObject([
      { step: 'reply', outcome: 'disputed', done: DISPUTED.done, byName: '执法员甲' },
      { step: 'coordination', outcome: 'unresolved', persons: MEETING.persons, heldOn: '2026-09-14' },
      { step: 'referral', outcome: null, text: '是否须补充证据' },
    ]);
    const file = await steps.view();
    expect(file.events.map((event: { act: string }) => event.act)).toEqual(
      expect.arrayContaining(['review.reply', 'review.coordinate', 'review.refer']),
    );
    expect(file.documents.map((document: { kind: string }) => document.kind)).toEqual(
      expect.arrayContaining(['法制审核意见研究处理情况', '法制审核分歧协调记录', '提请集体讨论报告']),
    );
    expect((await act('officer1', 'reply', DISPUTED)).body.code).toBe('review.dispute-over');
  });

  it('is nobody’s but its own: officers of the case reply, leaders coordinate and refer', async () => {
    expect((await act('officer4', 'reply', DISPUTED)).body.code).toBe('case.not-case-officer');
    expect((await act('reviewer1', 'reply', DISPUTED)).status).toBe(403);
    await act('officer1', 'reply', DISPUTED);
    const meeting = { ...MEETING, outcome: 'settled', heldOn: '2026-09-14' };
    expect((await act('officer1', 'coordination', meeting)).status).toBe(403);
    expect((await act('leader1', 'coordination', { ...meeting, heldOn: '2026-09-15' })).body.code).toBe(
      'review.coordination-in-future',
    );
    expect((await act('officer1', 'referral', { text: '提请' })).status).toBe(403);
  });

  it('PEN-14: neither coordination, nor referral, nor a discussion in favour lets anybody decide', async () => {
    await act('officer1', 'reply', DISPUTED);
    await coordinate('unresolved');
    await act('leader1', 'referral', { text: '是否须补充证据' });
    expect((await resubmit()).body.code).toBe('review.nothing-changed');
    await steps.noticeAndWaiver();
    office.clock.set(at('2026-09-14', '12:00'));
    const votes = ['甲', '乙', '丙'].map((name) => ({ name, vote: 'for' }));
    await steps.post(
      'leader1',
      'discussion',
      {
        ...{ on: '2026-09-14', participants: ['甲', '乙', '丙'], chair: '甲', votes },
        ...{ minutes: '讨论', conclusion: '证据已足，送审核机构再审' },
      },
      204,
    );
    expect((await decide()).body).toMatchObject({
      status: 409,
      code: 'case.review-not-passed',
      ruleId: 'PEN-14',
    });
    // The same draft comes back to be reviewed, and only the reviewer's agreement opens the decision.
    const again = await resubmit();
    expect(again.status).toBe(201);
    expect((await decide()).status).toBe(409);
    const reviewer = await office.as('reviewer1');
    await reviewer.post(`/api/reviews/${again.body.id}/take`).expect(204);
    await reviewer.post(`/api/reviews/${again.body.id}/opinion`, steps.opinion()).expect(200);
    expect((await decide()).status).toBe(200);
  });

  it('lets the same draft come back once the coordination settled it, and then ends for this round', async () => {
    await act('officer1', 'reply', DISPUTED);
    expect((await resubmit()).body.code).toBe('review.nothing-changed');
    await coordinate('settled');
    expect((await resubmit()).status).toBe(201);
    expect((await act('officer1', 'reply', DISPUTED)).body.code).toBe('review.no-problems-found');
  });

  it('has no place after an agreement', async () => {
    await steps.post('officer1', 'draft', steps.draft({ fineFen: 300_000, tier: '从轻' }), 200);
    const first = reviewId;
    reviewId = await steps.review();
    expect((await act('officer1', 'reply', DISPUTED)).body.code).toBe('review.no-problems-found');
    const { changes, previousOpinion, tier, articles, rules, openSteps } = await background();
    expect({ tier, articles, openSteps, previousOpinion }).toEqual({
      tier: '从轻',
      articles: ['《城市道路管理条例》第四十二条'],
      openSteps: [],
      previousOpinion: '请补充证据',
    });
    expect(changes).toEqual([
      { part: 'draft', label: '罚款（分）', before: '500000', after: '300000' },
      { part: 'draft', label: '裁量档次', before: '一般', after: '从轻' },
    ]);
    expect(rules).toContainEqual(
      expect.objectContaining({ id: 'PEN-02', law: expect.stringContaining('行政处罚法') }),
    );
    reviewId = first;
    expect((await background()).openSteps).toEqual([]);
  });

  it('is written once: neither changed nor removed by direct access to the database', async () => {
    await act('officer1', 'reply', DISPUTED);
    await writeDirectly(office, async (database) => {
      const rows = database.getRepository(ReviewDisputeRow);
      const row = await rows.findOneByOrFail({ reviewId });
      await expect(rows.update({ id: row.id }, { outcome: 'accepted' })).rejects.toThrow('write-once');
      await expect(rows.delete({ id: row.id })).rejects.toThrow('write-once');
    });
  });

  describe('PEN-16: the collective discussion', () => {
    const discussion = (said: string[]) => ({
      on: '2026-09-14',
      participants: ['甲', '乙', '丙'],
      chair: '甲',
      votes: said.map((vote, i) => ({ name: '甲乙丙'[i], vote })),
      minutes: '逐人发表意见',
      conclusion: '按表决结果办理',
    });
    const ready = async () => {
      await steps.post('officer1', 'facts', steps.facts(undefined, { grave: true }), 204);
      await steps.review();
      await steps.noticeAndWaiver();
    };

    it('counts as held only when more than half of those present voted for the draft, and names each vote', async () => {
      await ready();
      await steps.post('leader1', 'discussion', discussion(['for', 'against', 'abstain']), 204);
      expect((await decide()).body).toMatchObject({ code: 'case.discussion-required', ruleId: 'PEN-16' });
      await steps.post('leader1', 'discussion', discussion(['for', 'for', 'against']), 204);
      const { documents } = await steps.view();
      const minutes = documents.find(({ body }: { body: string }) => body.includes('丙不同意'));
      expect(minutes.body).toContain('主持人：甲');
      expect(minutes.body).toContain('甲同意、乙同意、丙不同意');
      expect(minutes.body).toContain('同意2人，不同意1人，弃权0人，通过');
      expect((await decide()).status).toBe(200);
    });

    it('refuses votes that are not one of each who was there', async () => {
      const leader = await office.as('leader1');
      const answer = await leader.post(`/api/cases/${steps.id}/discussion`, discussion(['for', 'for']));
      expect(answer.body).toMatchObject({
        status: 422,
        code: 'case.votes-incomplete',
        facts: { silent: ['丙'] },
      });
    });
  });

  describe('PEN-13: the report of the hearing', () => {
    const hearing = async () => {
      await steps.post('officer1', 'draft', steps.draft({ fineFen: 600_000, newFacts: '另查明' }), 200);
      await steps.noticeAndRequest();
      await steps.post('presider1', 'hearing/schedule', steps.hearing('2026-09-24'), 200);
      const presider = await office.as('presider1');
      const early = await presider.post(`/api/cases/${steps.id}/hearing/report`, { report: '建议' });
      expect(early.body.code).toBe('case.hearing-not-recorded');
      steps.on('2026-09-24');
      await steps.post('presider1', 'hearing/record', { record: '申辩与质证', partyAbsent: false }, 204);
    };

    it('is the presider’s, once, and stands in the file', async () => {
      await hearing();
      const officer = await office.as('officer1');
      expect((await officer.post(`/api/cases/${steps.id}/hearing/report`, { report: '建议' })).status).toBe(
        403,
      );
      await steps.post('presider1', 'hearing/report', { report: '事实成立，建议维持。' }, 204);
      const { documents, hearing: held } = await steps.view();
      const report = documents.find(({ kind }: { kind: string }) => kind === '听证报告');
      expect(report.body).toContain('事实成立，建议维持。');
      expect(held.reportedAt).not.toBeNull();
      const presider = await office.as('presider1');
      const twice = await presider.post(`/api/cases/${steps.id}/hearing/report`, { report: '再报' });
      expect(twice.body.code).toBe('case.hearing-reported');
    });

    it('comes before the review where the law pack asks for it', async () => {
      await hearing();
      const { book } = office.app.get(LawService);
      const rule = book.rule.bind(book);
      // A local pack that sets the parameter.
      const asking = jestSpy(book, (id, ask) => {
        const found = rule(id, ask);
        if (id !== 'PEN-13' || !found.ok) return found;
        const row = { ...found.value.row, params: { ...found.value.row.params, reportBeforeReview: true } };
        return { ok: true, value: { ...found.value, row } };
      });
      try {
        expect((await resubmit()).body).toMatchObject({
          code: 'case.hearing-report-missing',
          ruleId: 'PEN-13',
        });
        await steps.post('presider1', 'hearing/report', { report: '建议维持。' }, 204);
        expect((await resubmit()).status).toBe(201);
      } finally {
        asking.restore();
      }
    });
  });
});

/** Puts another answer in front of the book's own until restored. */
function jestSpy(book: LawService['book'], answer: LawService['book']['rule']): { restore(): void } {
  Object.defineProperty(book, 'rule', { value: answer, configurable: true });
  return { restore: () => Reflect.deleteProperty(book, 'rule') };
}
