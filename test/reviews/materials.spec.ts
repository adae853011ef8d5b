import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LawService } from '../../src/modules/calendar/index.js';
import { lawFolder, loadLaw } from '../../src/modules/calendar/load-law.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

/** A district that gives seven working days and three more, asks for a hearing report, and has no referral. */
const LOCAL_PACK = `
id: cn-370102
version: '2026.1'
place: '370102'
title: { zh: 测试区, en: Test district }
`;
const LOCAL_ROWS = `
defaults: { law: 《测试区法制审核办法》, bound: reviewer, effectiveFrom: '2026-01-01', confidence: H }
rules:
  - id: REV-01
    title: { zh: 法制审核期限, en: Legal review }
    article: 第六条
    trigger: 送审材料齐备之日
    limit: { value: 7, unit: day, dayKind: WD, firstDayCounts: false, roll: false, admits: [materials] }
  - id: REV-02
    title: { zh: 法制审核经批准延长, en: 'Legal review, extended' }
    article: 第六条
    trigger: 送审材料齐备之日
    limit: { value: 10, unit: day, dayKind: WD, firstDayCounts: false, roll: false, extends: REV-01, admits: [materials] }
  - id: REV-05
    title: { zh: 审核意见种类, en: Kinds of opinion }
    article: 第六条
    params: { opinions: { agree: 同意, correct: 建议纠正 } }
  - id: REV-07
    title: { zh: 送审材料, en: Materials }
    article: 第六条
    params: { base: [送审说明], when: { defence: [陈述申辩复核意见] } }
`;

/** Issue 4: required materials, the reviewer’s clock, its pause and its extension. */
describe(`materials and days of a review on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  // Sessions and the ledger's time go forward only: every test begins on a later Monday.
  const mondays = [
    '2026-03-02',
    '2026-03-16',
    '2026-04-13',
    '2026-05-11',
    '2026-05-25',
    '2026-06-08',
    '2026-07-06',
    '2026-07-20',
  ];
  let monday: string;
  beforeAll(async () => {
    office = await startOffice({ at: at('2026-03-02') });
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    steps = new CaseSteps(office);
    monday = mondays.shift()!;
    steps.on(monday);
    await steps.investigate((id) => attachVideo(office, id));
    await steps.post('officer1', 'draft', steps.draft(), 200);
  });

  const plus = (days: number) => {
    const day = new Date(`${monday}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + days);
    return day.toISOString().slice(0, 10);
  };
  const submit = async () =>
    (await steps.post('officer1', 'reviews', steps.submission(), 201)) as { id: string; due: string };
  const as = async (username: string, id: string, what: string, body: object = {}) =>
    (await office.as(username)).post(`/api/reviews/${id}/${what}`, body);
  const view = async (id: string) =>
    (await (await office.as('reviewer1')).get(`/api/reviews/${id}`).expect(200)).body;

  it('counts from the day the reviewer found the materials complete, and the case shows that clock', async () => {
    const { id, due } = await submit();
    expect(due).toBe(plus(7));
    steps.on(plus(1));
    expect((await as('reviewer1', id, 'take', { materialsComplete: false })).status).toBe(204);
    expect(await view(id)).toMatchObject({ state: 'taken', materialsAccepted: false, due: plus(7) });
    expect((await as('reviewer1', id, 'opinion', steps.opinion())).body.code).toBe('review.out-of-order');
    steps.on(plus(2));
    expect((await as('reviewer1', id, 'materials-acceptance')).status).toBe(204);
    expect(await view(id)).toMatchObject({ materialsAccepted: true, due: plus(9) });
    expect((await steps.view()).clocks).toContainEqual(
      expect.objectContaining({ ruleId: 'REV-01', trigger: plus(2), due: plus(9), stoppedOn: null }),
    );
    expect((await as('reviewer1', id, 'materials-acceptance')).body.code).toBe('review.out-of-order');
    expect((await as('reviewer1', id, 'opinion', steps.opinion())).status).toBe(200);
    const clock = (await steps.view()).clocks.find((c: { ruleId: string }) => c.ruleId === 'REV-01');
    expect(clock.stoppedOn).toBe(plus(2));
  });

  it('stands still while returned, goes on with the completion, and judges the case as completed', async () => {
    const { id } = await submit();
    expect((await as('reviewer1', id, 'take')).status).toBe(204);
    steps.on(plus(1));
    expect((await as('reviewer1', id, 'return', { reason: '缺现场照片' })).status).toBe(204);
    expect((await steps.view()).documents.at(-1)).toMatchObject({ title: '法制审核补正通知书' });
    steps.on(plus(8));
    await attachVideo(office, steps.id);
    expect((await as('officer4', id, 'completion', steps.submission())).body.code).toBe(
      'case.not-case-officer',
    );
    const bare = await as('officer1', id, 'completion', { statement: '补正', materials: ['送审说明'] });
    expect(bare.body).toMatchObject({ code: 'review.materials-missing', ruleId: 'REV-07' });
    const completed = await as('officer1', id, 'completion', { ...steps.submission(), statement: '已补正' });
    // Five working days of which one was used before the return: four are left after the completion.
    expect(completed).toMatchObject({ status: 200, body: { due: plus(14) } });
    const shown = await view(id);
    expect(shown).toMatchObject({
      state: 'taken',
      round: 1,
      due: plus(14),
      statement: '已补正',
      changed: [],
    });
    expect(shown.matter.evidence).toHaveLength(2);
    expect(shown.steps.map((step: { kind: string }) => step.kind)).toEqual([
      'accepted',
      'returned',
      'completed',
    ]);
    expect((await as('officer1', id, 'completion', steps.submission())).body.code).toBe(
      'review.out-of-order',
    );
    expect((await as('reviewer1', id, 'opinion', steps.opinion())).status).toBe(200);
    await expect(
      writeDirectly(office, (database) => database.query(`UPDATE "review_steps" SET "on" = '2020-01-01'`)),
    ).rejects.toThrow('write-once');
  });

  it('does not let a refused matter in again by way of a completion', async () => {
    await steps.review(false);
    await steps.post('officer1', 'draft', steps.draft({ reasons: '改写的理由' }), 200);
    const { id } = await submit();
    expect((await as('reviewer1', id, 'return', { reason: '缺附件' })).status).toBe(204);
    await steps.post('officer1', 'draft', steps.draft(), 200);
    const reverted = await as('officer1', id, 'completion', steps.submission());
    expect(reverted.body).toMatchObject({ status: 409, code: 'review.nothing-changed' });
    const anew = await (
      await office.as('officer1')
    ).post(`/api/cases/${steps.id}/reviews`, steps.submission());
    expect(anew.body).toMatchObject({ status: 409, code: 'review.nothing-changed' });
    await steps.post('officer1', 'draft', steps.draft({ reasons: '改写的理由' }), 200);
    expect((await as('officer1', id, 'completion', steps.submission())).status).toBe(200);
    expect(await view(id)).toMatchObject({ state: 'submitted', materialsAccepted: false });
  });

  it('REV-02: a leader extends it once, with a reason, while it runs', async () => {
    const { id } = await submit();
    expect((await as('leader1', id, 'extension', { reason: '案情复杂' })).body.code).toBe(
      'review.out-of-order',
    );
    await as('reviewer1', id, 'take');
    expect((await as('reviewer1', id, 'extension', { reason: '忙' })).status).toBe(403);
    expect(await as('leader1', id, 'extension', { reason: '案情复杂' })).toMatchObject({
      status: 200,
      body: { due: plus(14) },
    });
    expect((await as('leader1', id, 'extension', { reason: '再延' })).body.code).toBe('review.extended');
    expect(await view(id)).toMatchObject({
      extended: true,
      due: plus(14),
      steps: [{}, { reason: '案情复杂' }],
    });
    expect((await steps.view()).clocks).toContainEqual(
      expect.objectContaining({ ruleId: 'REV-02', due: plus(14), stoppedOn: null }),
    );
  });

  it('shows a late one to the supervisor once, also while nobody has accepted it; it can be extended no more', async () => {
    const waiting = await submit();
    const first = steps;
    steps = new CaseSteps(office);
    await steps.investigate((id) => attachVideo(office, id));
    await steps.post('officer1', 'draft', steps.draft(), 200);
    const running = await submit();
    await as('reviewer1', running.id, 'take');
    steps.on(plus(8));
    const overview = (
      await (await office.as('supervisor1')).get('/api/supervision/overview?year=2026').expect(200)
    ).body;
    const late = overview.findings.filter(
      (f: { ruleId: string; caseId: string }) =>
        f.ruleId.startsWith('REV-') && [first.id, steps.id].includes(f.caseId),
    );
    expect(late.map((f: { kind: string; caseId: string }) => [f.kind, f.caseId]).sort()).toEqual(
      [first.id, steps.id].map((id) => ['review-overdue', id]).sort(),
    );
    expect((await as('leader1', running.id, 'extension', { reason: '晚了' })).body.code).toBe(
      'review.extension-late',
    );
    expect(waiting.due < office.clock.today()).toBe(true);
  });

  it('asks for the record of a hearing that was held, which the file itself holds', async () => {
    await steps.noticeAndRequest();
    await steps.post('presider1', 'hearing/schedule', steps.hearing(plus(11)), 200);
    const before = await submit();
    expect((await view(before.id)).requiredMaterials).toEqual(['送审说明', '决定书草稿', '证据材料']);
    await as('reviewer1', before.id, 'return', { reason: '听证后再送' });
    steps.on(plus(11));
    await steps.post('presider1', 'hearing/record', { record: '申辩与质证', partyAbsent: false }, 204);
    const after = await submit();
    expect((await view(after.id)).requiredMaterials).toContain('听证笔录或者听证终止记录');
  });

  it('goes by the pack of the place: seven days and three more, its own materials and opinions', async () => {
    const root = mkdtempSync(join(tmpdir(), 'law-'));
    cpSync(lawFolder(), root, { recursive: true });
    mkdirSync(join(root, 'cn-370102'));
    writeFileSync(join(root, 'cn-370102/pack.yaml'), LOCAL_PACK);
    writeFileSync(join(root, 'cn-370102/review.yaml'), LOCAL_ROWS);
    const law = office.app.get(LawService);
    const national = { book: law.book };
    try {
      Object.assign(law, { book: loadLaw(root).book });
      await steps.notice();
      await steps.post(
        'officer1',
        'defence',
        { kind: 'statement', on: office.clock.today(), text: '请求从轻' },
        204,
      );
      const refused = await (
        await office.as('officer1')
      ).post(`/api/cases/${steps.id}/reviews`, steps.submission());
      expect(refused.body).toMatchObject({
        code: 'review.materials-missing',
        basis: '《测试区法制审核办法》第六条',
        facts: { missing: ['陈述申辩复核意见'] },
      });
      const materials = [...steps.submission().materials, '陈述申辩复核意见'];
      const { id, due } = await steps.post('officer1', 'reviews', { statement: '请审核', materials }, 201);
      expect(due).toBe(plus(9));
      await as('reviewer1', id, 'take');
      expect((await as('leader1', id, 'extension', { reason: '复杂' })).body.due).toBe(plus(14));
      const opinion = { ...steps.opinion(false), problemKind: 'transfer' };
      expect((await as('reviewer1', id, 'opinion', opinion)).body).toMatchObject({
        code: 'review.opinion-not-in-use',
        facts: { kinds: ['agree', 'correct'] },
      });
      expect((await as('reviewer1', id, 'opinion', { ...opinion, problemKind: 'correct' })).status).toBe(200);
      const letter = (await steps.view()).documents.find(
        (d: { title: string }) => d.title === '法制审核意见书',
      );
      expect(letter.body).toContain('审核意见：存在问题（建议纠正）');
    } finally {
      Object.assign(law, national);
      rmSync(root, { recursive: true, force: true });
    }
  });
});
