import { addDays } from '../../src/kernel/time.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

describe(`case.announce-service on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;
  let day: string;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-03-02') });
  });
  afterAll(() => office.close());

  beforeEach(async () => {
    steps = new CaseSteps(office);
    day = office.clock.today();
    steps.on(day);
    await steps.investigate((id) => attachVideo(office, id));
    await steps.post('officer1', 'draft', steps.draft({ fineFen: 300_000 }), 200);
  });

  const announce = (paper: 'notice' | 'decision', status: number, over: object = {}) =>
    steps.post(
      'officer1',
      'announcements',
      {
        paper,
        postedOn: office.clock.today(),
        place: '街道办事处公告栏、历下区政府网站',
        text: '因你下落不明，现依法公告送达，自发出公告之日起三十日即视为送达。',
        ground: 'whereabouts-unknown',
        tried: '两次上门均无人，电话停机，邮寄退回。',
        ...over,
      },
      status,
    );
  const serve = (receivedOn: string, status: number) => {
    const body = { ...steps.work('10:00', '10:10'), method: 'announcement', receivedOn, recipient: '公告' };
    return steps.post('officer1', 'service', body, status);
  };
  const giveNotice = (receivedOn: string, status: number) => {
    const body = { ...steps.work('09:30', '09:40'), method: 'announcement', receivedOn };
    return steps.post('officer1', 'notice', body, status);
  };
  const clock = async (ruleId: string) =>
    (await steps.view()).clocks.find((one: { ruleId: string }) => one.ruleId === ruleId);

  it('serves the decision on the last day of the thirty, and nothing begins before', async () => {
    await steps.noticeAndWaiver();
    await steps.post('leader1', 'decision', {}, 200);
    expect(await serve(day, 409)).toMatchObject({ code: 'case.announcement-missing', ruleId: 'PEN-19b' });
    expect(await announce('notice', 409)).toMatchObject({ code: 'case.announcement-paper' });

    const { due } = await announce('decision', 200);
    expect(due).toBe(addDays(day, 30));
    // Met by issuing the announcement; the period to pay has not begun.
    expect(await clock('PEN-19')).toMatchObject({ stoppedOn: day });
    expect(await clock('PEN-24')).toBeUndefined();
    expect(await announce('decision', 409)).toMatchObject({ code: 'case.announcement-running' });
    expect(await serve(day, 409)).toMatchObject({ code: 'case.announcement-running' });

    steps.on(due);
    expect(await serve(due, 409)).toMatchObject({ code: 'case.announcement-running' });
    steps.on(addDays(due, 1));
    expect(await serve(addDays(due, 1), 422)).toMatchObject({
      code: 'case.announcement-day',
      facts: { due },
    });
    expect(await serve(due, 200)).toMatchObject({ inTime: true });
    expect(await clock('PEN-24')).toMatchObject({ trigger: due });
    const { documents, state } = await steps.view();
    expect(state).toBe('served');
    const paper = documents.find(({ title }: { title: string }) => title === '送达公告');
    expect(paper.body).toContain('历下区政府网站');
    expect(paper.body).toContain('两次上门均无人');
  });

  it('gives the notice on the last day of the thirty: the periods to answer begin then', async () => {
    expect(await giveNotice(day, 409)).toMatchObject({ code: 'case.announcement-missing' });
    expect(await announce('decision', 409)).toMatchObject({ code: 'case.announcement-paper' });
    expect(await announce('notice', 422, { postedOn: addDays(day, 1) })).toMatchObject({
      code: 'case.future-day',
    });
    const { due } = await announce('notice', 200);
    expect(await giveNotice(day, 409)).toMatchObject({ code: 'case.announcement-running' });
    steps.on(addDays(due, 1));
    await giveNotice(due, 200);
    expect(await clock('PEN-08')).toMatchObject({ trigger: due });
  });
});
