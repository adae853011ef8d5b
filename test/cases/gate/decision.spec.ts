import { addDays } from '../../../src/kernel/time.js';
import { at, CaseSteps } from '../../support/case-steps.js';
import { DRIVER } from '../../support/database.js';
import { attachVideo } from '../../support/evidence.js';
import { type Office, startOffice } from '../../support/office.js';
import { addAccounts, renewPacks } from './prepare.js';

/** PEN-14 over HTTP: what a review is bound to besides facts, draft and evidence (行政处罚法 58). */
describe(`the review before a decision on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-03-02') });
    await addAccounts(office);
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    steps = new CaseSteps(office);
    steps.on(office.clock.today());
    await steps.investigate((id) => attachVideo(office, id));
    await steps.post('officer1', 'draft', steps.draft(), 200);
  });

  const decide = async (who = 'leader1') =>
    (await office.as(who)).post(`/api/cases/${steps.id}/decision`, {});
  const refusedWith = (code: string) => ({
    status: 409,
    body: expect.objectContaining({ code, ruleId: 'PEN-14' }),
  });
  const missing = async () => (await steps.view()).missing.map(({ code }: { code: string }) => code);
  const submit = async () => (await steps.post('officer1', 'reviews', steps.submission(), 201)).id as string;
  const act = async (who: string, id: string, what: string, body: object = {}) =>
    (await office.as(who)).post(`/api/reviews/${id}/${what}`, body);
  const reviewBy = async (who: string) => {
    const id = await submit();
    expect((await act(who, id, 'take')).status).toBe(204);
    expect((await act(who, id, 'opinion', steps.opinion())).status).toBe(200);
  };
  const discussion = () => ({
    ...{ on: office.clock.today(), participants: ['甲', '乙', '丙'], minutes: '讨论', conclusion: '同意' },
  });

  describe('is bound to the law packs', () => {
    it('and void when they were replaced by another version since, which is named', async () => {
      await steps.review();
      await steps.noticeAndWaiver();
      renewPacks(office);
      const answer = await decide();
      expect(answer).toMatchObject(refusedWith('case.review-voided'));
      expect(answer.body.facts.changed).toEqual(['规则包']);
      expect((await steps.view()).missing).toContainEqual(
        expect.objectContaining({ code: 'review-voided', text: expect.stringContaining('规则包') }),
      );
      await steps.review();
      expect((await decide()).status).toBe(200);
    });

    it('and no opinion is given on what was submitted under an earlier version', async () => {
      const id = await submit();
      await act('reviewer1', id, 'take');
      renewPacks(office);
      const answer = await act('reviewer1', id, 'opinion', steps.opinion());
      expect(answer).toMatchObject({
        status: 409,
        body: { code: 'review.matter-changed', facts: { changed: ['规则包'] } },
      });
    });
  });

  describe('is by one who took no part in the case', () => {
    it('nor decides it, behind whichever account; another leader does', async () => {
      await reviewBy('both');
      await steps.noticeAndWaiver();
      expect(await decide('both')).toMatchObject(refusedWith('case.reviewer-involved'));
      expect(await decide('both-leading')).toMatchObject(refusedWith('case.reviewer-involved'));
      expect((await decide()).status).toBe(200);
    });

    it('nor takes part in it after the opinion; then another must review', async () => {
      await reviewBy('both');
      await steps.noticeAndWaiver();
      await steps.post('both-leading', 'discussion', discussion(), 204);
      expect(await decide()).toMatchObject(refusedWith('case.reviewer-involved'));
      expect(await missing()).toContain('reviewer-involved');
      await reviewBy('reviewer2');
      expect(await missing()).not.toContain('reviewer-involved');
      expect((await decide()).status).toBe(200);
    });

    it('nor was at an investigation, brought evidence, or approved a step under another account', async () => {
      const cases: [string, () => Promise<unknown>][] = [
        [
          'helper-reviewing',
          async () => {
            const other = new CaseSteps(office);
            await other.file();
            const officerIds = [office.seeded.officers.officer1!, office.seeded.officers.helper!];
            const work = other.work('08:00', '08:30', officerIds);
            await other.post('officer1', 'investigations', other.investigation(work), 204);
            await attachVideo(office, other.id);
            await other.post('officer1', 'facts', other.facts(), 204);
            await other.post('officer1', 'conclusion', { report: '建议处罚' }, 204);
            await other.post('officer1', 'draft', other.draft(), 200);
            steps = other;
          },
        ],
        ['helper-reviewing', () => attachVideo(office, steps.id, 'investigation', 'helper')],
        ['both', () => steps.post('both-leading', 'discussion', discussion(), 204)],
      ];
      for (const [who, touch] of cases) {
        steps = new CaseSteps(office);
        await steps.investigate((id) => attachVideo(office, id));
        await steps.post('officer1', 'draft', steps.draft(), 200);
        await touch();
        const answer = await act(who, await submit(), 'take');
        expect(answer).toMatchObject(refusedWith('review.own-case'));
      }
    });
  });

  describe('is later than the hearing', () => {
    const hearing = async () => {
      const on = addDays(await steps.noticeAndRequest(), 14);
      const schedule = steps.hearing(on);
      await steps.post('presider1', 'hearing/schedule', schedule, 200);
      steps.on(on);
      return schedule;
    };
    const record = () => ({ record: '申辩与质证', partyAbsent: false });

    it('even where both were entered at the same instant', async () => {
      await hearing();
      await steps.review();
      await steps.post('presider1', 'hearing/record', record(), 204);
      expect(await decide()).toMatchObject(refusedWith('case.review-before-hearing'));
      expect(await missing()).toContain('review-before-hearing');
      await steps.review();
      expect((await decide()).status).toBe(200);
    });

    it('and a hearing once recorded is neither recorded again nor put on another day', async () => {
      const schedule = await hearing();
      await steps.post('presider1', 'hearing/record', record(), 204);
      const presider = await office.as('presider1');
      const again = await presider.post(`/api/cases/${steps.id}/hearing/record`, record());
      expect(again.body).toMatchObject({ status: 409, code: 'case.hearing-recorded' });
      const moved = await presider.post(`/api/cases/${steps.id}/hearing/schedule`, schedule);
      expect(moved.body).toMatchObject({ status: 409, code: 'case.hearing-recorded' });
    });
  });
});
