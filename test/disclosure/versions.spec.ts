import type { Response } from 'supertest';
import request from 'supertest';
import { portraitPng } from '../../src/demo/portrait.js';
import { FileWork, IncomingRequests } from '../../src/modules/disclosure/index.js';
import { ADULT, decidedCase, publishedCase } from '../support/decided-case.js';
import { DRIVER } from '../support/database.js';
import { DisclosureFilesOf } from '../support/disclosure-files.js';
import { type Office, startOffice } from '../support/office.js';

let office: Office;
beforeEach(async () => {
  office = await startOffice({ at: '2026-11-23T03:00:00.000Z' });
});
afterEach(() => office.close());

/** As a person who had read a version sends it. */
async function send(as: string, path: string, version: number, body: object = {}): Promise<Response> {
  return request(office.http)
    .post(path)
    .set('Authorization', `Bearer ${await office.token(as)}`)
    .set('If-Match', `"${version}"`)
    .send(body);
}

async function versionOf(as: string, path: string): Promise<number> {
  return (await (await office.as(as)).get(path).expect(200)).body.version;
}

const YES = { socialImpact: true, reason: '涉及公共道路' };

describe(`the version of a disclosure, on ${DRIVER}`, () => {
  it('two who assess the same decision: the second is told who was first, also before there is a disclosure', async () => {
    const { id: caseId } = await decidedCase(office, ADULT);
    const assessment = `/api/cases/${caseId}/disclosure-assessment`;
    expect(await versionOf('discloser1', `/api/cases/${caseId}/disclosure`)).toBe(0);
    expect((await send('discloser1', assessment, 0, YES)).status).toBe(200);
    const second = await send('discloser1', assessment, 0, { socialImpact: false, reason: '影响轻微' });
    expect([second.status, second.body.code]).toEqual([412, 'conflict.version']);
    expect(second.body.facts).toMatchObject({ act: 'disclosure.assess', changedBy: expect.any(String) });
    expect(second.body.detail).toContain('评估是否公示');
    const view = (await (await office.as('discloser1')).get(`/api/cases/${caseId}/disclosure`)).body;
    expect(view).toMatchObject({ state: 'assessed', impactReason: YES.reason, version: 1 });
    const { kind, matterId } = view as Record<'kind' | 'matterId', string>;
    const byMatter = await send(
      'discloser1',
      `/api/matters/${kind}/${matterId}/disclosure-assessment`,
      0,
      YES,
    );
    expect([byMatter.status, byMatter.body.facts.act]).toEqual([412, 'disclosure.assess']);
  });

  it('a text prepared anew is not released by who read the one before it', async () => {
    const { id } = await new DisclosureFilesOf(office).assessed();
    const at = `/api/disclosures/${id}`;
    await (await office.as('discloser1')).post(`${at}/preparation`).expect(200);
    const read = await versionOf('releaser1', at);
    const { original } = (await (await office.as('discloser1')).get(at)).body;
    const start = original.indexOf('店外摆放');
    const removals = [{ start, end: start + 4, class: 'natural-person-name' }];
    await (await office.as('discloser1')).post(`${at}/preparation`, { removals }).expect(200);
    const stale = await send('releaser1', `${at}/release`, read);
    expect([stale.status, stale.body.facts.act]).toEqual([412, 'disclosure.prepare']);
    expect(stale.body.detail).toContain('制作公示文本');
    expect((await (await office.as('releaser1')).get(at)).body.state).toBe('drafted');
    expect((await send('releaser1', `${at}/release`, read + 1)).status).toBe(200);
    expect(await versionOf('releaser1', at)).toBe(read + 2);
  });

  it('an older version is told before anything the plan of the text would be refused for', async () => {
    const { id } = await new DisclosureFilesOf(office).assessed();
    const removals = [{ start: 5_000_000, end: 5_000_001, class: 'natural-person-name' }];
    const [stale, present] = [0, 1];
    const answers = [];
    for (const version of [stale, present])
      answers.push(
        (await send('discloser1', `/api/disclosures/${id}/preparation`, version, { removals })).status,
      );
    expect(answers).toEqual([412, 422]);
  });

  it('stays while the program reads and makes a file, and moves when a person adds, plans or removes one', async () => {
    const files = new DisclosureFilesOf(office);
    const { id } = await files.assessed();
    const at = `/api/disclosures/${id}`;
    const before = await versionOf('discloser1', at);
    const added = await files.upload(id, portraitPng(1));
    const seen = await versionOf('discloser1', at);
    expect(seen).toBe(before + 1);
    await office.app.get(FileWork).settled();
    const file = (await (await office.as('discloser1')).get(`/api/disclosure-files/${added.body.id}`)).body;
    expect([file.state, file.version]).toEqual(['open', seen]);
    await files.accepted(file);
    expect(await versionOf('discloser1', at)).toBe(seen + 1);
    const stale = await send('discloser1', `/api/disclosure-files/${file.id}/removal`, seen);
    expect([stale.status, stale.body.facts.act]).toEqual([412, 'disclosure.plan-file']);
    expect((await send('discloser1', `/api/disclosure-files/${file.id}/removal`, seen + 1)).status).toBe(204);
    expect(await versionOf('discloser1', at)).toBe(seen + 2);
  });

  it('a request that was answered meanwhile says by which act', async () => {
    const { slug } = await publishedCase(office, { basis: ['《中华人民共和国道路交通安全法》第三十一条'] });
    const asked = {
      kind: 'early-stop' as const,
      slug,
      name: '赵某一',
      contact: '13900005678',
      text: '已经改正',
    };
    const incoming = office.app.get(IncomingRequests);
    const received = await incoming.receive({ ...asked, claims: ['fulfilled'] }, 'form');
    expect(received.ok).toBe(true);
    const { requests } = (await (await office.as('discloser1')).get('/api/requests').expect(200)).body;
    const at = `/api/requests/${requests[0].id}`;
    expect(await versionOf('discloser1', at)).toBe(1);
    const answer = { accepted: false, answer: '公示未满最短期限。' };
    expect((await send('discloser1', `${at}/answer`, 1, answer)).status).toBe(200);
    const stale = await send('discloser1', `${at}/answer`, 1, answer);
    expect([stale.status, stale.body.facts.act]).toEqual([412, 'request.answer']);
    const settled = await send('releaser1', `${at}/stop`, 2);
    expect([settled.status, settled.body.code]).toEqual([409, 'request.out-of-order']);
  });
});
