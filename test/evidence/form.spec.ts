import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { EvidenceStore } from '../../src/modules/evidence/index.js';
import { startOffice, type Office } from '../support/office.js';
import { acts, codeOf, mp4, newCase, sealed, sha256 } from './kit.js';

const MiB = 2 ** 20;
let office: Office;
let caseId: string;
let token: string;

beforeAll(async () => {
  office = await startOffice({ env: { MAX_MULTIPART_BYTES: String(MiB) } });
  caseId = await newCase(office);
  token = await office.token('officer1');
});
afterAll(() => office?.close());

const form = (path = `/api/cases/${caseId}/evidence`) =>
  request(office.http).post(path).set('Authorization', `Bearer ${token}`);

async function left(): Promise<{ staged: number; stored: number }> {
  const count = { staged: 0, stored: 0 };
  const { staging, objects } = office.app.get(EvidenceStore);
  for await (const _ of staging.list()) count.staged += 1;
  for await (const _ of objects.list()) count.stored += 1;
  return count;
}

describe('a file sent by form', () => {
  it('is received like any other, under the name people gave it', async () => {
    const bytes = mp4(200_000);
    const { body } = await form()
      .field('stage', 'service')
      .field('sha256', sha256(bytes).toUpperCase())
      .attach('file', bytes, { filename: '送达“回证”.mp4', contentType: 'video/mp4' })
      .expect(201);
    await sealed(office);
    const view = await (await office.as('officer1')).get(`/api/evidence/${body.id}`).expect(200);
    expect(view.body).toMatchObject({
      stage: 'service',
      filename: '送达“回证”.mp4',
      origin: 'multipart',
      state: 'sealed',
      sha256: sha256(bytes),
      declaredSha256: sha256(bytes),
    });
    const done = (await acts(office, body.id)).map((entry) => entry.act);
    expect(done.filter((act) => act !== 'evidence.read-media')).toEqual([
      'evidence.receive',
      'evidence.seal',
    ]);
    expect(await left()).toEqual({ staged: 0, stored: 1 });
  });

  it('may be a photo, a sound, a text or a document', async () => {
    const files = [
      ['照片.jpg', 'image/jpeg', 'photo', Buffer.from('\xff\xd8\xff\xe0 a photo', 'latin1')],
      ['录音.m4a', 'audio/mp4', 'audio', Buffer.from('\0\0\0\x18ftypM4A \0\0\0\0 a sound', 'latin1')],
      ['笔录.txt', 'text/plain', 'text', Buffer.from('询问笔录正文')],
      ['笔录.pdf', 'application/pdf', 'text', Buffer.from('%PDF-1.7 a record')],
    ] as const;
    for (const [filename, contentType, medium, bytes] of files) {
      const { body } = await form()
        .field('stage', 'investigation')
        .attach('file', bytes, { filename, contentType })
        .expect(201);
      const view = await (await office.as('reviewer1')).get(`/api/evidence/${body.id}`).expect(200);
      expect(view.body).toMatchObject({ filename, medium });
    }
  });

  describe('leaves nothing behind when it', () => {
    let before: Awaited<ReturnType<typeof left>>;
    beforeAll(async () => void (before = await left()));

    it('is larger than a form may carry: 413 names the other way', async () => {
      const { body } = await form()
        .field('stage', 'service')
        .attach('file', mp4(MiB + 1), 'big.mp4')
        .expect(413);
      expect(body).toMatchObject({ code: 'evidence.too-large-for-form', facts: { uploads: '/api/uploads' } });
      expect(await left()).toEqual(before);
    });

    it.each([['../../../etc/passwd'], ['..\\..\\boot.ini'], ['/etc/cron.d/x'], ['..']])(
      'is named %j',
      async (filename) => {
        const body = new FormData();
        body.append('stage', 'service');
        body.append('file', new Blob([new Uint8Array(mp4(100, 5))]), filename);
        const headers = { Authorization: `Bearer ${token}` };
        const response = await fetch(`${office.http}/api/cases/${caseId}/evidence`, {
          method: 'POST',
          headers,
          body,
        });
        expect([response.status, await codeOf(response)]).toEqual([422, 'evidence.bad-name']);
        expect(await left()).toEqual(before);
      },
    );

    it('is not what was declared, empty, of a lying type, missing, or sent with unknown fields', async () => {
      const one = () => form().field('stage', 'service');
      const digest = await one()
        .field('sha256', 'a'.repeat(64))
        .attach('file', mp4(100, 6), 'a.mp4')
        .expect(422);
      const empty = await one().attach('file', Buffer.alloc(0), 'a.mp4').expect(400);
      const lying = await one()
        .attach('file', Buffer.from('PK\x03\x04zip'), { filename: 'a.mp4', contentType: 'video/mp4' })
        .expect(422);
      const none = await one().expect(422);
      const unknown = await one().field('isAdmin', '1').attach('file', mp4(100, 6), 'a.mp4').expect(422);
      const stage = await form().attach('file', mp4(100, 6), 'a.mp4').expect(422);
      expect([digest, empty, lying, none, unknown, stage].map(({ body }) => body.code)).toEqual([
        'evidence.digest-mismatch',
        'upload.empty',
        'evidence.type-mismatch',
        'evidence.no-file',
        'input.invalid',
        'input.invalid',
      ]);
      expect(await left()).toEqual(before);
    });

    it('goes to a case that is not there, comes as another field, or is no form', async () => {
      const nowhere = '/api/cases/0193d3c0-0000-7000-8000-000000000001/evidence';
      await form(nowhere).field('stage', 'service').attach('file', mp4(100, 6), 'a.mp4').expect(404);
      await form().field('stage', 'service').attach('other', mp4(100, 6), 'a.mp4').expect(400);
      await form().send({ stage: 'service' }).expect(415);
      expect(await left()).toEqual(before);
    });
  });

  it('is refused with 409 when the case already has it', async () => {
    const send = () => form().field('stage', 'service').attach('file', mp4(300, 9), 'a.mp4');
    const first = await send().expect(201);
    const second = await send().expect(409);
    expect(second.body).toMatchObject({ code: 'evidence.duplicate', facts: { evidenceId: first.body.id } });
  });
});
