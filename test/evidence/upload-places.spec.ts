import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type ClientRequest, createServer as createHttpServer, type Server, request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { createApp } from '../../src/app.js';
import { seedOffice } from '../../src/demo/office.js';
import { EvidenceStore, UploadPlaceRow } from '../../src/modules/evidence/index.js';
import { Config } from '../../src/platform/config/index.js';
import { VerifyStore } from '../../src/verify-store.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { DRIVER, type FreshDatabase, freshDatabase } from '../support/database.js';
import { Office, PASSWORD, startOffice } from '../support/office.js';
import { type S3Server, startS3 } from '../support/s3.js';
import {
  begin,
  beginWithClient,
  codeOf,
  mp4,
  newCase,
  patch,
  sealed,
  sendWithClient,
  sha256,
  tus,
} from './kit.js';

const MiB = 2 ** 20;
const idOf = (path: string) => path.split('/').pop()!;
const uploadMetadata = (caseId: string) => ({ caseId, filename: '现场.mp4', stage: 'investigation' });
const begun = async (office: Office, bytes: number, caseId: string): Promise<string> =>
  (await begin(office, 'officer1', bytes, uploadMetadata(caseId))).headers.get('location')!;
const placeOf = (office: Office, id: string) =>
  office.app.get(DataSource).getRepository(UploadPlaceRow).findOneBy({ id });
const offsetAt = async (office: Office, path: string) =>
  (await tus(office, 'officer1', 'HEAD', path)).headers.get('upload-offset');

describe(`the place of an upload, on ${DRIVER}`, () => {
  let office: Office;
  let other: Server;
  let asked = 0;
  let otherAddress: string;
  beforeAll(async () => {
    other = createHttpServer((req, res) => {
      asked += 1;
      req.resume();
      res.statusCode = 204;
      res.end();
    });
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    otherAddress = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    office = await startOffice({ env: { NODE_ADDRESS: otherAddress } });
  });
  afterAll(async () => {
    await office?.close();
    other.close();
  });

  it('is written with its beginning, and gone with its end; this machine answers for its own', async () => {
    const caseId = await newCase(office);
    const paths = [await begun(office, 1000, caseId), await begun(office, 1000, caseId)] as const;
    const nodeId = readFileSync(join(office.config.uploadsDir, 'node.id'), 'utf8').trim();
    const place = { nodeId, nodeAddress: otherAddress, ownerId: expect.any(String) };
    for (const path of paths) expect(await placeOf(office, idOf(path))).toMatchObject(place);
    expect((await patch(office, 'officer1', paths[0], 0, mp4(1000, 1))).status).toBe(204);
    expect(await placeOf(office, idOf(paths[0]))).toBeNull();
    expect(await offsetAt(office, paths[1])).toBe('0');
    expect((await tus(office, 'officer1', 'DELETE', paths[1])).status).toBe(204);
    expect(await placeOf(office, idOf(paths[1]))).toBeNull();
    expect((await tus(office, 'officer1', 'HEAD', paths[1])).status).toBe(404);
    expect(asked).toBe(0);
  });

  it('of another machine that has not said its address: 503, what to do, and to nobody else but 404', async () => {
    const mine = await begun(office, 10, await newCase(office));
    const { ownerId } = (await placeOf(office, idOf(mine)))!;
    const [id, nodeId] = [randomUUID(), randomUUID()];
    const row = { id, ownerId, nodeId, nodeAddress: null, createdAt: new Date().toISOString() };
    await writeDirectly(office, (database) => database.getRepository(UploadPlaceRow).insert(row));
    const answer = await tus(office, 'officer1', 'PATCH', `/api/uploads/${id}`, { 'Upload-Offset': '0' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await answer.json()).toMatchObject({
      code: 'upload.elsewhere',
      detail: expect.stringContaining(nodeId),
      next: expect.stringContaining('NODE_ADDRESS'),
    });
    const outsider = await tus(office, 'officer2', 'DELETE', `/api/uploads/${id}`);
    const missing = await tus(office, 'officer2', 'DELETE', `/api/uploads/${randomUUID()}`);
    // Alike but for the number of the request.
    const told = async (answer: Response) => ({ ...((await answer.json()) as object), requestId: undefined });
    expect([outsider.status, await told(outsider)]).toEqual([404, await told(missing)]);
    expect(asked).toBe(0);
  });

  it('of an upload that expired goes with the next one begun', async () => {
    const mine = await begun(office, 10, await newCase(office));
    const { ownerId, nodeId } = (await placeOf(office, idOf(mine)))!;
    const old = {
      ownerId,
      nodeAddress: null,
      caseId: null,
      bytes: null,
      createdAt: '2020-01-01T00:00:00.000Z',
    };
    const now = new Date().toISOString();
    const rows = {
      expired: {
        ...old,
        id: randomUUID(),
        nodeId,
        createdAt: new Date(Date.now() - 2 * 86_400_000).toISOString(),
      },
      gone: { ...old, id: randomUUID(), nodeId: randomUUID() },
      beginning: { ...old, id: randomUUID(), nodeId, createdAt: now },
      elsewhere: { ...old, id: randomUUID(), nodeId: randomUUID(), createdAt: now },
    };
    await writeDirectly(office, (database) =>
      database.getRepository(UploadPlaceRow).insert(Object.values(rows)),
    );
    await begun(office, 10, await newCase(office));
    const left = await Promise.all(Object.values(rows).map(({ id }) => placeOf(office, id)));
    expect(left.map((row) => row !== null)).toEqual([false, false, true, true]);
    expect(await placeOf(office, idOf(mine))).not.toBeNull();
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Two machines that share database and object store, each with a folder of its own. */
if (DRIVER === 'postgres')
  describe('an upload begun on one machine of two', () => {
    let s3: S3Server;
    let database: FreshDatabase;
    let folder: string;
    let a: Office;
    let b: Office;
    let stopA: () => Promise<void>;

    async function machine(dataDir: string, port: number, more: Record<string, string>): Promise<Office> {
      const config = new Config({
        DATA_DIR: dataDir,
        DATABASE_URL: database.url,
        STORAGE_URL: s3.url('two'),
        LEDGER_KEY_FILE: join(database.folder, 'ledger.key'),
        FFMPEG: 'off',
        ...more,
      });
      const app = await createApp(config);
      const seeded = a ? a.seeded : await seedOffice(app, PASSWORD);
      const server = await app.listen(port, '127.0.0.1');
      const http = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      return new Office(app, http, seeded, database, config);
    }

    beforeAll(async () => {
      s3 = await startS3();
      database = await freshDatabase();
      folder = mkdtempSync(join(tmpdir(), 'sanxiang-b-'));
      const port = await freePort();
      a = await machine(database.folder, port, { NODE_ADDRESS: `http://127.0.0.1:${port}` });
      b = await machine(folder, 0, {});
      let stopped: Promise<void> | undefined;
      stopA = () => (stopped ??= a.app.close());
    });
    afterAll(async () => {
      await stopA?.();
      await b?.app.close();
      await database?.drop();
      rmSync(folder, { recursive: true, force: true });
      await s3?.close();
    });

    /** A PATCH through B that announces more than it sends. */
    async function hang(
      path: string,
      offset: number,
      announced: number,
      sent: Buffer,
    ): Promise<ClientRequest> {
      const headers = {
        'Tus-Resumable': '1.0.0',
        Authorization: `Bearer ${await b.token('officer1')}`,
        'Content-Type': 'application/offset+octet-stream',
        'Upload-Offset': offset,
        'Content-Length': announced,
      };
      const req = request(`${b.http}${path}`, { method: 'PATCH', headers });
      req.on('error', () => undefined);
      req.write(sent);
      return req;
    }

    it('goes on and ends on the other with tus-js-client', async () => {
      const bytes = mp4(5 * MiB, 11);
      const metadata = { ...uploadMetadata(await newCase(a)), sha256: sha256(bytes) };
      const path = await beginWithClient(a, 'officer1', bytes, metadata);
      expect(await offsetAt(b, path)).toBe('1000000');
      const id = await sendWithClient(b, 'officer1', bytes, metadata, {
        uploadUrl: `${b.http}${path}`,
        chunkSize: 1_500_000,
      });
      expect(id).toBe(idOf(path));
      await sealed(a);
      const view = (await (await b.as('officer1')).get(`/api/evidence/${id}`).expect(200)).body;
      expect(view).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes), state: 'sealed' });
      expect(await placeOf(b, id)).toBeNull();
      expect((await a.app.get(VerifyStore).run()).ok).toBe(true);
    });

    it('is passed on byte by byte: what came before the line was cut is kept', async () => {
      const bytes = mp4(6 * MiB, 12);
      const path = await begun(a, bytes.length, await newCase(a));
      const { staging } = a.app.get(EvidenceStore);
      const cut = await hang(path, 0, bytes.length, bytes.subarray(0, 4 * MiB));
      const arrived = async () => (await staging.size(idOf(path))) ?? 0;
      for (let i = 0; i < 500 && (await arrived()) < 3 * MiB; i += 1) await sleep(10);
      expect(await arrived()).toBeGreaterThanOrEqual(3 * MiB);
      cut.destroy();
      const offset = Number(await offsetAt(b, path));
      expect(offset).toBeGreaterThanOrEqual(3 * MiB);
      expect(offset).toBeLessThanOrEqual(4 * MiB);
      const wrong = await patch(b, 'officer1', path, 0, bytes.subarray(0, 1000));
      expect([wrong.status, wrong.headers.get('upload-offset')]).toEqual([409, String(offset)]);
      expect((await patch(b, 'officer1', path, offset, bytes.subarray(offset))).status).toBe(204);
      const view = (await (await b.as('officer1')).get(`/api/evidence/${idOf(path)}`).expect(200)).body;
      expect(view.sha256).toBe(sha256(bytes));
    });

    it('is given up on the other; an upload of another person and a missing one are answered alike', async () => {
      const path = await begun(a, 1000, await newCase(a));
      const outsider = await tus(b, 'officer2', 'HEAD', path);
      const missing = await tus(b, 'officer2', 'HEAD', `/api/uploads/${randomUUID()}`);
      expect([outsider.status, missing.status]).toEqual([404, 404]);
      expect((await tus(b, 'officer1', 'DELETE', path)).status).toBe(204);
      expect((await tus(a, 'officer1', 'HEAD', path)).status).toBe(404);
    });

    it('is not passed on a second time, nor to a machine without an address', async () => {
      const onA = await begun(a, 1000, await newCase(a));
      const twice = await tus(b, 'officer1', 'PATCH', onA, { 'X-Upload-Relayed': randomUUID() });
      expect([twice.status, await codeOf(twice)]).toEqual([503, 'upload.elsewhere']);
      const onB = await begun(b, 1000, await newCase(b));
      const unknown = await patch(a, 'officer1', onB, 0, mp4(1000, 13));
      expect([unknown.status, await codeOf(unknown)]).toEqual([503, 'upload.elsewhere']);
    });

    it('waits while that machine is away: 503, and which one it is', async () => {
      const path = await begun(a, 2 * MiB, await newCase(a));
      const { nodeId } = (await placeOf(a, idOf(path)))!;
      const hanging = await hang(path, 0, 2 * MiB, mp4(MiB, 14));
      const broken = once(hanging, 'response') as Promise<[{ statusCode: number }]>;
      for (let i = 0; i < 500 && !((await a.app.get(EvidenceStore).staging.size(idOf(path))) ?? 0); i += 1)
        await sleep(10);
      await stopA();
      expect([423, 503]).toContain((await broken)[0].statusCode);
      const answer = await tus(b, 'officer1', 'PATCH', path, { 'Upload-Offset': '0' });
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
      expect(await answer.json()).toMatchObject({
        code: 'upload.elsewhere',
        detail: expect.stringContaining(nodeId),
        next: expect.stringContaining('数据没有丢失'),
      });
      const asked = await tus(b, 'officer1', 'HEAD', path);
      expect([asked.status, asked.headers.get('tus-resumable')]).toEqual([503, '1.0.0']);
    });
  });
