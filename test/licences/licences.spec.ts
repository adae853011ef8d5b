import { LicenceRow, RecountLicences } from '../../src/modules/licences/index.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { ADULT } from '../support/decided-case.js';
import {
  assessedPublishable,
  EVERYWHERE,
  licenceInput,
  publishedPublishable,
  registeredLicence,
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
describe(`licences, on ${DRIVER}`, () => {
  it('S12 LIC-10 LIC-05 decided 2026-03-06: publish by 2026-03-17, deliver by 2026-03-20', async () => {
    await open('2026-03-06');
    const { id, publishBy, deliverBy, number } = await registeredLicence(office);
    expect({ publishBy, deliverBy }).toEqual({ publishBy: '2026-03-17', deliverBy: '2026-03-20' });
    expect(await list('status=due')).toMatchObject([
      { kind: 'licence', matterId: id, caseId: null, documentNumber: number, due: '2026-03-17' },
    ]);
    await moveTo('2026-03-18');
    const supervisor = await office.as('supervisor1');
    const findings = async () =>
      (await supervisor.get('/api/supervision/overview?year=2026').expect(200)).body.findings
        .filter(({ ruleId }: { ruleId: string }) => ruleId.startsWith('LIC-'))
        .map(({ ruleId, due }: { ruleId: string; due: string }) => [ruleId, due]);
    expect(await findings()).toEqual([['LIC-10', '2026-03-17']]);
    const { due, inTime } = await publishedPublishable(office, 'licence', id);
    expect({ due, inTime }).toEqual({ due: '2026-03-17', inTime: false });
    expect(await findings()).toEqual([]);
    const delivered = await discloser.post(`/api/licences/${id}/delivery`, { on: '2026-03-18' }).expect(200);
    expect(delivered.body).toEqual({ deliverBy: '2026-03-20', inTime: true });
  });

  it('PUB-11 nobody is asked for social impact: the law is the reason; all of it is found by its kind', async () => {
    await open('2026-03-06');
    const { id, number } = await registeredLicence(office);
    const { path, disclosureId, showThrough } = await publishedPublishable(office, 'licence', id);
    expect(showThrough).toBeNull();
    const view = (await discloser.get(`/api/disclosures/${disclosureId}`).expect(200)).body;
    expect(view.impactReason).toContain('行政许可法第四十条');
    expect(view.clocks.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['LIC-10', 'LIC-05']);
    expect(await shownOn(office, number, path)).toHaveLength(EVERYWHERE);
    const { records } = (await office.anyone().get('/portal/disclosures.json?matter=licence').expect(200))
      .body;
    expect(records).toMatchObject([
      {
        ...{ matterName: '行政许可', documentNumber: number, creditCode: '91370102MA3TEXT014' },
        particulars: [
          { name: 'licenceKind', title: '许可类别', value: '普通' },
          { name: 'certificateName', value: '临时占用城市道路许可证' },
          { name: 'certificateNumber' },
          { name: 'validFrom', value: '2026-03-06' },
          { name: 'validThrough', value: '2029-12-31' },
        ],
      },
    ]);
    const page = (await office.anyone().get(path).expect(200)).text;
    for (const words of ['许可相对人', '许可类别', '有效期至', number]) expect(page).toContain(words);
    expect(page).not.toContain('处罚机关');
    const statistics = (await office.anyone().get('/portal/statistics').expect(200)).text;
    expect(statistics).toContain('行政许可');
  });

  it('a licence may be kept back with a reason, and judged anew', async () => {
    await open('2026-03-06');
    const { id } = await registeredLicence(office);
    const path = `/api/matters/licence/${id}/disclosure-assessment`;
    const silent = await discloser.post(path, { socialImpact: false }).expect(422);
    expect(silent.body).toMatchObject({ code: 'disclosure.reason-missing', ruleId: 'PUB-11' });
    await discloser.post(path, { socialImpact: false, reason: '涉及商业秘密' }).expect(200);
    expect((await discloser.get(`/api/licences/${id}`).expect(200)).body.settledOn).toBe('2026-03-06');
    expect(await list('status=due')).toEqual([]);
    await discloser.post(path, {}).expect(200);
    expect((await discloser.get(`/api/licences/${id}`).expect(200)).body.settledOn).toBeNull();
    expect(await list('status=due')).toHaveLength(1);
  });

  it('RED-04 corrected between preparation and release it has to be prepared anew, though its text stayed', async () => {
    await open('2026-03-06');
    const licence = await registeredLicence(office);
    const disclosureId = await assessedPublishable(office, 'licence', licence.id, {});
    await discloser.post(`/api/disclosures/${disclosureId}/preparation`).expect(200);
    const { id, publishBy: _, deliverBy: __, ...input } = licence;
    await discloser
      .post(`/api/licences/${id}/correction`, { ...input, validThrough: '2030-12-31' })
      .expect(200);
    const refused = await releaser.post(`/api/disclosures/${disclosureId}/release`).expect(409);
    expect(refused.body.code).toBe('disclosure.fields-changed');
    await discloser.post(`/api/disclosures/${disclosureId}/preparation`).expect(200);
    const { body } = await releaser.post(`/api/disclosures/${disclosureId}/release`).expect(200);
    expect((await office.anyone().get(body.path).expect(200)).text).toContain('2030-12-31');
    const late = await discloser.post(`/api/licences/${id}/correction`, input).expect(409);
    expect(late.body.code).toBe('licence.published');
  });

  it('of two who read it the second is told who delivered it meanwhile, and ends it once he has read that', async () => {
    await open('2026-03-06');
    const { id } = await registeredLicence(office);
    const path = `/api/licences/${id}`;
    const leader = await office.as('leader1');
    const read = (await leader.get(path).expect(200)).body;
    const deliver = (version: string) =>
      discloser.post(`${path}/delivery`, { on: '2026-03-06' }).set('If-Match', version);
    await deliver(`"${read.version}"`).expect(200);
    const ending = { ending: 'cancelled', on: '2026-03-06', reason: '申请人放弃' };
    const end = (version: string) => leader.post(`${path}/ending`, ending).set('If-Match', version);
    const stale = (await end(`"${read.version}"`).expect(412)).body;
    // Who registered it delivered it too.
    const facts = { changedBy: read.registeredByName, act: 'licence.deliver' };
    expect(stale).toMatchObject({ code: 'conflict.version', facts });
    expect(stale.detail).toContain('登记许可送达');
    const now = (await leader.get(path).expect(200)).body;
    expect(now).toMatchObject({ version: read.version + 1, deliveredOn: '2026-03-06', ending: null });
    await end(`"${now.version}"`).expect(200);
    expect((await leader.get(path).expect(200)).body).toMatchObject({ ending: 'cancelled' });
  });

  it('PUB-03b revoked it is withdrawn from every path at once; struck off its status is corrected', async () => {
    await open('2026-03-06');
    const revoked = await registeredLicence(office);
    const shown = await publishedPublishable(office, 'licence', revoked.id);
    const cancelled = await registeredLicence(office);
    const other = await publishedPublishable(office, 'licence', cancelled.id);
    const leader = await office.as('leader1');
    const end = (id: string, body: object) => leader.post(`/api/licences/${id}/ending`, body);
    const first = await end(revoked.id, { ending: 'revoked', on: '2026-03-06', reason: '超越职权准予' });
    expect(first.body).toEqual({ withdrawBy: '2026-03-11' });
    const second = await end(cancelled.id, { ending: 'cancelled', on: '2026-03-06', reason: '企业终止' });
    expect(second.body).toEqual({ withdrawBy: null });
    expect((await end(cancelled.id, { ending: 'revoked', on: '2026-03-06', reason: '再' })).body.code).toBe(
      'licence.ended',
    );
    expect(await list('status=to-withdraw')).toMatchObject([
      { id: shown.disclosureId, withdrawBy: '2026-03-11' },
    ]);
    const gone = await releaser
      .post(`/api/disclosures/${shown.disclosureId}/withdrawal`, { reason: '许可被撤销' })
      .expect(200);
    expect(gone.body).toMatchObject({ due: '2026-03-11', inTime: true });
    expect(await shownOn(office, revoked.number, shown.path)).toEqual([]);
    expect(await list('status=to-withdraw')).toEqual([]);
    await discloser
      .post(`/api/disclosures/${other.disclosureId}/correction`, { reason: '许可已注销，更新当前状态' })
      .expect(201);
    await releaser.post(`/api/disclosures/${other.disclosureId}/correction/release`).expect(200);
    expect((await office.anyone().get(other.path).expect(200)).text).toContain('已注销（2026-03-06）');
    const proof = await office.anyone().get(`${other.path}/proof.json`).expect(200);
    expect(JSON.parse(proof.body.entry).act).toBe('disclosure.attest');
  });

  it('RED-02 a minor’s is not put online, and a person appears as 张某某 with the rest hidden', async () => {
    await open('2026-03-06');
    const young = await registeredLicence(office, {
      holderKind: 'person',
      holder: { name: '李丙丁', birthDay: '2010-06-01' },
    });
    const id = await assessedPublishable(office, 'licence', young.id, {});
    expect((await discloser.post(`/api/disclosures/${id}/preparation`).expect(409)).body.code).toBe(
      'disclosure.minor',
    );
    const person = await registeredLicence(office, {
      holderKind: 'person',
      holder: ADULT.party,
      content: '准予张甲乙设摊',
      text: `准予行政许可决定书\n申请人：张甲乙，身份证号码：${ADULT.party.idNumber}，电话13800001234。`,
    });
    const { path } = await publishedPublishable(office, 'licence', person.id);
    const text =
      (await office.anyone().get(`${path}.json`).expect(200)).text + (await office.anyone().get(path)).text;
    for (const secret of ['张甲乙', ADULT.party.idNumber, '13800001234']) expect(text).not.toContain(secret);
    expect(text).toContain('张某某');
  });

  it('what cannot be is refused, and who may not is turned away', async () => {
    await open('2026-03-06');
    const post = (body: object) => discloser.post('/api/licences', body);
    const known = await registeredLicence(office);
    const cases: [object, number, string][] = [
      [{ number: known.number }, 409, 'licence.number-taken'],
      [{ decidedOn: '2026-03-07' }, 422, 'licence.day-ahead'],
      [{ validThrough: '2026-03-01' }, 422, 'licence.days-reversed'],
      [{ certificateNumber: undefined }, 422, 'licence.certificate'],
      [{ holder: { name: '甲公司', creditCode: '91370102MA3TEXT015' } }, 422, 'case.party-number'],
      [{ kind: '备案' }, 422, 'input.invalid'],
    ];
    for (const [over, status, code] of cases) {
      const { body } = await post(licenceInput(office, over)).expect(status);
      expect(body.code).toBe(code);
    }
    await (await office.as('reviewer1')).post('/api/licences', licenceInput(office)).expect(403);
    await discloser
      .post(`/api/licences/${known.id}/ending`, { ending: 'revoked', on: '2026-03-06', reason: '试' })
      .expect(403);
    await discloser
      .get('/api/matters/inspection/00000000-0000-7000-8000-00000000abcd/disclosure')
      .expect(404);
    await discloser.get(`/api/matters/measure/${known.id}/disclosure`).expect(404);
    await discloser.get(`/api/matters/nothing/${known.id}/disclosure`).expect(422);
  });

  it('LIC-10 LIC-05 are counted anew when the calendar of their year is published', async () => {
    await open('2027-02-11');
    const { id, publishBy } = await registeredLicence(office);
    expect(publishBy).toBe('2027-02-22');
    const assessed = await assessedPublishable(office, 'licence', id, {});
    // Made up for this test: no notice of 2027 is out.
    const year = {
      ...{ year: 2027, notice: '测试用放假安排', makeUpWorkdays: ['2027-02-20'], workingDaysInYear: 256 },
      daysOff: [{ from: '2027-02-12', to: '2027-02-19', name: '春节' }],
    };
    await (await office.as('sysadmin1')).post('/api/calendars', year).expect(201);
    await office.app.get(RecountLicences).settled();
    const after = (await discloser.get(`/api/licences/${id}`).expect(200)).body;
    expect(after).toMatchObject({ publishBy: '2027-03-01', deliverBy: '2027-03-04' });
    expect((await discloser.get(`/api/disclosures/${assessed}`).expect(200)).body.due).toBe('2027-03-01');
  });

  it('what the public has read of a licence cannot be changed in the database either', async () => {
    await open('2026-03-06');
    const { id } = await registeredLicence(office);
    await publishedPublishable(office, 'licence', id);
    await writeDirectly(office, async (database) => {
      const rows = database.getRepository(LicenceRow);
      await expect(rows.update({ id }, { content: '另有内容' })).rejects.toThrow('fixed');
      await expect(rows.delete({ id })).rejects.toThrow('keeps its rows');
    });
  });

  it('PUB-14 only penalties are stopped early', async () => {
    await open('2026-03-06');
    const { id } = await registeredLicence(office);
    const { slug } = await publishedPublishable(office, 'licence', id);
    const form = (await office.anyone().get(`/portal/requests/new?kind=early-stop&record=${slug}`)).text;
    expect(form).not.toContain('name="fulfilled"');
  });
});
