import { DataSource } from 'typeorm';
import { PublicRequestRow } from '../../src/modules/disclosure/index.js';
import { LedgerEntryRow, VerifyLedger } from '../../src/modules/ledger/index.js';
import { at } from '../support/case-steps.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { DRIVER } from '../support/database.js';
import { ADULT, publishedCase } from '../support/decided-case.js';
import { type Office, startOffice } from '../support/office.js';

let office: Office;
beforeEach(async () => {
  office = await startOffice({ at: '2026-11-23T03:00:00.000Z', env: { PROXY_HOPS: '1' } });
});
afterEach(() => office.close());

const get = (path: string) => office.anyone().get(path);
const host = () => new URL(office.http).host;
const WORDS = { name: '赵某一', contact: '13900005678', text: '第二行金额写错了。' };

/** As a browser sends the form of the page, each time from another address unless said. */
let visitors = 0;
const send = (form: object, headers: Record<string, string> = {}) =>
  office
    .anyone()
    .post('/portal/requests')
    .type('form')
    .set({ Origin: `http://${host()}`, 'X-Forwarded-For': `192.0.2.${(visitors += 1) % 250}`, ...headers })
    .send(form);

async function file(form: object): Promise<string> {
  const { text } = await send({ ...WORDS, ...form }).expect(201);
  return /class="receipt"[^>]*>([^<]+)</.exec(text)![1]!;
}

const status = async (receipt: string) => (await get(`/portal/requests?receipt=${receipt}`).expect(200)).text;
const only = async (username: string, list = 'open') => {
  const { requests } = (await (await office.as(username)).get(`/api/requests?status=${list}`).expect(200))
    .body;
  expect(requests).toHaveLength(1);
  return requests[0];
};

describe(`requests of the public on ${DRIVER}`, () => {
  it('PUB-13 a correction is filed without an account, made, answered, and read under its receipt', async () => {
    const { slug, disclosureId, path } = await publishedCase(office, { ...ADULT });
    const form = (await get(`/portal/requests/new?kind=correction&record=${slug}`).expect(200)).text;
    expect(form).toContain('张某某');
    expect((await get(path)).text).toContain(`record=${slug}`);
    const receipt = await file({ kind: 'correction', record: slug });
    expect(receipt).toMatch(/^(\w{4}-){3}\w{4}$/);
    const waiting = await status(receipt);
    expect(waiting).toContain('正在办理');
    expect(waiting).toContain('2026-12-21');
    for (const secret of Object.values(WORDS)) expect(waiting).not.toContain(secret);

    const listed = await only('discloser1');
    expect(listed).toMatchObject({ kind: 'correction', state: 'open', due: '2026-12-21', overdue: false });
    expect(listed).not.toHaveProperty('contact');
    const discloser = await office.as('discloser1');
    const one = (await discloser.get(`/api/requests/${listed.id}`).expect(200)).body;
    expect(one).toMatchObject(WORDS);

    const answer = { accepted: true, answer: '已更正公开文本。' };
    const early = await discloser.post(`/api/requests/${listed.id}/answer`, answer).expect(409);
    expect(early.body.code).toBe('request.not-corrected');
    const told = { accepted: false, answer: '赵某一来电13900005678所述不实' };
    const leaking = await discloser.post(`/api/requests/${listed.id}/answer`, told).expect(422);
    expect(leaking.body.code).toBe('disclosure.reason-private');

    const { original } = (await discloser.get(`/api/disclosures/${disclosureId}`)).body;
    const start = original.indexOf('店外摆放');
    const removals = [{ start, end: start + 4, class: 'natural-person-name' }];
    await discloser
      .post(`/api/disclosures/${disclosureId}/correction`, { removals, reason: '遮盖有误' })
      .expect(201);
    await (
      await office.as('releaser1')
    )
      .post(`/api/disclosures/${disclosureId}/correction/release`)
      .expect(200);
    await discloser.post(`/api/requests/${listed.id}/answer`, answer).expect(200);
    const answered = await status(receipt.toLowerCase().replaceAll('-', ' '));
    expect(answered).toContain('已答复：同意');
    expect(answered).toContain('已更正公开文本');
    const again = await discloser.post(`/api/requests/${listed.id}/answer`, answer).expect(409);
    expect(again.body.code).toBe('request.out-of-order');
    for (const tree of await office.app.get(VerifyLedger).all()) expect(tree.ok).toBe(true);
  });

  it('PUB-14 an early stop is proposed by one and done by another, on every path, when its time has come', async () => {
    const { slug, path, number } = await publishedCase(office, {});
    const receipt = await file({ kind: 'early-stop', record: slug, fulfilled: 'yes', remedied: 'yes' });
    const { id, caseId } = await only('discloser1');
    expect(caseId).toBeTruthy();
    const accept = { accepted: true, answer: '同意提前停止公示。', findings: ['fulfilled', 'remedied'] };
    const soon = await (await office.as('discloser1')).post(`/api/requests/${id}/answer`, accept).expect(409);
    expect(soon.body).toMatchObject({
      code: 'request.too-early',
      ruleId: 'PUB-14',
      facts: { shownAtLeastThrough: '2027-02-23' },
    });
    office.clock.set(at('2027-02-24'));
    const discloser = await office.as('discloser1');
    const releaser = await office.as('releaser1');
    const half = await discloser
      .post(`/api/requests/${id}/answer`, { ...accept, findings: ['fulfilled'] })
      .expect(409);
    expect(half.body.code).toBe('request.ground-missing');
    const safety = await discloser
      .post(`/api/requests/${id}/answer`, { ...accept, findings: [...accept.findings, 'safety'] })
      .expect(409);
    expect(safety.body.facts).toEqual({ shownAtLeastThrough: '2027-11-23' });
    await releaser.post(`/api/requests/${id}/stop`).expect(409);

    await discloser.post(`/api/requests/${id}/answer`, accept).expect(200);
    expect(await status(receipt)).toContain('正在办理');
    expect((await get(path).expect(200)).text).toContain(number);
    await discloser.post(`/api/requests/${id}/stop`).expect(403);
    await releaser.post(`/api/requests/${id}/return`, { reason: '请补充缴款凭证' }).expect(204);
    await releaser.post(`/api/requests/${id}/stop`).expect(409);
    await discloser.post(`/api/requests/${id}/answer`, accept).expect(200);
    const { version } = (await releaser.get(`/api/requests/${id}`).expect(200)).body;
    await releaser.post(`/api/requests/${id}/stop`).expect(200);
    // The stop is entered with the disclosure; who had the request before him is told of it all the same.
    const stale = await releaser
      .post(`/api/requests/${id}/return`, { reason: '请补充缴款凭证' })
      .set('If-Match', `"${version}"`)
      .expect(412);
    expect(stale.body).toMatchObject({ code: 'conflict.version', facts: { act: 'disclosure.stop-early' } });

    for (const place of [
      '/portal',
      '/portal/disclosures',
      '/portal/disclosures.json',
      '/portal/disclosures.csv',
    ])
      expect((await get(place).buffer(true)).text).not.toContain(path);
    const grave = await get(path).expect(410);
    expect(grave.text).toContain('已停止公示');
    expect(grave.text).not.toContain(number);
    expect((await get(`${path}.json`).expect(410)).body).toMatchObject({ code: 'portal.stopped' });
    expect(await status(receipt)).toContain('已答复：同意');
    const late = await send({ ...WORDS, kind: 'correction', record: slug }).expect(410);
    expect(late.text).toContain('不再公示');
    for (const tree of await office.app.get(VerifyLedger).all()) expect(tree.ok).toBe(true);
  });

  it('a complaint waits in the list of its agency alone, the overdue ones by themselves, and is fixed once answered', async () => {
    const { streetId } = office.seeded;
    const receipt = await file({ kind: 'complaint', agency: streetId });
    expect((await only('discloser1')).due).toBe('2026-12-14');
    const none = (await (await office.as('discloser1')).get('/api/requests?status=overdue')).body;
    expect(none.requests).toEqual([]);
    office.clock.set(at('2026-12-15'));
    const late = await only('discloser1', 'overdue');
    expect(late).toMatchObject({ overdue: true, workingDaysLeft: -1 });
    expect(await status(receipt)).toContain('已超过最迟答复日期');
    await (await office.as('officer1')).get('/api/requests').expect(403);
    const discloser = await office.as('discloser1');
    const done = await discloser
      .post(`/api/requests/${late.id}/answer`, { accepted: false, answer: '经核查，执法人员已出示证件。' })
      .expect(200);
    expect(done.body).toMatchObject({ state: 'refused', inTime: false });
    expect(await status(receipt)).toContain('经核查');
    await expect(
      writeDirectly(office, (database) =>
        database.query(`UPDATE "public_requests" SET "answer" = 'x' WHERE "id" = '${late.id}'`),
      ),
    ).rejects.toThrow('a request that was answered is fixed');
  });

  it('the list is turned page by page, the most urgent first', async () => {
    const { streetId } = office.seeded;
    for (let i = 0; i < 101; i++) {
      office.clock.set(new Date(Date.parse('2026-11-23T03:00:00Z') + i * 1000).toISOString());
      await file({ kind: 'suggestion', agency: streetId, text: `建议${i}` });
    }
    const discloser = await office.as('discloser1');
    const first = (await discloser.get('/api/requests').expect(200)).body;
    expect(first.requests).toHaveLength(100);
    const rest = (await discloser.get(`/api/requests?after=${first.next}`).expect(200)).body;
    expect(rest.requests.map(({ excerpt }: { excerpt: string }) => excerpt)).toEqual(['建议100']);
    expect(rest.next).toBeUndefined();
    const newest = (await discloser.get('/api/requests?status=all').expect(200)).body;
    expect(newest.requests[0].excerpt).toBe('建议100');
  });

  it('the same form sent twice is one request; its ledger entry tells nothing of the applicant', async () => {
    const form = { kind: 'complaint', agency: office.seeded.streetId, form: 'abcdefghijklmnop' };
    expect(await file(form)).toBe(await file(form));
    expect(await file({ ...form, text: '另一件事' })).not.toBe(await file(form));
    const rows = office.app.get(DataSource).getRepository(PublicRequestRow);
    expect(await rows.count()).toBe(2);
    const entries = await office.app
      .get(DataSource)
      .getRepository(LedgerEntryRow)
      .findBy({ act: 'request.receive' });
    expect(entries).toHaveLength(2);
    for (const { bytes } of entries)
      for (const secret of Object.values(WORDS)) expect(bytes).not.toContain(secret);
  });
});

describe(`attacks on the form on ${DRIVER}`, () => {
  it('markup in every field stays text, on the page and in the office', async () => {
    const attack = (n: number) => `<script>alert(${n})</script>"'><img src=x>`;
    const bad = { name: attack(1), contact: attack(2), text: `${attack(3)}${'长'.repeat(2000)}` };
    const refused = await send({ ...bad, kind: 'complaint', agency: attack(4), record: attack(5) }).expect(
      422,
    );
    expect(refused.text).not.toMatch(/<script|<img/);
    expect(refused.text).toContain('&lt;script&gt;alert(1)');
    expect(refused.text).toContain('不超过2000字');
    for (const path of [
      `/portal/requests?receipt=${encodeURIComponent(attack(6))}`,
      `/portal/requests/new?kind=correction&record=${encodeURIComponent(attack(7))}`,
      `/portal/requests/new?kind=${encodeURIComponent(attack(8))}`,
    ])
      expect((await get(path)).text).not.toMatch(/<script|<img/);
    await send({ ...WORDS, kind: 'complaint', agency: attack(4) }).expect(404);
    await file({ kind: 'complaint', agency: office.seeded.streetId, text: attack(9) });
    const one = await (await office.as('discloser1')).get(`/api/requests/${(await only('discloser1')).id}`);
    expect(one.body.text).toBe(attack(9));
  });

  it('a form of another site, of a program, or with the hidden field filled is not taken', async () => {
    const form = { ...WORDS, kind: 'complaint', agency: office.seeded.streetId };
    await send(form, { Origin: 'https://elsewhere.example' }).expect(403);
    await send(form, { Origin: 'null' }).expect(403);
    await send(form, { 'Sec-Fetch-Site': 'cross-site' }).expect(403);
    await office.anyone().post('/portal/requests').type('form').send(form).expect(403);
    await send({ ...form, website: 'http://spam.example' }).expect(422);
    expect(await office.app.get(DataSource).getRepository(PublicRequestRow).count()).toBe(0);
  });

  it('a body beyond 64 KiB is refused, repeated and nested fields are none', async () => {
    await send({ ...WORDS, kind: 'complaint', text: 'x'.repeat(70_000) }).expect(413);
    await send({ ...WORDS, kind: 'complaint', text: 'x'.repeat(60_000) }).expect(422);
    const { streetId } = office.seeded;
    const twice = `kind=complaint&agency=${streetId}&name=a&name=b&contact=1&text=t`;
    const { text } = await send(twice as never).expect(422);
    expect(text).toContain('请填写姓名');
    await send({ ...WORDS, kind: ['complaint'] }).expect(422);
  });

  it('six in an hour from one address are too many, a /64 is one address; later it may ask again', async () => {
    const form = (i: number) => ({
      ...{ ...WORDS, kind: 'complaint', agency: office.seeded.streetId, text: `事项${i}` },
    });
    for (let i = 0; i < 5; i++)
      await send(form(i), { 'X-Forwarded-For': `2001:db8:1:2:${i}::7` }).expect(201);
    const sixth = await send(form(6), { 'X-Forwarded-For': '2001:db8:1:2::9' }).expect(429);
    expect(sixth.text).toContain('过于频繁');
    await send(form(7), { 'X-Forwarded-For': '2001:db8:1:3::9' }).expect(201);
    office.clock.set('2026-11-23T04:00:01.000Z');
    await send(form(8), { 'X-Forwarded-For': '2001:db8:1:2::9' }).expect(201);
  });

  it('guessing receipts is slowed down, and a wrong one tells nothing', async () => {
    const wrong = await get('/portal/requests?receipt=ABCD-EFGH-JKMN-PQRS').expect(404);
    expect(wrong.text).toContain('没有这一查询码');
    const tries = [];
    for (let i = 0; i < 31; i++)
      tries.push((await get('/portal/requests?receipt=ABCD-EFGH-JKMN-PQRS')).status);
    expect(tries.at(-1)).toBe(429);
  });
});
