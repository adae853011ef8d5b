import { addDays } from '../../src/kernel/time.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

describe(`case.annul-decision on ${DRIVER}`, () => {
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
    await steps.noticeAndWaiver();
    await steps.post('leader1', 'decision', {}, 200);
    await steps.serve();
  });

  const annul = (over: object, status = 200) =>
    steps.post(
      'leader1',
      'annulment',
      { on: day, document: '济历政复决字〔2026〕1号', reason: '复议决定', outcome: 'revoked', ...over },
      status,
    );
  const pay = (amountFen: number, status = 200) =>
    steps.post('officer1', 'payments', { paidOn: office.clock.today(), amountFen, receipt: '票据' }, status);
  const close = (status: number) => steps.post('leader1', 'close', { reason: '已履行' }, status);

  it('leaves nothing to pay and no surcharge of a decision that was revoked; what was paid goes back', async () => {
    await pay(100_000);
    await annul({});
    steps.on(addDays(day, 60));
    const { account, nextActs, decision } = await steps.view();
    expect(decision).toMatchObject({ annulment: 'revoked', annulledOn: day });
    expect(account).toMatchObject({ fineFen: 0, surchargeFen: 0, owedFen: 0, refundFen: 100_000 });
    expect(nextActs.map(({ act }: { act: string }) => act)).not.toContain('case.record-payment');
    expect(await pay(100, 409)).toMatchObject({ code: 'case.nothing-due' });
    expect(await close(409)).toMatchObject({ code: 'case.refund-open' });
    const refund = (amountFen: number, status: number) =>
      steps.post('officer1', 'refunds', { on: office.clock.today(), amountFen, receipt: '退款1' }, status);
    expect(await refund(100_001, 409)).toMatchObject({ code: 'case.no-refund' });
    await refund(100_000, 204);
    expect((await steps.view()).account).toMatchObject({ paidFen: 0, refundFen: 0 });
    await close(204);
  });

  it('asks for the new content of a decision that was changed: that is the debt', async () => {
    expect(await annul({ outcome: 'changed' }, 422)).toMatchObject({ code: 'case.changed-content' });
    const content = { fineFen: 120_000, confiscatedFen: 0 };
    expect(await annul({ outcome: 'changed', content }, 422)).toMatchObject({ code: 'case.changed-content' });
    expect(await annul({ content: { ...content, payBy: day } }, 422)).toMatchObject({
      code: 'case.changed-content',
    });
    const payBy = addDays(day, 20);
    await annul({ outcome: 'changed', content: { ...content, payBy } });
    steps.on(payBy);
    expect((await steps.view()).account).toMatchObject({ fineFen: 120_000, owedFen: 120_000 });
    steps.on(addDays(payBy, 2));
    expect((await steps.view()).account).toMatchObject({ surchargeFen: 7200, owedFen: 127_200 });
    await pay(127_200);
    await close(204);
  });

  it('leaves the debt of a decision that was found unlawful and not revoked', async () => {
    await annul({ outcome: 'unlawful' });
    expect((await steps.view()).account).toMatchObject({ fineFen: 300_000, owedFen: 300_000 });
    expect(await annul({}, 409)).toMatchObject({ code: 'case.annulled' });
    expect(await close(409)).toMatchObject({ code: 'case.not-performed' });
  });
});
