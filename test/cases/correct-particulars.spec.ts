import request from 'supertest';
import { DataSource } from 'typeorm';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { at, CaseSteps, PARTY } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

const PERSON = {
  name: '张甲乙',
  idNumber: '11010519491231002X',
  phone: '13800001234',
  address: '济南市历下区和平路12号402室',
};

describe(`case.correct-particulars on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeEach(async () => {
    office = await startOffice({ at: at('2026-09-14', '10:00') });
    steps = new CaseSteps(office);
  });
  afterEach(() => office.close());

  const correct = (body: object, status = 204, who = 'officer1') =>
    steps.post(who, 'particulars', { reason: '登记笔误', ...body }, status);
  const entries = () =>
    office.app
      .get(DataSource)
      .getRepository(LedgerEntryRow)
      .findBy({ act: 'case.correct-particulars', subjectId: steps.id });
  const investigated = (over: object = {}) =>
    steps.investigate((caseId) => attachVideo(office, caseId), over);
  const weighty = { fineFen: 5_000_000 };

  it('B9: mends a missing address at the lead, which the page asked for at once', async () => {
    const { address: _, ...without } = PARTY;
    await steps.register({ party: without });
    const lacks = async () => (await steps.view()).missing.map(({ code }: { code: string }) => code);
    expect(await lacks()).toContain('party-address');
    await correct({ party: { address: '历下区示例路9号' } });
    expect(await lacks()).not.toContain('party-address');
    expect((await steps.view()).party).toMatchObject({
      name: PARTY.name,
      address: '历下区示例路9号',
    });
  });

  it('corrects party, cause and place, is found by them, and leaves a paper that says from what to what', async () => {
    await steps.file();
    await correct({
      ...{ cause: '擅自设置户外广告', place: '历下区示例路2号' },
      party: { name: '改名餐饮有限公司', representative: '另一负责人' },
    });
    const file = await steps.view();
    expect(file).toMatchObject({
      ...{ cause: '擅自设置户外广告', place: '历下区示例路2号', partyName: '改名餐饮有限公司' },
      party: { name: '改名餐饮有限公司', creditCode: PARTY.creditCode, representative: '另一负责人' },
    });
    const { body } = file.documents.at(-1);
    expect(body).toContain('原为“示例餐饮有限公司”，更正为“改名餐饮有限公司”');
    expect(body).toContain('更正理由：登记笔误');
    const found = async (q: string) =>
      (await (await office.as('officer1')).get(`/api/cases?q=${encodeURIComponent(q)}`).expect(200)).body
        .cases.length;
    expect([await found('改名餐饮'), await found('示例餐饮')]).toEqual([1, 0]);
  });

  it('S14: keeps what stood there for who may read the party; page, paper and ledger say only which fields', async () => {
    await steps.register({ partyKind: 'person', party: PERSON });
    await correct({
      party: { idNumber: '110105199001011232', phone: '13900005678' },
      remove: ['address'],
    });
    const officer = await office.as('officer1');
    const { text } = await officer.get(`/api/cases/${steps.id}`).expect(200);
    const secrets = [PERSON.idNumber, PERSON.phone, '402室', '110105199001011232', '13900005678'];
    for (const secret of secrets) expect(text).not.toContain(secret);
    const [entry] = await entries();
    const bytes = Buffer.from(entry!.bytes).toString();
    for (const secret of secrets) expect(bytes).not.toContain(secret);
    expect((JSON.parse(bytes) as { detail: object }).detail).toMatchObject({
      fields: ['party.idNumber', 'party.address', 'party.phone'],
      reason: '登记笔误',
      valuesSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const read = await officer.post(`/api/cases/${steps.id}/party-readings`).send({});
    expect(read.body).toEqual({
      ...{ name: '张甲乙', idNumber: '110105199001011232', phone: '13900005678' },
      earlier: [
        {
          at: office.clock.now(),
          corrected: ['idNumber', 'address', 'phone'],
          ...{ idNumber: PERSON.idNumber, address: PERSON.address, phone: PERSON.phone },
        },
      ],
    });
  });

  it('refuses what changes nothing, has no reason, does not hold, or comes from a stranger', async () => {
    await steps.register();
    expect(await correct({ place: '历下区示例路1号' }, 422)).toMatchObject({ code: 'case.nothing-changes' });
    expect(await correct({}, 422)).toMatchObject({ code: 'case.nothing-changes' });
    expect(await correct({ place: '别处', reason: '' }, 422)).toMatchObject({ code: 'input.invalid' });
    expect(await correct({ cause: '' }, 422)).toMatchObject({ code: 'input.invalid' });
    expect(await correct({ party: { fax: '1' } }, 422)).toMatchObject({ code: 'input.invalid' });
    expect(await correct({ party: { creditCode: '91370102MA3TEXT015' } }, 422)).toMatchObject({
      code: 'case.party-number',
      facts: { field: 'party.creditCode' },
    });
    expect(await correct({ remove: ['creditCode'] }, 422)).toMatchObject({ code: 'case.party-number' });
    expect(
      await correct({ partyKind: 'person', remove: ['creditCode'], party: { birthDay: '2015-01-01' } }, 409),
    ).toMatchObject({ code: 'case.party-under-fourteen' });
    expect(await correct({ place: '别处' }, 403, 'officer8')).toMatchObject({
      code: 'case.not-case-officer',
    });
    await correct({ place: '别处' }, 403, 'leader1');
    expect((await steps.view()).version).toBe(1);
  });

  it('PEN-14: is refused under a review and after it passed; telephone and address are not, and undo no review', async () => {
    await investigated();
    await steps.post('officer1', 'draft', steps.draft(weighty), 200);
    const { id } = await steps.post('officer1', 'reviews', steps.submission(), 201);
    expect(await correct({ place: '别处' }, 409)).toMatchObject({ code: 'case.review-pending' });
    await correct({ party: { phone: '0531-11111111' } });
    const reviewer = await office.as('reviewer1');
    await reviewer.post(`/api/reviews/${id}/take`).expect(204);
    await reviewer.post(`/api/reviews/${id}/opinion`, steps.opinion()).expect(200);
    expect(await correct({ party: { name: '别的公司' } }, 409)).toMatchObject({
      ...{ code: 'case.correction-reviewed', ruleId: 'PEN-14', basis: '行政处罚法第58条' },
      facts: { fields: ['party.name'] },
    });
    await correct({ party: { address: '历下区示例路9号', phone: '0531-22222222' } });
    expect((await steps.view()).review).toMatchObject({ passed: true, changed: [] });
    await steps.noticeAndWaiver();
    const decided = await (await office.as('leader1')).post(`/api/cases/${steps.id}/decision`);
    expect(decided.status).toBe(200);
    const { decision } = await steps.view();
    expect(decision.text).toContain('历下区示例路9号');
  });

  it('is open again once what was reviewed was changed', async () => {
    await investigated();
    await steps.post('officer1', 'draft', steps.draft(weighty), 200);
    await steps.review();
    await steps.post('officer1', 'facts', steps.facts('更正后的事实'), 204);
    await correct({ party: { name: '别的公司' } });
    expect((await steps.view()).review.changed).toEqual(['案件事实']);
  });

  it('is refused after the notice and after the decision, each time with what to do; address and telephone are not', async () => {
    await investigated();
    await steps.post('officer1', 'draft', steps.draft({ fineFen: 1_000 }), 200);
    await steps.noticeAndWaiver();
    const told = await correct({ cause: '另一案由', party: { phone: '1' } }, 409);
    expect(told).toMatchObject({ code: 'case.correction-late', facts: { fields: ['cause'] } });
    expect(told.next).toContain('重新告知');
    await correct({ party: { address: '历下区示例路9号' } });
    // A draft on new facts voids the notice: what it said may be corrected, and is told anew.
    await steps.post('officer1', 'draft', steps.draft({ fineFen: 1_000, newFacts: '当事人名称有误' }), 200);
    await correct({ party: { name: '别的公司' } });
    await steps.noticeAndWaiver();
    await (await office.as('leader1')).post(`/api/cases/${steps.id}/decision`).expect(200);
    const decided = await correct({ party: { name: '示例餐饮有限公司' } }, 409);
    expect(decided).toMatchObject({ code: 'case.correction-late', facts: { state: 'decided' } });
    expect(decided.next).toContain('决定被变更或撤销');
    await correct({ party: { phone: '0531-33333333' } });
    expect((await steps.view()).party.phone).toBe('053******3333');
  });

  it('refuses who read an older version; of two at once exactly one is entered', async () => {
    await steps.register();
    const token = await office.token('officer1');
    const send = (place: string) =>
      request(office.http)
        .post(`/api/cases/${steps.id}/particulars`)
        .set('Authorization', `Bearer ${token}`)
        .set('If-Match', '"1"')
        .send({ place, reason: '笔误' });
    const both = await Promise.all([send('甲地'), send('乙地')]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 412]);
    expect(both.find(({ status }) => status === 412)!.body).toMatchObject({ code: 'conflict.version' });
    expect(await entries()).toHaveLength(1);
  });
});
