import request from 'supertest';
import yazl from 'yazl';
import { buffer } from 'node:stream/consumers';
import { EvidenceStore } from '../../src/modules/evidence/index.js';
import { startOffice, type Office } from '../support/office.js';
import { acts, begin, codeOf, mp4, newCase, patch, send, sha256, tus } from './kit.js';

let office: Office;
let caseId: string;
beforeAll(async () => {
  office = await startOffice();
  caseId = await newCase(office);
});
afterAll(() => office?.close());

const uploadMetadata = (more: Record<string, string> = {}) => ({
  filename: 'a.mp4',
  caseId,
  stage: 'investigation',
  ...more,
});

/** A real archive with a real video in it. */
async function archive(): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  zip.addBuffer(mp4(200_000), '现场.mp4', { compress: false });
  zip.end();
  return buffer(zip.outputStream);
}

async function nothingReceived(id: string): Promise<void> {
  await (await office.as('officer1')).get(`/api/evidence/${id}`).expect(404);
  expect(await office.app.get(EvidenceStore).objects.stat(id)).toBeUndefined();
  expect((await acts(office, id)).map(({ act }) => act)).not.toContain('evidence.receive');
}

describe('an upload that lies about its length', () => {
  it('too long is never received, however often it asks', async () => {
    const bytes = mp4(1000, 2);
    const path = (await begin(office, 'officer1', 2000, uploadMetadata())).headers.get('location')!;
    const id = path.split('/').pop()!;
    expect((await patch(office, 'officer1', path, 0, bytes)).headers.get('upload-offset')).toBe('1000');
    expect((await tus(office, 'officer1', 'HEAD', path)).headers.get('upload-offset')).toBe('1000');
    expect((await patch(office, 'officer1', path, 1000, Buffer.alloc(0))).status).toBe(204);
    await nothingReceived(id);
  });

  it('too short is refused with its first byte too many, and none of the request is kept', async () => {
    const path = (await begin(office, 'officer1', 1000, uploadMetadata())).headers.get('location')!;
    const answer = await patch(office, 'officer1', path, 0, mp4(1001, 3));
    expect([answer.status, await codeOf(answer)]).toEqual([413, 'upload.beyond-length']);
    expect((await tus(office, 'officer1', 'HEAD', path)).headers.get('upload-offset')).toBe('0');
    await nothingReceived(path.split('/').pop()!);
  });

  it('of no, negative, fractional or endless length is refused', async () => {
    for (const length of ['', '-1', '1.5', '1e9', '0x10', '99999999999999999999']) {
      const answer = await tus(office, 'officer1', 'POST', '/api/uploads', { 'Upload-Length': length });
      expect([length, answer.status, await codeOf(answer)]).toEqual([length, 400, 'upload.bad-length']);
    }
    const huge = await begin(office, 'officer1', 2 ** 52, uploadMetadata());
    expect([huge.status, await codeOf(huge)]).toEqual([413, 'upload.too-large']);
  });
});

describe('a file that lies about what it is', () => {
  it.each([
    ['by its name alone', {}],
    ['by its name, sent as plain bytes', { filetype: 'application/octet-stream' }],
    ['by its name and its type', { filetype: 'video/mp4' }],
    ['by its type', { filename: 'a', filetype: 'video/mp4' }],
  ])('an archive that pretends to be a video %s is refused', async (_, lie) => {
    const { id, response } = await send(office, 'officer1', await archive(), uploadMetadata(lie));
    expect([response.status, await codeOf(response)]).toEqual([422, 'evidence.type-mismatch']);
    await nothingReceived(id);
  });

  it('by its name is refused in a form as well; under its own name it is taken for what it is', async () => {
    const post = async (filename: string) =>
      request(office.http)
        .post(`/api/cases/${caseId}/evidence`)
        .set('Authorization', `Bearer ${await office.token('officer1')}`)
        .field('stage', 'investigation')
        .attach('file', await archive(), { filename, contentType: 'application/octet-stream' });
    expect((await post('现场.mp4')).body).toMatchObject({ code: 'evidence.type-mismatch' });
    const { body } = await post('现场.zip');
    const item = await (await office.as('officer1')).get(`/api/evidence/${body.id}`).expect(200);
    expect(item.body).toMatchObject({ mediaType: 'application/zip', medium: 'other', viewable: false });
  });
});

describe('a file that lies about its digests', () => {
  it.each(['sha256', 'headSha256', 'tailSha256'])('%s is refused and entered', async (key) => {
    const bytes = mp4(40_000, 5);
    const right = sha256(bytes);
    const wrong = `${right.slice(0, 63)}${right.endsWith('0') ? '1' : '0'}`;
    const { id, response } = await send(office, 'officer1', bytes, uploadMetadata({ [key]: wrong }));
    expect(response.status).toBe(422);
    await nothingReceived(id);
    expect((await acts(office, id)).at(-1)).toMatchObject({
      act: 'evidence.refuse',
      detail: { declaredSha256: wrong, sha256: right },
    });
  });
});

describe('a name or time nobody means', () => {
  it('a name of 10,000 characters is refused, by tus and by form', async () => {
    const latin = await begin(
      office,
      'officer1',
      10,
      uploadMetadata({ filename: `${'a'.repeat(9_996)}.mp4` }),
    );
    expect([latin.status, await codeOf(latin)]).toEqual([431, 'upload.metadata-too-large']);
    const shorter = await begin(
      office,
      'officer1',
      10,
      uploadMetadata({ filename: `${'a'.repeat(5_000)}.mp4` }),
    );
    expect([shorter.status, await codeOf(shorter)]).toEqual([422, 'evidence.bad-name']);
    const form = await request(office.http)
      .post(`/api/cases/${caseId}/evidence`)
      .set('Authorization', `Bearer ${await office.token('officer1')}`)
      .field('stage', 'investigation')
      .attach('file', mp4(500, 6), { filename: `${'a'.repeat(9_996)}.mp4` });
    expect([form.status, form.body.code]).toEqual([422, 'evidence.bad-name']);
  });

  it('a clip from the future is refused, one from a clock a little ahead is not', async () => {
    const at = (ms: number) => new Date(office.clock.ms() + ms).toISOString();
    const future = await begin(office, 'officer1', 10, uploadMetadata({ capturedTo: at(10 * 60_000) }));
    expect([future.status, await codeOf(future)]).toEqual([422, 'evidence.captured-in-future']);
    expect((await begin(office, 'officer1', 10, uploadMetadata({ capturedTo: at(60_000) }))).status).toBe(
      201,
    );
  });

  it('no bytes at all are refused, by tus and by form', async () => {
    expect((await begin(office, 'officer1', 0, uploadMetadata())).status).toBe(400);
    const form = await request(office.http)
      .post(`/api/cases/${caseId}/evidence`)
      .set('Authorization', `Bearer ${await office.token('officer1')}`)
      .field('stage', 'investigation')
      .attach('file', Buffer.alloc(0), { filename: 'a.mp4' });
    expect([form.status, form.body.code]).toEqual([400, 'upload.empty']);
  });
});
