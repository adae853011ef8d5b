import { VerifyLedger } from '../../src/modules/ledger/index.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { ADULT, decidedCase } from '../support/decided-case.js';
import {
  assessedPublishable,
  EVERYWHERE,
  publishedPublishable,
  ASSESSMENT,
  seizedCase,
  shownOn,
} from '../support/publishables.js';
import { type As, type Office, startOffice } from '../support/office.js';

let office: Office;
let discloser: As;
let releaser: As;
afterEach(() => office.close());

async function open(day: string): Promise<void> {
  office = await startOffice({ at: at(day, '11:00') });
  discloser = await office.as('discloser1');
  releaser = await office.as('releaser1');
}
async function moveTo(day: string): Promise<void> {
  office.clock.set(at(day, '11:00'));
  discloser = await office.as('discloser1');
  releaser = await office.as('releaser1');
}
const list = async (query: string) =>
  (await discloser.get(`/api/disclosures?${query}`).expect(200)).body.disclosures;
const decisionOf = async (caseId: string) =>
  (await (await office.as('officer1')).get(`/api/cases/${caseId}`).expect(200)).body;

describe(`decisions that are no penalty, on ${DRIVER}`, () => {
  it('S1 PUB-02 a no-penalty decision of 2024-09-27 is due on 2024-10-30, shown in the case and first in the list', async () => {
    await open('2024-09-27');
    const { id: caseId, publishBy, number } = await decidedCase(office, { kind: 'minor-no-penalty' });
    expect(publishBy).toBe('2024-10-30');
    const { clocks, decision } = await decisionOf(caseId);
    const ruled = clocks.filter(({ ruleId }: { ruleId: string }) => ruleId.startsWith('PUB-'));
    expect(ruled).toMatchObject([{ ruleId: 'PUB-02', due: '2024-10-30', stoppedOn: null }]);
    expect(await list('status=due')).toMatchObject([
      {
        kind: 'no-penalty',
        matterId: decision.id,
        documentNumber: number,
        due: '2024-10-30',
        state: 'unassessed',
      },
    ]);
    expect(await list('status=due&kind=penalty')).toEqual([]);
  });

  it('PUB-02 it is published with no kind of penalty, shown without end, and found by its kind alone', async () => {
    await open('2026-11-23');
    const { id: caseId, number } = await decidedCase(office, { ...ADULT, kind: 'minor-no-penalty' });
    const { decision } = await decisionOf(caseId);
    const { path, due, inTime, showThrough } = await publishedPublishable(
      office,
      'no-penalty',
      decision.id,
      ASSESSMENT,
    );
    expect({ due, inTime, showThrough }).toEqual({ due: '2026-12-21', inTime: true, showThrough: null });
    expect(await shownOn(office, number, path)).toHaveLength(EVERYWHERE);
    const open_ = (await office.anyone().get(`${path}.json`).expect(200)).body;
    expect(open_).toMatchObject({
      ...{ matter: 'no-penalty', matterName: '不予行政处罚', penaltyKinds: [], fineFen: 0, party: '张某某' },
      ...{ outcome: '违法行为轻微，不予行政处罚', showThrough: null },
    });
    const page = (await office.anyone().get(path).expect(200)).text;
    expect(page).not.toContain('提前停止公示');
    expect(page).not.toContain(ADULT.party.name);
    const by = async (query: string) =>
      (await office.anyone().get(`/portal/disclosures.json?${query}`).expect(200)).body.records.length;
    expect([await by('matter=no-penalty'), await by('matter=penalty'), await by('kind=fine')]).toEqual([
      1, 0, 0,
    ]);
    const bad = await office.anyone().get('/portal/disclosures.json?matter=x').expect(422);
    expect(bad.body.code).toBe('portal.search');
  });

  it('the office judges it either way with a reason; a "no" ends its clock', async () => {
    await open('2026-11-23');
    const { id: caseId } = await decidedCase(office, { kind: 'unproven-no-penalty' });
    const { decision } = await decisionOf(caseId);
    const path = `/api/matters/no-penalty/${decision.id}/disclosure-assessment`;
    expect((await discloser.post(path, {}).expect(422)).body.code).toBe('disclosure.reason-missing');
    const no = await discloser.post(path, { socialImpact: false, reason: '公示将损害当事人' }).expect(200);
    expect(no.body).toMatchObject({ state: 'assessed-private', due: '2026-12-21' });
    expect(await list('status=due')).toEqual([]);
    const { clocks } = await decisionOf(caseId);
    expect(clocks.find(({ ruleId }: { ruleId: string }) => ruleId === 'PUB-02').stoppedOn).toBe('2026-11-23');
  });

  it('PUB-03b what is annulled has to go, and goes from every path at once, by the rule of its kind', async () => {
    await open('2026-11-23');
    const { id: caseId, number } = await decidedCase(office, { kind: 'minor-no-penalty' });
    const { decision } = await decisionOf(caseId);
    const { path, disclosureId } = await publishedPublishable(office, 'no-penalty', decision.id, ASSESSMENT);
    const annulled = await (
      await office.as('leader1')
    )
      .post(`/api/cases/${caseId}/annulment`, {
        ...{ on: '2026-11-23', outcome: 'revoked', document: '济历政复决字〔2026〕9号', reason: '事实不清' },
      })
      .expect(200);
    expect(annulled.body.withdrawBy).toBe('2026-11-26');
    expect(await list('status=to-withdraw')).toMatchObject([{ id: disclosureId, withdrawBy: '2026-11-26' }]);
    const gone = await releaser
      .post(`/api/disclosures/${disclosureId}/withdrawal`, { reason: '决定被复议机关撤销' })
      .expect(200);
    expect(gone.body).toMatchObject({ due: '2026-11-26', inTime: true });
    expect(await shownOn(office, number, path)).toEqual([]);
    expect((await office.anyone().get(`${path}.json`).expect(410)).body).toMatchObject({
      code: 'portal.withdrawn',
      ruleId: 'PUB-03b',
    });
    expect((await office.anyone().get(path).expect(410)).text).toContain('不予行政处罚信息');
    const { clocks } = await decisionOf(caseId);
    expect(clocks.filter(({ ruleId }: { ruleId: string }) => ruleId === 'PUB-03')).toEqual([]);
  });
});

describe(`compulsory measures, on ${DRIVER}`, () => {
  it('PUB-02 the clock starts with the seizure, one for each; publishing one leaves the other due', async () => {
    await open('2026-11-23');
    const first = await seizedCase(office);
    expect(first.publishBy).toBe('2026-12-21');
    expect(first.number).toMatch(/查扣决字〔2026〕第001号$/);
    const { steps } = first;
    const again = { ...steps.work('09:00', '09:10'), approvedAt: at('2026-11-23', '08:50') };
    const second = await steps.post(
      'leader1',
      'seizures',
      {
        ...{ ...again, place: '历下区示例路1号', reason: '另有工具', urgent: false, certificatesShown: true },
        ...{ partyPresence: 'signed', items: '烤炉一台' },
      },
      200,
    );
    const { path } = await publishedPublishable(office, 'measure', first.id, ASSESSMENT);
    expect(await list('status=due')).toMatchObject([{ kind: 'measure', matterId: second.id }]);
    const { clocks, measures, events } = await steps.view();
    const publication = clocks.filter(({ ruleId }: { ruleId: string }) => ruleId === 'PUB-02');
    const days = publication.map(({ stoppedOn }: { stoppedOn: string | null }) => `${stoppedOn}`);
    expect(days.sort()).toEqual(['2026-11-23', 'null']);
    expect(measures.map(({ items }: { items: string }) => items)).toEqual(['桌椅四套', '烤炉一台']);
    const released = events.find(({ act }: { act: string }) => act === 'disclosure.release');
    expect(released).toMatchObject({ rules: ['PUB-02', 'RED-01', 'RED-04'], detail: { kind: 'measure' } });
    expect((await office.anyone().get(`${path}.json`).expect(200)).body).toMatchObject({
      ...{ matter: 'measure', documentNumber: first.number, cause: '占道经营' },
      particulars: [
        { name: 'items', value: '桌椅四套' },
        { name: 'heldThrough', title: '查封、扣押期限至', value: '2026-12-23' },
      ],
    });
  });

  it('RED-01 what is private in it stays private, in the text, the fields and the items', async () => {
    await open('2026-11-23');
    const { id, number } = await seizedCase(office, ADULT, {
      items: '张甲乙的三轮车，电话13800001234',
      reason: '张甲乙用于违法活动',
    });
    const { path } = await publishedPublishable(office, 'measure', id, ASSESSMENT);
    const texts = [
      (await office.anyone().get(path).expect(200)).text,
      (await office.anyone().get(`${path}.json`).expect(200)).text,
      (await office.anyone().get('/portal/disclosures.csv').expect(200)).text,
    ];
    for (const text of texts) {
      expect(text).toContain(number);
      for (const secret of ['张甲乙', '13800001234', ADULT.party.idNumber, '402室'])
        expect(text).not.toContain(secret);
    }
  });

  it('PUB-03b lifted as unlawful: it may not be published any more, and what was published goes everywhere at once', async () => {
    await open('2026-11-23');
    const drafted = await seizedCase(office);
    const draftId = await assessedPublishable(office, 'measure', drafted.id, ASSESSMENT);
    await discloser.post(`/api/disclosures/${draftId}/preparation`).expect(200);
    const shown = await seizedCase(office);
    const { path, disclosureId } = await publishedPublishable(office, 'measure', shown.id, ASSESSMENT);
    const lift = { on: '2026-11-23', reason: '没有违法行为', disposal: '全部退还', unlawful: true };
    for (const { steps } of [drafted, shown])
      expect(await steps.post('officer1', 'seizures/lifting', lift, 200)).toEqual({ inTime: true });
    const refused = await releaser.post(`/api/disclosures/${draftId}/release`).expect(409);
    expect(refused.body).toMatchObject({ code: 'disclosure.annulled', ruleId: 'PUB-03b' });
    expect(await list('status=to-withdraw')).toMatchObject([{ id: disclosureId, withdrawBy: '2026-11-26' }]);
    await moveTo('2026-11-27');
    const gone = await releaser
      .post(`/api/disclosures/${disclosureId}/withdrawal`, { reason: '扣押被确认违法' })
      .expect(200);
    expect(gone.body).toMatchObject({ due: '2026-11-26', inTime: false });
    expect(await shownOn(office, shown.number, path)).toEqual([]);
    expect((await office.anyone().get(path).expect(410)).text).toContain('国办发〔2018〕118号');
    expect(await list('status=to-withdraw')).toEqual([]);
    for (const tree of await office.app.get(VerifyLedger).all()) expect(tree.ok).toBe(true);
  });

  it('PUB-03b lifted as no longer needed it stays public; set aside later it goes', async () => {
    await open('2026-11-23');
    const { steps, id, caseId } = await seizedCase(office);
    const { path } = await publishedPublishable(office, 'measure', id, ASSESSMENT);
    const lift = { on: '2026-11-23', reason: '已作出处理决定', disposal: '退还' };
    const before = await steps.post('officer1', 'seizures/lifting', { ...lift, on: '2026-11-20' }, 422);
    expect(before.code).toBe('case.before-decision');
    await steps.post('officer1', 'seizures/lifting', lift, 200);
    await office.anyone().get(path).expect(200);
    expect(await list('status=to-withdraw')).toEqual([]);
    const leader = await office.as('leader1');
    const aside = {
      on: '2026-11-23',
      outcome: 'unlawful',
      document: '（2026）鲁0102行初1号',
      reason: '超出范围',
    };
    const annul = (measureId: string, over: object = {}) =>
      leader.post(`/api/cases/${caseId}/measure-annulments`, { ...aside, ...over, measureId });
    expect((await annul(caseId).expect(404)).body.code).toBe('case.no-measure');
    expect((await annul(id, { on: '2026-11-20' }).expect(422)).body.code).toBe('case.before-decision');
    expect((await annul(id).expect(200)).body).toEqual({ withdrawBy: '2026-11-26' });
    expect((await annul(id).expect(409)).body.code).toBe('case.annulled');
    expect(await list('status=to-withdraw&kind=measure')).toHaveLength(1);
    expect((await steps.view()).measures).toMatchObject([
      { liftedOn: '2026-11-23', annulledOn: '2026-11-23' },
    ]);
  });

  it('PUB-02 an unpublished measure is a finding of the supervisor once it is late', async () => {
    await open('2026-11-23');
    const { caseId } = await seizedCase(office);
    await moveTo('2026-12-22');
    const view = (
      await (await office.as('supervisor1')).get('/api/supervision/overview?year=2026').expect(200)
    ).body;
    const late = view.findings.filter(({ ruleId }: { ruleId: string }) => ruleId === 'PUB-02');
    expect(late).toMatchObject([{ kind: 'disclosure-late', caseId, due: '2026-12-21', workingDaysLeft: -1 }]);
    expect(view.disclosureInTime).toEqual({ good: 0, of: 1 });
  });
});
