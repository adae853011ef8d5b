import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request, { type Test } from 'supertest';
import { startOffice, type Office } from '../support/office.js';
import { acts, mp4, newCase, sealed, send, sha256 } from './kit.js';

let office: Office;
let caseId: string;
let id: string;
let path: string;
const bytes = mp4(1_000_003, 42);
const etag = `"${sha256(bytes)}"`;

beforeAll(async () => {
  office = await startOffice({ at: '2026-10-08T02:00:00.000Z' });
  caseId = await newCase(office);
});
beforeEach(async () => {
  // A fresh item for each test, so that nothing of it was seen before.
  const own = await newCase(office);
  ({ id } = await send(office, 'officer1', bytes, {
    filename: '执法 "记录"; 1.mp4',
    filetype: 'video/mp4',
    caseId: own,
    stage: 'investigation',
  }));
  path = `/api/evidence/${id}/content`;
});
afterAll(() => office?.close());

/** The raw bytes of an answer. */
const raw = (test: Test): Test =>
  test.buffer(true).parse((response, done) => {
    const parts: Buffer[] = [];
    response.on('data', (part: Buffer) => parts.push(part));
    response.on('end', () => done(null, Buffer.concat(parts)));
  });

async function get(
  username: string,
  headers: Record<string, string> = {},
  query = '',
): Promise<request.Response> {
  return raw((await office.as(username)).get(path + query).set(headers));
}

const readings = async (): Promise<string[]> =>
  (await acts(office, id)).map((entry) => entry.act).filter((act) => /view|download/.test(act));

describe('the bytes of an item', () => {
  it('come back exactly, with the digest as ETag, and may run nothing', async () => {
    const response = await get('reviewer1');
    expect(response.status).toBe(200);
    expect(response.body.equals(bytes)).toBe(true);
    expect(response.headers).toMatchObject({
      etag,
      'accept-ranges': 'bytes',
      'content-type': 'video/mp4',
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
      'content-disposition':
        `inline; filename="__ ____; 1.mp4"; ` +
        `filename*=UTF-8''%E6%89%A7%E6%B3%95%20%22%E8%AE%B0%E5%BD%95%22%3B%201.mp4`,
    });
    expect(response.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
    expect(response.headers['cache-control']).toContain('private');
  });

  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=100-1999', 100, 1999],
    ['bytes=1000000-', 1_000_000, 1_000_002],
    ['bytes=-3', 1_000_000, 1_000_002],
    ['bytes=999999-99999999', 999_999, 1_000_002],
    ['bytes=-99999999', 0, 1_000_002],
  ])('come in pieces: %s', async (range, start, end) => {
    const response = await get('officer1', { Range: range });
    expect(response.status).toBe(206);
    expect(response.headers['content-range']).toBe(`bytes ${start}-${end}/${bytes.length}`);
    expect(response.body.equals(bytes.subarray(start, end + 1))).toBe(true);
  });

  it('are put together from pieces by a player, equal to the original', async () => {
    const parts: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += 333_333) {
      parts.push(
        (await get('officer1', { Range: `bytes=${at}-${at + 333_332}`, 'If-Range': etag })).body as Buffer,
      );
    }
    expect(sha256(Buffer.concat(parts))).toBe(sha256(bytes));
    expect(await readings()).toEqual(['evidence.view']);
  });

  it('outside the file are answered 416 with its size', async () => {
    for (const range of ['bytes=1000003-', 'bytes=-0']) {
      const response = await get('officer1', { Range: range });
      expect(response.status).toBe(416);
      expect(response.headers['content-range']).toBe(`bytes */${bytes.length}`);
    }
  });

  it('come whole when the range is not understood or another version is meant', async () => {
    const ignored: Record<string, string>[] = [
      { Range: 'bytes=5-2' },
      { Range: 'lines=1-2' },
      { Range: 'bytes=0-1,5-6' },
      { Range: 'bytes=0-9', 'If-Range': '"another"' },
    ];
    for (const headers of ignored) {
      const response = await get('officer1', headers);
      expect([response.status, response.body.length]).toEqual([200, bytes.length]);
    }
  });

  it('are described by HEAD and not sent again when known', async () => {
    const token = await office.token('officer1');
    const head = await request(office.http).head(path).set('Authorization', `Bearer ${token}`).expect(200);
    expect(head.headers).toMatchObject({ etag, 'content-length': String(bytes.length) });
    expect((await get('officer1', { 'If-None-Match': etag })).status).toBe(304);
  });
});

describe('every reading', () => {
  it('is in the ledger before its bytes flow: one entry for each person and ten minutes', async () => {
    office.clock.set('2026-10-08T03:00:00.000Z');
    for (let i = 0; i < 5; i++) await get('officer1', { Range: `bytes=${i}-${i + 9}` });
    expect(await readings()).toHaveLength(1);
    await get('leader1', { Range: 'bytes=0-9' });
    expect(await readings()).toHaveLength(2);
    office.clock.set('2026-10-08T03:09:59.999Z');
    await get('officer1');
    expect(await readings()).toHaveLength(2);
    office.clock.set('2026-10-08T03:10:00.000Z');
    await get('officer1');
    const entries = (await acts(office, id)).filter((entry) => entry.act === 'evidence.view');
    expect(entries.map((entry) => entry.actorName)).toEqual([
      entries[0]!.actorName,
      entries[1]!.actorName,
      entries[0]!.actorName,
    ]);
    expect(entries[0]!.detail).toMatchObject({ sha256: sha256(bytes) });
  });

  it('that many pieces ask for at once is entered once', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, i) => get('officer1', { Range: `bytes=${i}-${i}` })));
    expect(await readings()).toEqual(['evidence.view']);
  });

  it('to take away needs a reason and is entered every time', async () => {
    const refused = await get('officer1', {}, '?download=1');
    expect([refused.status, JSON.parse(String(refused.body)).code]).toEqual([
      422,
      'evidence.reason-required',
    ]);
    expect(await readings()).toEqual([]);
    const query = `?download=1&reason=${encodeURIComponent('移送检察院')}`;
    for (let i = 0; i < 2; i++) {
      const response = await get('officer1', {}, query);
      expect(response.headers['content-disposition']).toMatch(/^attachment;/);
      expect(response.headers['content-type']).toBe('application/octet-stream');
      expect(response.body.equals(bytes)).toBe(true);
    }
    const taken = (await acts(office, id)).filter((entry) => entry.act === 'evidence.download');
    expect(taken.map((entry) => (entry.detail as { reason: string }).reason)).toEqual([
      '移送检察院',
      '移送检察院',
    ]);
  });

  it('is refused without an account, without the permission, and for what is not there', async () => {
    await request(office.http).get(path).expect(401);
    expect((await get('trainee1')).status).toBe(403);
    path = '/api/evidence/0193d3c0-0000-7000-8000-000000000001/content';
    expect((await get('officer1')).status).toBe(404);
    expect(await readings()).toEqual([]);
  });

  it('by the supervisor of the district stands in the street’s own tree', async () => {
    expect((await get('supervisor1')).status).toBe(200);
    expect(await readings()).toEqual(['evidence.view']);
  });
});

describe('an item that no browser may show', () => {
  it('is handed out as a file, its markup never as markup', async () => {
    const html = Buffer.from('<script>alert(1)</script>');
    const sent = await send(office, 'officer1', html, {
      filename: 'a.html',
      filetype: 'text/html',
      caseId,
      stage: 'service',
    });
    expect(sent.response.status).toBe(204);
    path = `/api/evidence/${sent.id}/content`;
    expect((await get('officer1')).headers['content-type']).toBe('text/plain; charset=utf-8');
    const zip = await send(office, 'officer1', Buffer.from('PK\x03\x04 an archive'), {
      filename: 'a.zip',
      filetype: 'application/zip',
      caseId,
      stage: 'service',
    });
    path = `/api/evidence/${zip.id}/content`;
    expect((await get('officer1')).headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringMatching(/^attachment;/),
    });
  });
});

describe('the list of a case', () => {
  it('shows its items, and which are excluded and why (行政处罚法 46)', async () => {
    const officer = await office.as('officer1');
    const view = await officer.get(`/api/evidence/${id}`).expect(200);
    await officer.post(`/api/evidence/${id}/exclusion`, { reason: '取证时未表明身份' }).expect(204);
    await officer.post(`/api/evidence/${id}/exclusion`, { reason: '再次' }).expect(409);
    await officer.post(`/api/evidence/${id}/exclusion`, { reason: '' }).expect(422);
    const { body } = await officer.get(`/api/evidence?caseId=${view.body.caseId}`).expect(200);
    expect(body.evidence).toEqual([expect.objectContaining({ id, excludedBecause: '取证时未表明身份' })]);
    const other = await officer.get('/api/evidence?caseId=0193d3c0-0000-7000-8000-000000000001').expect(404);
    expect(other.body.code).toBe('not-found');
    await officer.get('/api/evidence').expect(422);
  });

  it('REC-03: a stage without a recording may be explained', async () => {
    const officer = await office.as('officer1');
    await officer
      .post(`/api/cases/${caseId}/record-reasons`, { stage: 'execution', reason: '当事人自行缴款' })
      .expect(204);
    await officer.post(`/api/cases/${caseId}/record-reasons`, { stage: 'lunch', reason: '无' }).expect(422);
    const { body } = await officer.get(`/api/cases/${caseId}`).expect(200);
    expect(body.matrix).toContainEqual(
      expect.objectContaining({ stage: 'execution', status: 'explained', reason: '当事人自行缴款' }),
    );
    expect((await acts(office, caseId)).map((entry) => entry.act)).toContain('evidence.explain-gap');
  });
});

describe('S19 (REC-06)', () => {
  it.each([
    ['2026-10-01T13:00:00.000Z', '21:00', 0],
    ['2026-10-01T14:00:00.000Z', '22:00', 0],
    ['2026-10-01T15:00:00.000Z', '23:00', 1],
  ])('a clip that ends 2026-09-30 22:00 and comes %s (%s in China) is late by %s h', async (now, _, late) => {
    office = await restartAt(now);
    const own = await newCase(office);
    const sent = await send(office, 'officer1', mp4(2000), {
      filename: '查封.mp4',
      filetype: 'video/mp4',
      caseId: own,
      stage: 'investigation',
      capturedFrom: '2026-09-30T21:00:00+08:00',
      capturedTo: '2026-09-30T22:00:00+08:00',
    });
    expect(sent.response.status).toBe(204);
    await sealed(office);
    const { body } = await (await office.as('officer1')).get(`/api/evidence/${sent.id}`).expect(200);
    expect(body).toMatchObject({
      lateByHours: late,
      capturedTo: '2026-09-30T14:00:00.000Z',
      receivedAt: now,
    });
  });

  /** Time in a ledger never runs backwards, so each moment is an office of its own. */
  async function restartAt(at: string): Promise<Office> {
    await office.close();
    return startOffice({ at });
  }
});
