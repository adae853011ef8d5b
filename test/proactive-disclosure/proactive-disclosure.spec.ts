import { must } from '../../src/demo/office.js';
import { systemActor } from '../../src/kernel/access/index.js';
import { CertificateActs, SuspendCertificate } from '../../src/modules/officers/index.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type As, type Office, startOffice } from '../support/office.js';

let office: Office;
let discloser: As;
beforeEach(async () => {
  office = await startOffice({ at: '2026-11-23T03:00:00.000Z' });
  discloser = await office.as('discloser1');
});
afterEach(() => office.close());

const page = async (path = '') =>
  (await office.anyone().get(`/portal/agencies/${office.seeded.streetId}${path}`).expect(200)).text;
const publish = (item: string, text: string) => discloser.post('/api/openness/texts', { item, text });
const item = async (name: string) =>
  (await (await office.as('discloser1')).get('/api/openness').expect(200)).body.items.find(
    (one: { item: string }) => one.item === name,
  );

describe(`what is told in advance, on ${DRIVER}`, () => {
  it('PUB-06 says what is missing, shows what was told at once, and keeps every text', async () => {
    expect(await item('duties')).toMatchObject({ standing: 'missing', rule: 'PUB-06' });
    expect(await page()).toContain('尚未公开');
    expect((await publish('duties', '负责辖区市容秩序管理。').expect(201)).body).toMatchObject({ seq: 1 });
    expect(await page()).toContain('负责辖区市容秩序管理。');
    expect((await publish('duties', '负责辖区市容秩序管理。').expect(409)).body.code).toBe(
      'openness.unchanged',
    );
    expect((await publish('duties', '负责市容和环境秩序。').expect(201)).body).toMatchObject({ seq: 2 });
    const text = await page();
    expect(text).toContain('负责市容和环境秩序。');
    expect(text).not.toContain('辖区市容秩序管理');
    expect(await item('duties')).toMatchObject({ standing: 'current', publishedOn: '2026-11-23' });
  });

  it('PUB-06 a change of the law gives five working days; late or in time is judged by the text that follows', async () => {
    await publish('basis', '《甲条例》').expect(201);
    const change = await discloser
      .post('/api/openness/changes', { item: 'basis', happenedOn: '2026-11-23', what: '《甲条例》修订' })
      .expect(201);
    expect(change.body.due).toBe('2026-11-30');
    expect(await item('basis')).toMatchObject({ standing: 'to-update', due: '2026-11-30' });
    office.clock.set(at('2026-12-01'));
    expect(await item('basis')).toMatchObject({ standing: 'overdue' });
    discloser = await office.as('discloser1');
    expect((await publish('basis', '《甲条例》（2026年修订）').expect(201)).body.inTime).toBe(false);
    expect(await item('basis')).toMatchObject({ standing: 'current', changes: [] });
    const ahead = { item: 'basis', happenedOn: '2026-12-02', what: '将来' };
    expect((await discloser.post('/api/openness/changes', ahead).expect(422)).body.code).toBe(
      'openness.day-ahead',
    );
  });

  it('officers stand there by name, number and field as long as their certificates are valid, and without anything private', async () => {
    const before = await page();
    expect(before).toContain('执法员甲');
    expect(before).toContain('15010000001');
    // Expired long ago.
    expect(before).not.toContain('执法员丙');
    const { streetId, certificates } = office.seeded;
    const input = { from: '2026-11-23', cause: '接受调查', document: '暂扣通知' };
    const actor = systemActor(streetId, ['trainer']);
    const suspended = { actor, id: certificates.officer1!, input };
    must(await office.app.get(CertificateActs).run(SuspendCertificate, suspended));
    expect(await page()).not.toContain('执法员甲');
    const json = (await office.anyone().get(`/portal/agencies/${streetId}.json`).expect(200)).body;
    expect(Object.keys(json.officers[0]).sort()).toEqual(['fields', 'name', 'number', 'validThrough']);
  });

  it('the chart shows the procedure as the program holds to it', async () => {
    const text = await page();
    for (const step of ['报请立案', '作出决定', '送达', '归档']) expect(text).toContain(step);
  });

  it('PUB-07 the window has its own page', async () => {
    await publish('window-enquiries', '咨询电话：0531-00000000，工作日9:00至17:00').expect(201);
    const board = await page('/board');
    expect(board).toContain('咨询电话');
    expect(board).toContain('岗位职责');
  });

  it('refuses what is private, derived or not the discloser’s, and markup stays text', async () => {
    const told = await publish('duties', '联系人身份证号11010519491231002X').expect(422);
    expect(told.body.code).toBe('openness.private');
    await publish('officers', '张三').expect(422);
    await (
      await office.as('officer1')
    )
      .post('/api/openness/texts', { item: 'duties', text: 'x' })
      .expect(403);
    await publish('duties', '<script>alert(1)</script>').expect(201);
    expect(await page()).not.toContain('<script>alert');
    await office.anyone().get('/portal/agencies/nobody').expect(404);
    await office.anyone().get('/portal/agencies/%00').expect(404);
  });
});
