import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

describe(`case.waive-hearing on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;
  let today: string;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-03-02') });
  });
  afterAll(() => office.close());

  beforeEach(async () => {
    steps = new CaseSteps(office);
    steps.on(office.clock.today());
    await steps.investigate((id) => attachVideo(office, id));
    await steps.post('officer1', 'draft', steps.draft(), 200);
    await steps.review();
    today = await steps.notice();
  });

  const waive = (status: number, on = today) =>
    steps.post('officer1', 'hearing/waiver', { on, text: '不要求听证' }, status);
  const giveUpDefence = () =>
    steps.post('officer1', 'defence', { kind: 'waived', on: today, text: '放弃陈述、申辩' }, 204);

  it('is asked for beside the waiver of the defence: who gives up one right has not given up the other', async () => {
    await giveUpDefence();
    expect(await steps.post('leader1', 'decision', {}, 409)).toMatchObject({
      code: 'case.hearing-pending',
      ruleId: 'PEN-10',
    });
    await waive(204);
    const { documents, nextActs } = await steps.view();
    expect(documents.map(({ title }: { title: string }) => title)).toEqual(
      expect.arrayContaining(['放弃陈述申辩声明', '放弃听证声明']),
    );
    expect(nextActs.map(({ act }: { act: string }) => act)).not.toContain('case.waive-hearing');
    await steps.post('leader1', 'decision', {}, 200);
  });

  it('does not stand for the defence, which is still waited for', async () => {
    await waive(204);
    expect(await steps.post('leader1', 'decision', {}, 409)).toMatchObject({ code: 'case.defence-pending' });
  });

  it('is refused twice, after a request, before the notice and in the future', async () => {
    expect(await waive(422, '2026-03-01')).toMatchObject({ code: 'case.before-notice' });
    expect(await waive(422, '2026-12-31')).toMatchObject({ code: 'case.future-day' });
    await waive(204);
    expect(await waive(409)).toMatchObject({ code: 'case.hearing-not-offered' });
    // Within its period the party may change its mind.
    await steps.post('officer1', 'hearing/request', { on: today }, 204);
    expect(await waive(409)).toMatchObject({ code: 'case.hearing-requested' });
    await giveUpDefence();
    expect(await steps.post('leader1', 'decision', {}, 409)).toMatchObject({ code: 'case.hearing-pending' });
  });
});

describe(`a draft that hands a case to the police, on ${DRIVER}`, () => {
  let office: Office;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-03-02') });
  });
  afterAll(() => office.close());

  it('is refused with its article: a transfer is no decision and is never published', async () => {
    const steps = new CaseSteps(office);
    await steps.investigate((id) => attachVideo(office, id));
    const draft = steps.draft({ kind: 'criminal-transfer', penalties: [], fineFen: 0 });
    const refusal = await steps.post('officer1', 'draft', draft, 409);
    expect(refusal).toMatchObject({ code: 'case.transfer-is-no-decision', ruleId: 'PEN-31' });
    expect(refusal.basis).toContain('行政处罚法第27条');
    expect(refusal.next).toContain('移送');
    expect((await steps.view()).draft).toBeNull();
  });
});
