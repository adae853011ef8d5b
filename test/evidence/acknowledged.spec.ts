import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ProgramLog } from '../../src/platform/logs/index.js';
import { once } from 'node:events';
import { truncate } from 'node:fs/promises';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import form from 'supertest';
import { EvidenceStore, OrphanCleaner } from '../../src/modules/evidence/index.js';
import { Acts } from '../../src/modules/ledger/index.js';
import { DatabaseError } from '../../src/platform/database/index.js';
import { VerifyStore } from '../../src/verify-store.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { type S3Server, startS3 } from '../support/s3.js';
import { acts, begin, codeOf, mp4, newCase, ofPeople, patch, send, tus } from './kit.js';

const MiB = 2 ** 20;
const idOf = (path: string) => path.split('/').pop()!;
const metadata = (caseId: string) => ({ caseId, filename: '现场.mp4', stage: 'investigation' });

/** A PATCH of the whole file whose second half is sent when it is told so. */
async function slowPatch(office: Office, path: string, bytes: Buffer, half: number) {
  const headers = {
    'Tus-Resumable': '1.0.0',
    Authorization: `Bearer ${await office.token('officer1')}`,
    'Content-Type': 'application/offset+octet-stream',
    'Upload-Offset': 0,
    'Content-Length': bytes.length,
  };
  const req: ClientRequest = request(`${office.http}${path}`, { method: 'PATCH', headers });
  const answered = once(req, 'response') as Promise<[IncomingMessage]>;
  req.write(bytes.subarray(0, half));
  return async (): Promise<{ status: number; code: string }> => {
    req.end(bytes.subarray(half));
    const [res] = await answered;
    let text = '';
    for await (const part of res) text += String(part);
    return { status: res.statusCode!, code: text ? (JSON.parse(text) as { code: string }).code : '' };
  };
}

/** What the program logs as an error meanwhile. */
async function logged(work: () => Promise<void>): Promise<string> {
  const errors = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
  const events = jest.spyOn(ProgramLog.prototype, 'event').mockImplementation(() => undefined);
  try {
    await work();
    const said = errors.mock.calls.map(([line]) => String(line));
    const told = events.mock.calls.filter(([level]) => level === 'error').map(([, , message]) => message);
    return [...said, ...told].join('\n');
  } finally {
    errors.mockRestore();
    events.mockRestore();
  }
}

async function written(office: Office, id: string, bytes: number): Promise<void> {
  const { staging } = office.app.get(EvidenceStore);
  for (let i = 0; i < 500 && ((await staging.size(id)) ?? 0) < bytes; i += 1) await sleep(10);
  expect(await staging.size(id)).toBeGreaterThanOrEqual(bytes);
}

/** The item is not there, nothing of it is in the store, and its bytes wait where they were. */
async function keptUnreceived(office: Office, id: string): Promise<void> {
  const { objects, staging } = office.app.get(EvidenceStore);
  await (await office.as('officer1')).get(`/api/evidence/${id}`).expect(404);
  expect(await objects.stat(id)).toBeUndefined();
  expect(await staging.size(id)).toBeGreaterThan(0);
  expect((await acts(office, id)).map(({ act }) => act)).toEqual(['evidence.upload']);
}

describe(`a file that is not on the volume as it was acknowledged, on ${DRIVER}`, () => {
  let office: Office;
  beforeAll(async () => void (office = await startOffice()));
  afterAll(() => office?.close());

  it('because a part of it was cut off and written over with a hole, is not received', async () => {
    const bytes = mp4(12 * MiB, 3);
    const path = (await begin(office, 'officer1', bytes.length, metadata(await newCase(office)))).headers.get(
      'location',
    )!;
    const id = idOf(path);
    const { staging } = office.app.get(EvidenceStore);
    const log = await logged(async () => {
      const finish = await slowPatch(office, path, bytes, 8 * MiB);
      await written(office, id, 6 * MiB);
      await truncate(staging.pathOf(id), 1 * MiB);
      expect(await finish()).toEqual({ status: 500, code: 'upload.failed' });
      // What is asked again is not suddenly good.
      expect((await tus(office, 'officer1', 'HEAD', path)).status).toBe(500);
    });
    expect(log).toMatch(
      new RegExp(`upload ${id} is not received.*SHA-256 received [0-9a-f]{64}, stored [0-9a-f]{64}`),
    );
    await keptUnreceived(office, id);
    expect((await tus(office, 'officer1', 'DELETE', path)).status).toBe(204);
  });

  it('because its end is missing, is not received', async () => {
    const bytes = mp4(3 * MiB, 4);
    const path = (await begin(office, 'officer1', bytes.length, metadata(await newCase(office)))).headers.get(
      'location',
    )!;
    const id = idOf(path);
    const { objects, staging } = office.app.get(EvidenceStore);
    const adopt = objects.adopt.bind(objects);
    // Between the counting of the bytes and their second name.
    const adopting = jest.spyOn(objects, 'adopt').mockImplementationOnce(async (object, from) => {
      await truncate(staging.pathOf(id), 2 * MiB);
      return adopt(object, from);
    });
    const log = await logged(async () => {
      const answer = await patch(office, 'officer1', path, 0, bytes);
      expect([answer.status, await codeOf(answer)]).toEqual([500, 'upload.failed']);
    });
    adopting.mockRestore();
    expect(log).toContain(`${2 * MiB} of ${3 * MiB} bytes are stored`);
    await keptUnreceived(office, id);
  });
});

describe(`a volume that is full, on ${DRIVER}`, () => {
  let office: Office;
  beforeAll(async () => void (office = await startOffice()));
  afterAll(() => office?.close());

  it.each(['ENOSPC', 'EDQUOT'])(
    '(%s) is told from a fault of the form: 507 with what to do',
    async (code) => {
      const caseId = await newCase(office);
      const { staging } = office.app.get(EvidenceStore);
      const full = jest
        .spyOn(staging, 'create')
        .mockRejectedValueOnce(Object.assign(new Error(`${code}: no space`), { code }));
      const log = await logged(async () => {
        const form = new FormData();
        form.set('stage', 'investigation');
        form.set('file', new Blob([new Uint8Array(mp4(1000, 8))], { type: 'video/mp4' }), '现场.mp4');
        const answer = await fetch(`${office.http}/api/cases/${caseId}/evidence`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${await office.token('officer1')}` },
          body: form,
        });
        expect(answer.status).toBe(507);
        expect(await answer.json()).toMatchObject({
          code: 'store.full',
          title: '存储空间不足',
          next: expect.stringContaining('系统管理人员'),
        });
      });
      full.mockRestore();
      expect(log).toContain(code);
    },
  );
});

describe(`towards an S3 store, on ${DRIVER}`, () => {
  let s3: S3Server;
  let office: Office;
  beforeAll(async () => {
    s3 = await startS3();
    office = await startOffice({ env: { STORAGE_URL: s3.url('acknowledged') } });
  });
  afterAll(async () => {
    await office?.close();
    await s3.close();
  });

  it('bytes that are sent otherwise than they were received are not received', async () => {
    const bytes = mp4(12 * MiB, 5);
    const path = (await begin(office, 'officer1', bytes.length, metadata(await newCase(office)))).headers.get(
      'location',
    )!;
    const id = idOf(path);
    const { staging } = office.app.get(EvidenceStore);
    const log = await logged(async () => {
      const finish = await slowPatch(office, path, bytes, 8 * MiB);
      await written(office, id, 6 * MiB);
      await truncate(staging.pathOf(id), 1 * MiB);
      expect(await finish()).toEqual({ status: 500, code: 'upload.failed' });
    });
    expect(log).toMatch(new RegExp(`upload ${id} is not received.*SHA-256 received`));
    await keptUnreceived(office, id);
  });

  it('that is away: 503 with what to do, in every request; back again, the upload is completed by HEAD', async () => {
    const { response, id: earlier } = await send(
      office,
      'officer1',
      mp4(MiB, 6),
      metadata(await newCase(office)),
    );
    expect(response.status).toBe(204);
    const bytes = mp4(MiB, 7);
    const path = (await begin(office, 'officer1', bytes.length, metadata(await newCase(office)))).headers.get(
      'location',
    )!;
    await s3.stop();
    const log = await logged(async () => {
      const last = await patch(office, 'officer1', path, 0, bytes);
      expect([last.status, last.headers.get('retry-after')]).toEqual([503, '5']);
      expect(await last.json()).toMatchObject({
        code: 'store.unreachable',
        next: expect.stringContaining('续传'),
      });
      const asked = await tus(office, 'officer1', 'HEAD', path);
      expect([asked.status, asked.headers.get('retry-after')]).toEqual([503, '5']);
      const read = await (await office.as('officer1')).get(`/api/evidence/${earlier}/content`);
      expect([read.status, read.headers['retry-after']]).toEqual([503, '5']);
      expect(read.body).toMatchObject({ code: 'store.unreachable', title: '存储暂时不可用' });
    });
    expect(log).toContain('the store does not answer');
    await s3.start();
    const whole = await tus(office, 'officer1', 'HEAD', path);
    expect([whole.status, whole.headers.get('upload-offset')]).toEqual([200, String(bytes.length)]);
    const entered = ofPeople(await acts(office, idOf(path))).map(({ act }) => act);
    expect(entered.slice(0, 2)).toEqual(['evidence.upload', 'evidence.receive']);
    await (await office.as('officer1')).get(`/api/evidence/${idOf(path)}`).expect(200);
  });
});

describe(`an item of which nobody can say whether it was committed, on ${DRIVER}`, () => {
  let office: Office;
  beforeAll(async () => void (office = await startOffice()));
  afterAll(() => office?.close());

  /** Uploads a file whose receipt ends in an unknown outcome, committed or not; answers its id. */
  async function doubtful(committed: boolean): Promise<string> {
    const perform = Acts.prototype.perform as unknown as (...all: unknown[]) => Promise<unknown>;
    const spy = jest.spyOn(Acts.prototype, 'perform').mockImplementation(async function (
      this: Acts,
      ...all: unknown[]
    ) {
      if (all[1] !== 'evidence.receive') return perform.apply(this, all) as never;
      if (committed) await perform.apply(this, all);
      throw new DatabaseError('unknown-outcome', 'the answer was lost');
    });
    const errors = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const begun = await begin(office, 'officer1', 1000, metadata(await newCase(office)));
    const path = begun.headers.get('location')!;
    const answer = await patch(office, 'officer1', path, 0, mp4(1000, committed ? 5 : 6));
    expect(answer.status).toBeGreaterThanOrEqual(500);
    spy.mockRestore();
    errors.mockRestore();
    return idOf(path);
  }

  it('keeps its bytes when it was', async () => {
    const id = await doubtful(true);
    const { objects } = office.app.get(EvidenceStore);
    expect((await objects.stat(id))?.bytes).toBe(1000);
    await office.app.get(OrphanCleaner).tidy();
    expect((await objects.stat(id))?.bytes).toBe(1000);
  });

  it('keeps them when it was not, and they are received when the sender asks again', async () => {
    const id = await doubtful(false);
    const { objects } = office.app.get(EvidenceStore);
    expect((await objects.stat(id))?.bytes).toBe(1000);
    await office.app.get(OrphanCleaner).tidy();
    const looked = await tus(office, 'officer1', 'HEAD', `/api/uploads/${id}`, {});
    expect([looked.status, looked.headers.get('upload-offset')]).toEqual([200, '1000']);
    await (await office.as('officer1')).get(`/api/evidence/${id}`).expect(200);
    expect((await objects.stat(id))?.bytes).toBe(1000);
  });

  it('of a form, stored although the store could not promise it, is known as a left-over and removed', async () => {
    const { objects, staging } = office.app.get(EvidenceStore);
    const caseId = await newCase(office);
    const adopt = objects.adopt.bind(objects);
    let id = '';
    const full = jest.spyOn(objects, 'adopt').mockImplementationOnce(async (object, from) => {
      await adopt(object, from);
      id = object;
      throw Object.assign(new Error('ENOSPC: no space left on device, fsync'), { code: 'ENOSPC' });
    });
    const errors = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const answer = await form(office.http)
      .post(`/api/cases/${caseId}/evidence`)
      .set('Authorization', `Bearer ${await office.token('officer1')}`)
      .field('stage', 'investigation')
      .attach('file', mp4(1000, 7), { filename: '现场.mp4', contentType: 'video/mp4' });
    expect([answer.status, answer.body.code]).toEqual([507, 'store.full']);
    errors.mockRestore();
    full.mockRestore();
    expect([(await objects.stat(id))?.bytes, await staging.size(id)]).toEqual([1000, 1000]);
    const { ok, lines } = await office.app.get(VerifyStore).run();
    expect([ok, lines.join('\n')]).toEqual([true, expect.stringContaining(`evidence ${id}: left-over`)]);
    office.clock.set(new Date(Date.now() + 3_600_000).toISOString());
    await office.app.get(OrphanCleaner).tidy();
    expect(await objects.stat(id)).toBeUndefined();
  });
});
