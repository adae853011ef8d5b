import { at } from '../support/case-steps.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { DRIVER } from '../support/database.js';
import { EVERYWHERE, publishedPublishable, ASSESSMENT, shownOn } from '../support/publishables.js';
import { type As, type Office, startOffice } from '../support/office.js';

const DAY = '2026-09-14';
const CODE = '91370102MA3TEXT014';

let office: Office;
let officer: As;
let leader: As;
let itemId: string;
beforeEach(async () => {
  office = await startOffice({ at: at(DAY) });
  officer = await office.as('officer1');
  leader = await office.as('leader1');
  itemId = await listed();
});
afterEach(() => office.close());

const listed = async (over: object = {}): Promise<string> => {
  const item = {
    ...{
      name: '占道经营检查',
      field: 'urban-management',
      basis: '《城市市容和环境卫生管理条例》',
      from: DAY,
    },
    ...{ yearlyCap: 2, ...over },
  };
  return (await leader.post('/api/inspections/items', item).expect(201)).body.id;
};
const wanted = (over: object = {}) => ({
  ...{ itemId, kind: 'planned', origin: '2026年度检查计划第3项', companyName: '示例餐饮有限公司' },
  ...{ companyCode: CODE, address: '历下区示例路1号', first: DAY, last: DAY, noticeOn: DAY },
  officerIds: [office.seeded.officers.officer1, office.seeded.officers.officer2],
  ...over,
});
const ask = async (over: object = {}, status = 201) =>
  (await officer.post('/api/inspections', wanted(over)).expect(status)).body;
const view = async (id: string) => (await officer.get(`/api/inspections/${id}`).expect(200)).body;
const path = async (id: string) => new URL((await view(id)).checkInUrl).pathname;
const page = async (id: string) =>
  (
    await office
      .anyone()
      .get(await path(id))
      .expect(200)
  ).text;
const enter = async (id: string, name = '前厅经理', site = 'same-origin') =>
  office
    .anyone()
    .post(`${await path(id)}/check-in`)
    .set('Sec-Fetch-Site', site)
    .type('form')
    .send({ name });
const approved = async (over: object = {}): Promise<string> => {
  const { id } = await ask(over);
  await leader.post(`/api/inspections/${id}/approve`).expect(204);
  return id;
};

describe(`inspections of companies on ${DRIVER}`, () => {
  it('INS-10 go from the list to the door, the result and the word of the company', async () => {
    const { id, number } = await ask();
    expect(number).toMatch(/检通字〔2026〕第001号$/);
    expect(await page(id)).toContain('不得入企');
    await leader.post(`/api/inspections/${id}/approve`).expect(204);
    const door = await page(id);
    expect(door).toContain('可以入企');
    expect(door).toContain('执法员甲');
    expect(door).toContain('不得重复检查');
    expect((await enter(id)).status).toBe(303);
    expect(await view(id)).toMatchObject({ state: 'entered', admittedBy: '前厅经理', enteredAt: at(DAY) });
    // PUB-07: the certificates as they were shown stand in the act.
    const { detail } = (await entries()).find(({ act }) => act === 'inspection.check-in')!;
    expect(detail.certificates).toHaveLength(2);
    expect((await enter(id)).status).toBe(409);
    office.clock.set(at(DAY, '10:30'));
    const found = { result: 'order', findings: '桌椅占用人行道', correctBy: '2026-09-20' };
    const finished = await officer.post(`/api/inspections/${id}/finish`, found).expect(200);
    // INS-13: twenty working days; 09-20 and 10-10 are worked, 09-25 to 09-27 and 10-01 to 10-07 are not.
    expect(finished.body.resultDue).toBe('2026-10-16');
    expect(await page(id)).toContain('责令限期改正（2026-09-20前改正）');
    const say = async (body: object) =>
      office
        .anyone()
        .post(`${await path(id)}/evaluation`)
        .set('Sec-Fetch-Site', 'same-origin')
        .type('form')
        .send(body);
    expect((await say({})).status).toBe(422);
    expect((await say({ score: '4', comment: '<b>及时</b>' })).status).toBe(303);
    expect((await say({ score: '1' })).status).toBe(409);
    expect(await view(id)).toMatchObject({ score: 4, comment: '<b>及时</b>' });
    office.clock.set(at('2026-10-19'));
    const { body } = await (
      await office.as('supervisor1')
    )
      .get('/api/supervision/overview?year=2026')
      .expect(200);
    expect(body.findings).toMatchObject([{ kind: 'disclosure-late', ruleId: 'INS-13', workingDaysLeft: -1 }]);
  });

  it('INS-02 only what is listed on its days, and the list is public', async () => {
    expect((await ask({ first: '2026-09-14', last: '2026-09-13' }, 422)).code).toBe('inspection.days');
    const short = await listed({ name: '夜间施工检查' });
    await leader.post(`/api/inspections/items/${short}/end`, { last: '2026-09-15' }).expect(204);
    expect((await ask({ itemId: short, last: '2026-09-16' }, 409)).code).toBe('inspection.not-listed');
    await ask({ itemId: short, last: '2026-09-15' });
    await leader.post(`/api/inspections/items/${short}/end`, { last: '2026-09-18' }).expect(422);
    const list = await office
      .anyone()
      .get(`/portal/agencies/${office.seeded.streetId}/inspection-items`)
      .expect(200);
    expect(list.text).toContain('夜间施工检查');
    expect(list.text).toContain('每家企业每年2次');
    await officer.post('/api/inspections/items', {}).expect(403);
  });

  it('INS-05 no more planned ones than the cap; complaints do not count, given up ones neither', async () => {
    await ask();
    const second = (await ask()).id;
    expect((await ask({}, 409)).ruleId).toBe('INS-05');
    await ask({ kind: 'complaint', origin: '12345工单' });
    await officer.post(`/api/inspections/${second}/cancel`, { reason: '企业停业' }).expect(204);
    await ask();
    expect((await view(second)).thisYear).toBe(3);
    const { body } = await officer.get('/api/inspections/frequencies?year=2026').expect(200);
    expect(body).toEqual([expect.objectContaining({ companyCode: CODE, inspections: 3, agencies: 1 })]);
    expect((await officer.get('/api/inspections/frequencies?year=2025').expect(200)).body).toEqual([]);
  });

  it('INS-08 notice or a reason; approval by one who neither asked nor goes; another day is not approved', async () => {
    expect((await ask({ noticeOn: undefined }, 422)).ruleId).toBe('INS-08');
    const { id } = await ask({ noticeOn: undefined, noNoticeReason: '夜间突击' });
    expect((await enter(id)).text).toContain('尚未经负责人批准');
    await officer.post(`/api/inspections/${id}/approve`).expect(403);
    await leader.post(`/api/inspections/${id}/approve`).expect(204);
    office.clock.set(at('2026-09-15'));
    officer = await office.as('officer1');
    expect((await enter(id)).text).toContain('获准的日期是2026-09-14');
    expect((await enter(id)).status).toBe(409);
  });

  it('INS-08 an urgent one is let in first and approved afterwards; a refused one is not let in', async () => {
    const { id } = await ask({ urgentReason: '现场冒烟' });
    expect(await page(id)).toContain('紧急检查，事后补办审批');
    expect((await enter(id)).status).toBe(303);
    const found = async () =>
      (await (await office.as('supervisor1')).get('/api/supervision/overview?year=2026').expect(200)).body
        .findings;
    expect(await found()).toMatchObject([{ kind: 'inspection-unapproved', ruleId: 'INS-08' }]);
    await leader.post(`/api/inspections/${id}/approve`, { note: '补办' }).expect(204);
    expect(await found()).toEqual([]);
    const refused = (await ask({ urgentReason: '再来一次' })).id;
    await leader.post(`/api/inspections/${refused}/refuse`, { reason: '不紧急' }).expect(204);
    expect((await enter(refused)).status).toBe(409);
  });

  it('INS-11 two officers with valid cards when asked for, and again at the door', async () => {
    const { officer1, officer3 } = office.seeded.officers;
    const one = await ask({ officerIds: [officer1] }, 409);
    expect(one).toMatchObject({ code: 'inspection.two-officers', ruleId: 'INS-11' });
    expect((await ask({ officerIds: [officer1, officer3] }, 409)).detail).toContain('已过期');
    const id = await approved();
    const card = office.seeded.certificates.officer2;
    const cause = { from: DAY, to: '2026-09-30', cause: '培训不合格', document: '暂扣决定1号' };
    await (await office.as('trainer1')).post(`/api/certificates/${card}/suspend`, cause).expect(201);
    expect(await page(id)).toContain('不得入企');
    expect(await page(id)).toContain('无效：处于暂扣期间');
    const stopped = await enter(id);
    expect(stopped.status).toBe(409);
    expect((await view(id)).state).toBe('planned');
  });

  it('a code that is none, a form of another site, no name, script in a name, and too many tries', async () => {
    await office.anyone().get('/portal/inspections/AAAAAAAAAAAAAAAAAAAAAAAA').expect(404);
    await office.anyone().get('/portal/inspections/..%2f..%2fapi').expect(404);
    const id = await approved();
    expect((await enter(id, '前厅经理', 'cross-site')).status).toBe(403);
    expect((await enter(id, '  ')).status).toBe(422);
    expect((await enter(id, '<script>alert(1)</script>')).status).toBe(303);
    expect(await page(id)).not.toContain('<script>alert');
    expect((await ask({ companyCode: '91370102MA3TEXT015' }, 422)).code).toBe('inspection.company-code');
    for (let i = 0; i < 40; i++) await office.anyone().get(await path(id));
    await office
      .anyone()
      .get(await path(id))
      .expect(429);
  });

  it('only who took part says what was found, and another agency sees nothing of it', async () => {
    const id = await approved();
    await officer.post(`/api/inspections/${id}/finish`, { result: 'none', findings: '无' }).expect(409);
    await enter(id);
    const third = await office.as('officer3');
    const found = { result: 'none', findings: '未发现问题' };
    expect((await third.post(`/api/inspections/${id}/finish`, found).expect(403)).body.code).toBe(
      'inspection.not-theirs',
    );
    await officer.post(`/api/inspections/${id}/finish`, { ...found, correctBy: '2026-09-20' }).expect(422);
    await officer.post(`/api/inspections/${id}/finish`, found).expect(200);
    const supervisor = await office.as('supervisor1');
    await supervisor.get(`/api/inspections/${id}`).expect(200);
    expect((await supervisor.get('/api/inspections?year=2026').expect(200)).body).toHaveLength(1);
  });

  it('INS-13 PUB-02 the result is published like every decision, and PUB-03b withdrawn everywhere when it is set aside', async () => {
    const id = await approved();
    await enter(id);
    const found = { result: 'corrected', findings: '店外桌椅已收回，店长王小明在场，电话13812345678' };
    await officer.post(`/api/inspections/${id}/finish`, found).expect(200);
    const { number, resultDue, resultText } = await view(id);
    expect(resultText).toContain('执法员甲（执法证号');
    const waits = await (
      await office.as('discloser1')
    )
      .get('/api/disclosures?status=due&kind=inspection')
      .expect(200);
    expect(waits.body.disclosures).toMatchObject([{ matterId: id, due: resultDue, documentNumber: number }]);
    const { disclosureId, path: address } = await publishedPublishable(office, 'inspection', id, ASSESSMENT);
    expect(await shownOn(office, number, address)).toHaveLength(EVERYWHERE);
    const { text } = await office.anyone().get(address).expect(200);
    expect(text).toContain('执法员甲');
    expect(text).not.toContain('13812345678');
    expect(text).not.toContain('王小明');
    expect(await view(id)).toMatchObject({ publishedOn: DAY });
    await officer.post(`/api/inspections/${id}/annulment`, { reason: '事实有误' }).expect(403);
    const annulled = await leader
      .post(`/api/inspections/${id}/annulment`, { reason: '事实有误' })
      .expect(200);
    expect(annulled.body.withdrawBy).toBe('2026-09-17');
    const releaser = await office.as('releaser1');
    await releaser
      .post(`/api/disclosures/${disclosureId}/withdrawal`, { reason: '检查结果已撤销' })
      .expect(200);
    expect(await shownOn(office, number, address)).toEqual([]);
    await office.anyone().get(address).expect(410);
  });

  it('the database itself keeps the door: no entry without approval, and what was shown stands', async () => {
    const { id } = await ask();
    const hand = (sql: string) => writeDirectly(office, (database) => database.query(sql));
    const update = (set: string) => hand(`UPDATE inspections SET ${set} WHERE id = '${id}'`);
    await expect(update(`"state" = 'entered'`)).rejects.toThrow(/without approval/);
    await leader.post(`/api/inspections/${id}/approve`).expect(204);
    await enter(id);
    await expect(update(`"certificates" = '[]'`)).rejects.toThrow(/fixed/);
    await expect(update(`"officerIds" = '[]'`)).rejects.toThrow(/fixed/);
    await expect(hand(`DELETE FROM inspections WHERE id = '${id}'`)).rejects.toThrow(/keeps its rows/);
  });
});

async function entries(): Promise<{ act: string; detail: { certificates: string[] } }[]> {
  const auditor = await office.as('auditor1');
  const { body } = await auditor.get(`/api/ledger/${office.seeded.streetId}/entries`).expect(200);
  return body.entries;
}
