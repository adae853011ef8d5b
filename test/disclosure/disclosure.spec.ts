import { createHash } from 'node:crypto';
import { ROLES, systemActor } from '../../src/kernel/access/index.js';
import { must } from '../../src/demo/office.js';
import { SeedAccount } from '../../src/modules/accounts/index.js';
import { CaseDecisionRow } from '../../src/modules/cases/index.js';
import { writeDirectly, withoutGuards } from '../support/direct-database-write.js';
import { ADULT, decidedCase, publishedCase, SEVENTEEN } from '../support/decided-case.js';
import { ANY_VERSION, type As, type Office, PASSWORD, startOffice } from '../support/office.js';

const MORNING = '2026-11-23T03:00:00.000Z';
let office: Office;
let discloser: As;
let releaser: As;

beforeAll(async () => {
  office = await startOffice({ at: MORNING });
  discloser = await office.as('discloser1');
  releaser = await office.as('releaser1');
});
afterAll(() => office.close());

const assess = (as: As, caseId: string, socialImpact = true) =>
  as.post(`/api/cases/${caseId}/disclosure-assessment`, {
    socialImpact,
    reason: '占用公共道路，群众反映集中',
  });

async function assessed(overrides = {}): Promise<{ caseId: string; id: string }> {
  const { id: caseId } = await decidedCase(office, overrides);
  return { caseId, id: (await assess(discloser, caseId).expect(200)).body.id };
}

/** Signed in anew: a session ends within hours, and these tests move by days. */
async function afresh(username: string): Promise<As> {
  const login = await office
    .anyone()
    .post('/api/auth/login')
    .send({ username, password: PASSWORD })
    .expect(200);
  const bearer = `Bearer ${login.body.accessToken}`;
  return {
    get: (path) => office.anyone().get(path).set('Authorization', bearer),
    post: (path, body) =>
      office
        .anyone()
        .post(path)
        .set('Authorization', bearer)
        .set(ANY_VERSION)
        .send(body ?? {}),
  };
}

async function account(
  username: string,
  roles: ('discloser' | 'releaser')[],
  officerId?: string,
): Promise<As> {
  const agencyId = office.seeded.streetId;
  const person = {
    agencyId,
    username,
    name: username,
    password: PASSWORD,
    roles,
    officerId,
    sharesFile: true,
  };
  must(await office.app.get(SeedAccount).create(systemActor(agencyId, ROLES), person, office.clock.newId()));
  return office.as(username);
}

it('PUB-04 a decision without social impact is not published, ends its clock and may be judged anew', async () => {
  const { id: caseId } = await decidedCase(office, ADULT);
  const no = await assess(discloser, caseId, false).expect(200);
  expect(no.body.state).toBe('assessed-private');
  await discloser.post(`/api/disclosures/${no.body.id}/preparation`).expect(409);
  const due = () =>
    discloser
      .get('/api/disclosures?status=due')
      .then((r) => r.body.disclosures.map((d: { caseId: string }) => d.caseId));
  expect(await due()).not.toContain(caseId);
  expect((await assess(discloser, caseId).expect(200)).body).toMatchObject({
    id: no.body.id,
    state: 'assessed',
  });
  expect(await due()).toContain(caseId);
});

it('RED-01 RED-07 a grown-up appears as 张某某 and without address, telephone, identity number and witness', async () => {
  const { id, caseId } = await assessed({
    ...ADULT,
    witness: '孙戊己',
    facts: '张甲乙在人行道摆摊，见证人孙戊己在场。',
  });
  const prepared = await discloser.post(`/api/disclosures/${id}/preparation`).expect(200);
  for (const secret of ['张甲乙', '孙戊己', '11010519491231002X', '和平路12号3单元402室', '13800001234'])
    expect(prepared.body.published).not.toContain(secret);
  expect(prepared.body.published).toContain('张某某');
  const { body } = await releaser.get(`/api/disclosures/${id}`).expect(200);
  expect(body.record).toMatchObject({ partyName: '张某某', creditCode: null, fineFen: 80_000 });
  expect(JSON.stringify(body.record)).not.toContain('张甲乙');
  expect(body.names).toMatchObject({ punished: ['张甲乙'], others: ['孙戊己'] });
  expect(body.removals.map((r: { class: string }) => r.class)).toEqual(
    expect.arrayContaining(['id-number', 'phone', 'home-address', 'natural-person-name']),
  );
  expect(body.removals.map((r: { original: string }) => r.original)).toContain('13800001234');
  expect((await office.as('officer1').then((o) => o.get(`/api/cases/${caseId}`))).body.decision.text).toBe(
    body.original,
  );
});

it('RED-04 the published text differs from the served one in nothing but the removals', async () => {
  const { disclosureId, path } = await publishedCase(office, ADULT);
  const { body } = await releaser.get(`/api/disclosures/${disclosureId}`).expect(200);
  let rebuilt = '';
  let at = 0;
  for (const removal of body.removals) {
    rebuilt += body.original.slice(at, removal.start) + removal.replacement;
    expect(body.published.startsWith(removal.replacement, removal.publishedStart)).toBe(true);
    at = removal.end;
  }
  rebuilt += body.original.slice(at);
  expect(body.published).toBe(rebuilt);
  const open = await office.anyone().get(`${path}.json`).expect(200);
  expect(open.body.text).toBe(rebuilt);
});

it('S20 RED-02 the decision of a seventeen-year-old is refused, nothing is published and nothing is lost', async () => {
  const { id, caseId } = await assessed(SEVENTEEN);
  const before = await discloser.get(`/api/disclosures/${id}`).expect(200);
  expect(before.body.objection).toMatchObject({ code: 'disclosure.minor', ruleId: 'RED-02' });
  const refused = await discloser.post(`/api/disclosures/${id}/preparation`).expect(409);
  expect(refused.body).toMatchObject({ code: 'disclosure.minor', ruleId: 'RED-02' });
  await releaser.post(`/api/disclosures/${id}/release`).expect(409);
  expect((await discloser.get(`/api/disclosures/${id}`)).body).toEqual(before.body);
  const open = await office.anyone().get('/portal/disclosures.json').expect(200);
  expect(JSON.stringify(open.body)).not.toContain('李');
  expect((await assess(discloser, caseId, false).expect(200)).body.state).toBe('assessed-private');
});

it('RED-02 a text that touches a state secret is refused', async () => {
  const { id } = await assessed({ facts: '本案事实涉及国家秘密，当事人占道经营。' });
  const refused = await discloser.post(`/api/disclosures/${id}/preparation`).expect(409);
  expect(refused.body).toMatchObject({ code: 'disclosure.secret', ruleId: 'RED-02' });
});

it('a person adds a removal, keeps one with a reason, and may keep neither an identity number nor what the file knows', async () => {
  const { id } = await assessed({ ...ADULT, facts: '当事人驾驶鲁A12345号车在示范路花店门前经营。' });
  const plain = (await discloser.post(`/api/disclosures/${id}/preparation`).expect(200)).body
    .published as string;
  expect(plain).not.toContain('鲁A12345');
  const { original, removals } = (await discloser.get(`/api/disclosures/${id}`)).body;
  const of = (kind: string) => removals.find((r: { class: string }) => r.class === kind);
  const keep = (kind: string) => ({
    start: of(kind).start,
    end: of(kind).end,
    reason: '涉案工具，当事人同意',
  });
  for (const kind of ['id-number', 'phone', 'home-address'])
    expect(
      (await discloser.post(`/api/disclosures/${id}/preparation`, { keep: [keep(kind)] }).expect(422)).body
        .code,
    ).toBe('disclosure.keep-not-allowed');
  const start = original.indexOf('花店');
  const manual = { start, end: start + 2, class: 'home-address' };
  const made = await discloser
    .post(`/api/disclosures/${id}/preparation`, { removals: [manual], keep: [keep('plate')] })
    .expect(200);
  expect(made.body.published).toContain('鲁A12345');
  expect(made.body.published).not.toContain('花店');
  await releaser.post(`/api/disclosures/${id}/release`).expect(200);
});

it('refuses spans that lie outside the text', async () => {
  const { id } = await assessed();
  const manual = { start: 5, end: 1_000_000, class: 'phone' };
  const refused = await discloser
    .post(`/api/disclosures/${id}/preparation`, { removals: [manual] })
    .expect(422);
  expect(refused.body.code).toBe('disclosure.span');
});

it('who prepared it may not release it, nor the same officer behind a second account', async () => {
  const { officer8 } = office.seeded.officers;
  const both = await account('both1', ['discloser', 'releaser']);
  const first = await account('hand1', ['discloser'], officer8);
  const second = await account('hand2', ['releaser'], officer8);
  const { id } = await assessed();
  await both.post(`/api/disclosures/${id}/preparation`).expect(200);
  expect((await both.post(`/api/disclosures/${id}/release`).expect(409)).body.code).toBe(
    'disclosure.same-person',
  );
  await first.post(`/api/disclosures/${id}/preparation`).expect(200);
  expect((await second.post(`/api/disclosures/${id}/release`).expect(409)).body.code).toBe(
    'disclosure.same-person',
  );
  await both.post(`/api/disclosures/${id}/release`).expect(200);
});

it('two releases at once publish once', async () => {
  const { id } = await assessed();
  await discloser.post(`/api/disclosures/${id}/preparation`).expect(200);
  const answers = await Promise.all([1, 2, 3].map(() => releaser.post(`/api/disclosures/${id}/release`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
});

it('a draft that was sent back must be prepared again', async () => {
  const { id } = await assessed();
  await discloser.post(`/api/disclosures/${id}/preparation`).expect(200);
  await releaser.post(`/api/disclosures/${id}/send-back`, { reason: '地址遮盖过多' }).expect(204);
  expect((await releaser.post(`/api/disclosures/${id}/release`).expect(409)).body.code).toBe(
    'disclosure.out-of-order',
  );
  const back = await discloser.get(`/api/disclosures/${id}`).expect(200);
  expect(back.body).toMatchObject({ state: 'returned', returnReason: '地址遮盖过多' });
  await discloser.post(`/api/disclosures/${id}/preparation`).expect(200);
  await releaser.post(`/api/disclosures/${id}/release`).expect(200);
});

it('RED-04 a decision whose text was changed past the program, with or without its digest, is not released', async () => {
  const text = '罚款人民币1元。';
  const textSha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  for (const forged of [{ text }, { text, textSha256 }]) {
    const { id, caseId } = await assessed();
    await discloser.post(`/api/disclosures/${id}/preparation`).expect(200);
    await writeDirectly(office, async (database) => {
      await withoutGuards(database, 'case_decisions');
      await database.getRepository(CaseDecisionRow).update({ caseId }, forged);
    });
    const refused = await releaser.post(`/api/disclosures/${id}/release`).expect(409);
    expect(refused.body).toMatchObject({ code: 'disclosure.text-changed', ruleId: 'RED-04' });
  }
});

it('a withdrawal needs a public reason, and the reason may not tell what was hidden', async () => {
  const { disclosureId } = await publishedCase(office, ADULT);
  const withdraw = (body: object) => releaser.post(`/api/disclosures/${disclosureId}/withdrawal`, body);
  expect((await withdraw({}).expect(422)).body.code).toBe('input.invalid');
  expect((await withdraw({ reason: '   ' }).expect(422)).body.code).toBe('input.invalid');
  expect((await withdraw({ reason: '张甲乙的决定被撤销' }).expect(422)).body.code).toBe(
    'disclosure.reason-private',
  );
  await withdraw({ reason: '决定被复议机关撤销' }).expect(200);
  expect((await withdraw({ reason: '再次撤回' }).expect(409)).body.code).toBe('disclosure.out-of-order');
});

it('ids of another agency and ids of nothing answer alike', async () => {
  const { disclosureId, id: caseId } = await publishedCase(office);
  const elsewhere = systemActor(office.seeded.districtId, ROLES);
  const person = { agencyId: office.seeded.districtId, username: 'far1', name: '外单位', password: PASSWORD };
  const created = {
    ...person,
    roles: ['releaser', 'discloser'] as ('releaser' | 'discloser')[],
    officerId: undefined,
  };
  must(await office.app.get(SeedAccount).create(elsewhere, created, office.clock.newId()));
  const outsider = await office.as('far1');
  const nobody = '00000000-0000-7000-8000-00000000abcd';
  const answers = async (id: string, of: string) =>
    Promise.all([
      outsider.get(`/api/disclosures/${id}`),
      outsider.get(`/api/cases/${of}/disclosure`),
      outsider.post(`/api/disclosures/${id}/preparation`),
      outsider.post(`/api/disclosures/${id}/release`),
      outsider.post(`/api/disclosures/${id}/withdrawal`, { reason: '试探' }),
      assess(outsider, of),
    ]).then((all) => all.map(({ status, body }) => ({ status, code: body.code, detail: body.detail })));
  const theirs = await answers(disclosureId, caseId);
  expect(theirs).toEqual(await answers(nobody, nobody));
  expect(new Set(theirs.map((answer) => answer.status))).toEqual(new Set([404]));
});

it('nobody without the role assesses, prepares, releases or withdraws', async () => {
  const { id, caseId } = await assessed();
  const officer = await office.as('officer1');
  await assess(officer, caseId).expect(403);
  await releaser.post(`/api/disclosures/${id}/preparation`).expect(403);
  await discloser.post(`/api/disclosures/${id}/release`).expect(403);
  await discloser.post(`/api/disclosures/${id}/withdrawal`, { reason: '试' }).expect(403);
  expect(
    (await discloser.post(`/api/disclosures/${id}/preparation`, { colour: 'red' }).expect(422)).body.code,
  ).toBe('input.invalid');
});

/** In the order of the days: time in a ledger does not run back. */
describe('as the days go by', () => {
  it('PUB-01 a decision is due on its seventh working day, counted from the day after it', async () => {
    const { id: caseId, publishBy } = await decidedCase(office);
    expect(publishBy).toBe('2026-12-02');
    const list = await discloser.get('/api/disclosures?status=due').expect(200);
    expect(list.body.disclosures.find((d: { caseId: string }) => d.caseId === caseId)).toMatchObject({
      id: null,
      state: 'unassessed',
      due: '2026-12-02',
      workingDaysLeft: 7,
    });
  });

  it('PUB-01 PUB-03 publication and withdrawal are judged in time or late by working days', async () => {
    const drafted = await assessed();
    await discloser.post(`/api/disclosures/${drafted.id}/preparation`).expect(200);
    const published = await publishedCase(office);
    const leader = await office.as('leader1');
    const annulment = {
      on: '2026-11-23',
      outcome: 'revoked',
      document: '济历政复决字〔2026〕1号',
      reason: '程序违法',
    };
    for (const caseId of [drafted.caseId, published.id])
      await leader.post(`/api/cases/${caseId}/annulment`, annulment).expect(200);
    const refused = await releaser.post(`/api/disclosures/${drafted.id}/release`).expect(409);
    expect(refused.body).toMatchObject({ code: 'disclosure.annulled', ruleId: 'PUB-03' });
    const list = await releaser.get('/api/disclosures?status=to-withdraw').expect(200);
    expect(list.body.disclosures).toMatchObject([{ id: published.disclosureId, withdrawBy: '2026-11-26' }]);
    const onTime = await assessed();
    const late = await assessed();
    for (const { id } of [onTime, late])
      await discloser.post(`/api/disclosures/${id}/preparation`).expect(200);

    office.clock.set('2026-11-27T01:00:00.000Z');
    releaser = await afresh('releaser1');
    const reason = { reason: '决定已被行政复议机关撤销' };
    const withdrawn = await releaser
      .post(`/api/disclosures/${published.disclosureId}/withdrawal`, reason)
      .expect(200);
    expect(withdrawn.body).toMatchObject({ due: '2026-11-26', withdrawnOn: '2026-11-27', inTime: false });

    office.clock.set('2026-12-02T08:00:00.000Z');
    releaser = await afresh('releaser1');
    const released = await releaser.post(`/api/disclosures/${onTime.id}/release`).expect(200);
    expect(released.body).toMatchObject({ due: '2026-12-02', publishedOn: '2026-12-02', inTime: true });
    const after = await releaser.get(`/api/cases/${onTime.caseId}/disclosure`).expect(200);
    expect(after.body).toMatchObject({ id: onTime.id, state: 'published', equalExceptRemovals: true });
    expect(after.body.clocks).toMatchObject([
      { ruleId: 'PUB-01', due: '2026-12-02', stoppedOn: '2026-12-02' },
    ]);
    const due = (await releaser.get('/api/disclosures?status=due').expect(200)).body.disclosures;
    expect(due.map((d: { caseId: string }) => d.caseId)).not.toContain(onTime.caseId);

    office.clock.set('2026-12-03T01:00:00.000Z');
    releaser = await afresh('releaser1');
    const overdue = await releaser.get(`/api/disclosures/${late.id}`).expect(200);
    expect(overdue.body).toMatchObject({ workingDaysLeft: -1 });
    const tooLate = await releaser.post(`/api/disclosures/${late.id}/release`).expect(200);
    expect(tooLate.body).toMatchObject({ due: '2026-12-02', publishedOn: '2026-12-03', inTime: false });
  });
});
