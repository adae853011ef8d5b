import { createHash, randomBytes } from 'node:crypto';
import { truncate } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ok, refuse } from '../../kernel/result.js';
import { Harness, metadata, sha256 } from './tus-harness.js';

const content = randomBytes(3_000_001);
const half = 1_500_000;
let tus: Harness;
beforeEach(async () => void (tus = await Harness.start()));
afterEach(() => tus.stop());

const idOf = (path: string) => path.split('/').at(-1)!;
const problem = (code: string) =>
  expect.objectContaining({ code, type: 'about:blank', title: expect.any(String) });
const checksum = (bytes: Buffer, name = 'sha256') => ({
  'Upload-Checksum': `${name} ${createHash(name).update(bytes).digest('base64')}`,
});

describe('OPTIONS and versions', () => {
  it('says version, extensions, limit and checksums without being asked for a version', async () => {
    const answer = await tus.call('OPTIONS', '/api/uploads', { 'Tus-Resumable': '' });
    expect(answer).toMatchObject({
      status: 204,
      headers: {
        'tus-version': '1.0.0',
        'tus-extension': 'creation,creation-with-upload,termination,expiration,checksum',
        'tus-max-size': String(1024 * 1024 * 1024),
        'tus-checksum-algorithm': 'sha256,sha1',
      },
    });
  });

  it('answers another version 412 with its own', async () => {
    const answer = await tus.call('POST', '/api/uploads', { 'Tus-Resumable': '0.2.2', 'Upload-Length': 3 });
    expect(answer).toMatchObject({
      status: 412,
      headers: { 'tus-version': '1.0.0', 'tus-resumable': '1.0.0' },
    });
  });

  it('takes the method from X-HTTP-Method-Override', async () => {
    const path = await tus.create(10);
    const headers = { 'X-HTTP-Method-Override': 'PATCH', 'Upload-Offset': 0 };
    const type = { 'Content-Type': 'application/offset+octet-stream' };
    const answer = await tus.call('POST', path, { ...headers, ...type }, Buffer.alloc(4));
    expect(answer).toMatchObject({ status: 204, headers: { 'upload-offset': '4' } });
  });

  it.each(['GET', 'PUT'])('answers %s 405', async (method) => {
    expect(await tus.call(method, '/api/uploads')).toMatchObject({ status: 405 });
  });
});

describe('creation', () => {
  it.each([
    [{ 'Upload-Length': 0 }, 400, 'upload.empty'],
    [{ 'Upload-Length': '-1' }, 400, 'upload.bad-length'],
    [{ 'Upload-Length': '1e3' }, 400, 'upload.bad-length'],
    [{ 'Upload-Length': '99999999999999999999' }, 400, 'upload.bad-length'],
    [{}, 400, 'upload.bad-length'],
    [{ 'Upload-Length': 2 ** 31 }, 413, 'upload.too-large'],
    [{ 'Upload-Defer-Length': 1 }, 400, 'upload.length-deferred'],
    [{ 'Upload-Length': 9, 'Upload-Concat': 'partial' }, 400, 'upload.concatenation'],
    [{ 'Upload-Length': 9, 'Upload-Metadata': 'filename %%%' }, 400, 'upload.bad-metadata'],
    [{ 'Upload-Length': 9, 'Upload-Metadata': 'a YQ==,a YQ==' }, 400, 'upload.bad-metadata'],
    [{ 'Upload-Length': 9, 'Upload-Metadata': 'a YQ== b' }, 400, 'upload.bad-metadata'],
    [{ 'Upload-Length': 9, 'Upload-Metadata': 'a /w==' }, 400, 'upload.bad-metadata'],
    [{ 'Upload-Length': 9, 'Upload-Metadata': ',' }, 400, 'upload.bad-metadata'],
    [
      { 'Upload-Length': 9, 'Upload-Metadata': metadata({ filename: 'x'.repeat(10_000) }) },
      431,
      'upload.metadata-too-large',
    ],
    [{ 'Upload-Length': 9, 'Upload-Metadata': metadata({ sha256: 'abc' }) }, 400, 'upload.bad-digest'],
  ])('refuses %j with %i %s and keeps nothing', async (headers, status, code) => {
    const answer = await tus.call('POST', '/api/uploads', headers);
    expect(answer).toMatchObject({ status, body: problem(code) });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(await tus.files()).toEqual([]);
  });

  it('asks the application first and passes its refusal on', async () => {
    tus.onCreate = async () => refuse('case.out-of-order', { detail: '案件已归档。' });
    const answer = await tus.call('POST', '/api/uploads', { 'Upload-Length': 9 });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'case.out-of-order', detail: '案件已归档。' },
    });
    expect(await tus.files()).toEqual([]);
  });

  it.each(['../../../etc/passwd', '..\\..\\x', '/etc/shadow', 'a\0b', '__proto__'])(
    'never lets the name %j near the disk, and gives it back as it was',
    async (filename) => {
      const path = await tus.create(5, { 'Upload-Metadata': metadata({ filename, __proto__x: '' }) });
      expect(await tus.files()).toEqual([idOf(path)]);
      expect((await tus.uploads.find(idOf(path)))!.metadata['filename']).toBe(filename);
      expect((await tus.call('HEAD', path)).headers['upload-metadata']).toBe(
        `${metadata({ filename })},__proto__x`,
      );
    },
  );

  it('takes the first bytes with the creation', async () => {
    const type = { 'Content-Type': 'application/offset+octet-stream' };
    const headers = { 'Upload-Length': content.length, ...type };
    const answer = await tus.call('POST', '/api/uploads', headers, content.subarray(0, half));
    expect(answer).toMatchObject({ status: 201, headers: { 'upload-offset': String(half) } });
    await tus.patch(answer.headers.location!, half, content.subarray(half));
    expect(tus.received).toMatchObject([{ sha256: sha256(content), bytes: content.length }]);
  });

  it('refuses a creation whose body is of another type', async () => {
    const headers = { 'Upload-Length': 4, 'Content-Type': 'text/plain' };
    expect(await tus.call('POST', '/api/uploads', headers, Buffer.from('abcd'))).toMatchObject({
      status: 415,
    });
    expect(await tus.files()).toEqual([]);
  });
});

describe('PATCH', () => {
  it('receives the file whole, digested, and says how long an unfinished one lives', async () => {
    const path = await tus.create(content.length);
    expect(await tus.patch(path, 0, content.subarray(0, half))).toMatchObject({
      status: 204,
      headers: { 'upload-offset': String(half), 'upload-expires': 'Mon, 09 Mar 2026 01:00:00 GMT' },
    });
    expect((await tus.patch(path, half, content.subarray(half))).status).toBe(204);
    expect(tus.received[0]!.content.equals(content)).toBe(true);
    expect(tus.received[0]!.sha256).toBe(sha256(content));
    expect(await tus.files()).toEqual([]);
  });

  it('answers a wrong offset 409 with the true one', async () => {
    const path = await tus.create(content.length);
    await tus.patch(path, 0, content.subarray(0, half));
    expect(await tus.patch(path, 0, content)).toMatchObject({
      status: 409,
      headers: { 'upload-offset': String(half) },
      body: problem('upload.offset-mismatch'),
    });
  });

  it('answers bytes beyond the length 413 and stores none of them, counted or streamed', async () => {
    const path = await tus.create(100);
    expect((await tus.patch(path, 0, Buffer.alloc(101))).status).toBe(413);
    const chunked = { 'Transfer-Encoding': 'chunked' };
    const answer = await tus.patch(path, 0, Buffer.alloc(101), chunked);
    expect(answer).toMatchObject({ status: 413, body: problem('upload.beyond-length') });
    expect(await tus.offset(path)).toBe(0);
  });

  it('answers another content type 415 and a senseless offset 400', async () => {
    const path = await tus.create(9);
    expect((await tus.patch(path, 0, Buffer.alloc(9), { 'Content-Type': 'video/mp4' })).status).toBe(415);
    expect((await tus.patch(path, 0, Buffer.alloc(9), { 'Upload-Offset': 'x' })).status).toBe(400);
  });

  it('keeps and acknowledges what came before the line was cut', async () => {
    const path = await tus.create(content.length);
    (await tus.hang(path, 0, content.length, content.subarray(0, half))).destroy();
    expect(await tus.offset(path)).toBe(half);
    await tus.patch(path, half, content.subarray(half));
    expect(tus.received[0]!.content.equals(content)).toBe(true);
  });

  it('gives up a silent sender and keeps its bytes', async () => {
    tus.restart({ stallMs: 150 });
    const path = await tus.create(100);
    const socket = await tus.hang(path, 0, 100, Buffer.alloc(40));
    const [reply] = await new Promise<[Buffer]>((resolve) => socket.once('data', (data) => resolve([data])));
    expect(reply.toString()).toMatch(/^HTTP\/1.1 408/);
    expect(await tus.offset(path)).toBe(40);
  });

  it('lets the newest of two senders win and ends with the true bytes', async () => {
    const path = await tus.create(content.length);
    const old = await tus.hang(path, 0, content.length, content.subarray(0, half));
    const told = new Promise<string>((resolve) => old.once('data', (data) => resolve(data.toString())));
    expect(await tus.offset(path)).toBe(half);
    expect(await told).toMatch(/^HTTP\/1.1 423[^]*upload-offset: 1500000/i);
    expect((await tus.patch(path, half, content.subarray(half))).status).toBe(204);
    expect(tus.received[0]!.content.equals(content)).toBe(true);
  });

  it('keeps one consistent file when twenty senders race', async () => {
    const path = await tus.create(content.length);
    const answers = await Promise.all(Array.from({ length: 20 }, () => tus.patch(path, 0, content)));
    for (const { status } of answers) expect([204, 409, 423]).toContain(status);
    for (let offset = await tus.offset(path); offset < content.length; offset = await tus.offset(path)) {
      await tus.patch(path, offset, content.subarray(offset));
    }
    expect(tus.received.length).toBe(1);
    expect(tus.received[0]!.content.equals(content)).toBe(true);
  });
});

describe('checksums', () => {
  it.each(['sha256', 'sha1'])('takes a chunk whose %s holds', async (name) => {
    const path = await tus.create(content.length);
    expect((await tus.patch(path, 0, content, checksum(content, name))).status).toBe(204);
    expect(tus.received[0]!.sha256).toBe(sha256(content));
  });

  it('answers a bad chunk 460, stores none of it, and goes on from the same offset', async () => {
    const path = await tus.create(content.length);
    await tus.patch(path, 0, content.subarray(0, half));
    const bad = randomBytes(content.length - half);
    expect(await tus.patch(path, half, bad, checksum(content.subarray(half)))).toMatchObject({
      status: 460,
      headers: { 'upload-offset': String(half) },
      body: problem('upload.checksum-mismatch'),
    });
    expect(await tus.staging.size(idOf(path))).toBe(half);
    await tus.patch(path, half, content.subarray(half), checksum(content.subarray(half)));
    expect(tus.received[0]!.content.equals(content)).toBe(true);
    expect(tus.received[0]!.sha256).toBe(sha256(content));
  });

  it('drops a chunk with a checksum that was cut off', async () => {
    const path = await tus.create(content.length);
    const extra = `Upload-Checksum: ${checksum(content)['Upload-Checksum']}\r\n`;
    (await tus.hang(path, 0, content.length, content.subarray(0, half), extra)).destroy();
    expect(await tus.offset(path)).toBe(0);
  });

  it.each(['md5 1B2M2Y8AsgTpgAmY7PhCfg==', 'sha256 abc', 'sha256', 'sha1 !!!'])(
    'refuses %j',
    async (value) => {
      const path = await tus.create(4);
      expect((await tus.patch(path, 0, Buffer.alloc(4), { 'Upload-Checksum': value })).status).toBe(400);
      expect(await tus.offset(path)).toBe(0);
    },
  );
});

describe('completion', () => {
  it('compares the declared SHA-256 and receives on a match', async () => {
    const declared = sha256(content).toUpperCase();
    const path = await tus.create(content.length, { 'Upload-Metadata': metadata({ sha256: declared }) });
    expect((await tus.patch(path, 0, content)).status).toBe(204);
    expect(tus.received.length).toBe(1);
  });

  it('refuses lying digests, records it, and discards the bytes', async () => {
    const declared = sha256(Buffer.from('another file'));
    const path = await tus.create(content.length, { 'Upload-Metadata': metadata({ sha256: declared }) });
    expect(await tus.patch(path, 0, content)).toMatchObject({
      status: 422,
      body: { code: 'evidence.digest-mismatch', facts: { declared, computed: sha256(content) } },
    });
    expect(tus.received).toEqual([]);
    expect(tus.refusals).toMatchObject([{ code: 'evidence.digest-mismatch' }]);
    expect(await tus.files()).toEqual([]);
    expect((await tus.call('HEAD', path)).status).toBe(410);
  });

  it('is reached by HEAD when the server died between the last byte and the answer', async () => {
    const path = await tus.create(content.length);
    tus.onComplete = () => Promise.reject(new Error('killed'));
    expect((await tus.patch(path, 0, content)).status).toBe(500);
    tus.restart();
    tus.onComplete = async () => ok();
    expect(await tus.call('HEAD', path)).toMatchObject({
      status: 200,
      headers: { 'upload-offset': String(content.length), 'cache-control': 'no-store' },
    });
    expect(tus.received).toMatchObject([{ sha256: sha256(content) }]);
    expect((await tus.patch(path, content.length, Buffer.alloc(0))).status).toBe(204);
    expect(tus.received.length).toBe(1);
  });

  it('does not say 409 for a refusal of the application, keeps the bytes, and can succeed later', async () => {
    tus.restart({ problemOf: ({ code }) => ({ type: 'about:blank', title: code, status: 409, code }) });
    const path = await tus.create(content.length);
    tus.onComplete = async () => refuse('case.out-of-order');
    expect((await tus.patch(path, 0, content)).status).toBe(422);
    expect((await tus.call('HEAD', path)).status).toBe(422);
    tus.onComplete = async () => ok();
    expect((await tus.call('HEAD', path)).status).toBe(200);
    expect(tus.received.length).toBe(1);
  });
});

describe('after a crash', () => {
  it('looks without a change; going on cuts off what was never acknowledged and re-reads the digest of the rest', async () => {
    const path = await tus.create(content.length);
    await tus.patch(path, 0, content.subarray(0, half));
    const file = await tus.staging.open(idOf(path));
    await file.write(randomBytes(999), 0, 999, half);
    await file.close();
    tus.restart();
    expect(await tus.offset(path)).toBe(half);
    expect(await tus.staging.size(idOf(path))).toBe(half + 999);
    await tus.patch(path, half, content.subarray(half, half + 10));
    expect(await tus.staging.size(idOf(path))).toBe(half + 10);
    await tus.patch(path, half + 10, content.subarray(half + 10));
    expect(tus.received[0]!.sha256).toBe(sha256(content));
    expect(tus.received[0]!.content.equals(content)).toBe(true);
    expect(tus.errors).toEqual([]);
  });

  it('does not claim acknowledged bytes that the disk lost, and raises the alarm', async () => {
    const path = await tus.create(content.length);
    await tus.patch(path, 0, content.subarray(0, half));
    await truncate(tus.staging.pathOf(idOf(path)), 1000);
    tus.restart();
    expect(await tus.offset(path)).toBe(1000);
    expect(String(tus.errors[0])).toContain('lost 1499000 acknowledged bytes');
    expect((await tus.uploads.find(idOf(path)))!.offset).toBe(half);
    await tus.patch(path, 1000, content.subarray(1000));
    expect(tus.received[0]!.content.equals(content)).toBe(true);
  });

  it('acknowledges within one long request, so that a crash costs little', async () => {
    tus.restart({ acknowledgeEvery: 500_000 });
    const path = await tus.create(content.length);
    const socket = await tus.hang(path, 0, content.length, content.subarray(0, 2_500_000));
    const acknowledged = async () => (await tus.uploads.find(idOf(path)))!.offset;
    for (let i = 0; i < 200 && (await acknowledged()) === 0; i += 1) await sleep(20);
    expect(await acknowledged()).toBeGreaterThan(500_000);
    socket.destroy();
  });
});

describe('termination, expiry and strangers', () => {
  it('removes a terminated upload and its bytes', async () => {
    const path = await tus.create(100);
    expect((await tus.call('DELETE', path)).status).toBe(204);
    expect((await tus.call('HEAD', path)).status).toBe(404);
    expect(await tus.files()).toEqual([]);
  });

  it('does not terminate what was received', async () => {
    const path = await tus.create(4);
    await tus.patch(path, 0, Buffer.alloc(4));
    expect(await tus.call('DELETE', path)).toMatchObject({ status: 403 });
  });

  it("answers another's upload, a missing one and a senseless address alike", async () => {
    const path = await tus.create(100);
    const answers = [];
    for (const other of [path, '/api/uploads/00000000-0000-7000-8000-000000000000', '/api/uploads/..%2f..']) {
      answers.push(await tus.call('DELETE', other, { Authorization: 'stranger' }));
    }
    for (const { status, body } of answers) expect([status, body]).toEqual([404, answers[0]!.body]);
    expect(await tus.offset(path)).toBe(0);
  });

  it('answers an expired upload 410 and sweeps it, with orphans, but nothing younger', async () => {
    const path = await tus.create(100);
    tus.time = new Date('2026-03-09T01:00:00.000Z');
    expect((await tus.call('HEAD', path)).status).toBe(410);
    const young = await tus.create(100);
    await (await tus.staging.create('11111111-1111-4111-8111-111111111111')).close();
    // The files of this test carry the real clock, so the sweep is run a day after it.
    tus.time = new Date(Math.max(Date.now(), tus.time.getTime()) + 86_400_001);
    await tus.uploads.advance(idOf(young), 0, new Date(tus.time.getTime() + 1).toISOString());
    expect(await tus.tus.sweep()).toEqual({ expired: 1, orphans: 1 });
    expect(await tus.files()).toEqual([idOf(young)]);
    expect((await tus.call('HEAD', path)).status).toBe(404);
  });

  it('lists what its owner can resume', async () => {
    const path = await tus.create(100);
    const done = await tus.create(4);
    await tus.patch(done, 0, Buffer.alloc(4));
    expect((await tus.uploads.listUnfinishedOf('officer')).map(({ id }) => id)).toEqual([idOf(path)]);
    expect(await tus.uploads.listUnfinishedOf('stranger')).toEqual([]);
  });
});

describe('broken things', () => {
  it('answers a full disk 507 and leaves the upload at its offset', async () => {
    const path = await tus.create(content.length);
    await tus.patch(path, 0, content.subarray(0, half));
    const { open, openDirect } = tus.staging;
    const full = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    tus.staging.open = async (id) => Object.assign(await open.call(tus.staging, id), { write: full });
    tus.staging.openDirect = async () => undefined;
    expect(await tus.patch(path, half, content.subarray(half))).toMatchObject({
      status: 507,
      body: problem('upload.disk-full'),
    });
    Object.assign(tus.staging, { open, openDirect });
    expect(await tus.offset(path)).toBe(half);
    await tus.patch(path, half, content.subarray(half));
    expect(tus.received[0]!.content.equals(content)).toBe(true);
  });
});
