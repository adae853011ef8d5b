import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { createApp } from '../../src/app.js';
import { CaseFiles } from '../../src/modules/cases/index.js';
import {
  EvidenceRow,
  EvidenceStore,
  ReceiveEvidence,
  SealEvidence,
  Uploads,
  VerifyEvidence,
} from '../../src/modules/evidence/index.js';
import { Clock } from '../../src/platform/time/index.js';
import { writeDirectly, withoutGuards } from '../support/direct-database-write.js';
import { Office, startOffice } from '../support/office.js';
import { acts, begin, mp4, newCase, patch, sealed, send, sha256, tus } from './kit.js';

const MiB = 2 ** 20;
/** Well over what may be held in memory; TEST_UPLOAD_MIB=2048 is the full form. */
const BIG = Number(process.env.TEST_UPLOAD_MIB ?? 256) * MiB;

let office: Office;
let caseId: string;
const metadata = (more: Record<string, string> = {}) => ({
  filename: 'a.mp4',
  filetype: 'video/mp4',
  caseId,
  stage: 'investigation',
  ...more,
});

beforeAll(async () => {
  office = await startOffice();
  caseId = await newCase(office);
});
afterAll(() => office?.close());

/** Ends the program and starts it again over the same data. */
async function restart(): Promise<void> {
  await office.app.close();
  const app = await createApp(office.config);
  const server = await app.listen(0, '127.0.0.1');
  const { port } = server.address() as { port: number };
  office = new Office(app, `http://127.0.0.1:${port}`, office.seeded, office.database, office.config);
}

async function findings(): Promise<string[]> {
  const found: string[] = [];
  for await (const { kind, evidenceId } of office.app.get(VerifyEvidence).findings())
    found.push(`${kind} ${evidenceId}`);
  return found.sort();
}

const objectPath = (id: string): string => join(office.config.uploadsDir, 'objects', id.slice(-2), id);

describe('after a restart', () => {
  it('an upload goes on from its last acknowledged byte, and the session still holds', async () => {
    const bytes = mp4(2_000_000, 3);
    const path = (
      await begin(office, 'officer1', bytes.length, metadata({ sha256: sha256(bytes) }))
    ).headers.get('location')!;
    expect((await patch(office, 'officer1', path, 0, bytes.subarray(0, 1_234_567))).status).toBe(204);
    await restart();
    const head = await tus(office, 'officer1', 'HEAD', path);
    expect([head.status, head.headers.get('upload-offset')]).toEqual([200, '1234567']);
    expect((await patch(office, 'officer1', path, 1_234_567, bytes.subarray(1_234_567))).status).toBe(204);
    const view = await (
      await office.as('officer1')
    )
      .get(`/api/evidence/${path.split('/').pop()}`)
      .expect(200);
    expect(view.body.sha256).toBe(sha256(bytes));
  });

  it('what a running request had sent is acknowledged, though it never ended', async () => {
    const bytes = mp4(3 * MiB, 4);
    const path = (await begin(office, 'officer1', bytes.length, metadata())).headers.get('location')!;
    const url = new URL(office.http);
    const socket = connect(Number(url.port), url.hostname);
    const lines = [
      `PATCH ${path} HTTP/1.1`,
      'Host: x',
      'Tus-Resumable: 1.0.0',
      `Authorization: Bearer ${await office.token('officer1')}`,
      'Content-Type: application/offset+octet-stream',
      'Upload-Offset: 0',
      `Content-Length: ${bytes.length}`,
    ];
    socket.on('error', () => undefined);
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    socket.write(bytes.subarray(0, 2 * MiB));
    const staged = office.app.get(EvidenceStore).staging;
    const id = path.split('/').pop()!;
    while (((await staged.size(id)) ?? 0) < MiB) await new Promise((resolve) => setTimeout(resolve, 10));
    await restart();
    const head = await tus(office, 'officer1', 'HEAD', path);
    const offset = Number(head.headers.get('upload-offset'));
    expect(offset).toBeGreaterThanOrEqual(MiB);
    expect(offset).toBeLessThanOrEqual(2 * MiB);
    expect((await patch(office, 'officer1', path, offset, bytes.subarray(offset))).status).toBe(204);
    const view = await (await office.as('officer1')).get(`/api/evidence/${id}`).expect(200);
    expect(view.body.sha256).toBe(sha256(bytes));
    socket.destroy();
  });

  it('what was received and not yet sealed is sealed', async () => {
    await sealed(office);
    await office.app.get(SealEvidence).beforeApplicationShutdown();
    const { id } = await send(office, 'officer1', mp4(10_000, 5), metadata());
    await sealed(office);
    const state = async () => (await (await office.as('officer1')).get(`/api/evidence/${id}`)).body.state;
    expect(await state()).toBe('received');
    await restart();
    await sealed(office);
    expect(await state()).toBe('sealed');
    expect((await acts(office, id)).map((entry) => entry.act)).toContain('evidence.seal');
  });

  it('a receipt that was committed but not answered is not made twice', async () => {
    const bytes = mp4(10_000, 6);
    const { id } = await send(office, 'officer1', bytes, metadata());
    const store = office.app.get(EvidenceStore);
    const file = await store.staging.create(id);
    await file.writeFile(bytes);
    await file.close();
    const actor = {
      userId: 'x',
      username: 'x',
      name: 'x',
      agencyId: office.seeded.streetId,
      agencyIds: [],
      roles: [],
    };
    const arrived = {
      id,
      sha256: sha256(bytes),
      bytes: bytes.length,
      stagingPath: store.staging.pathOf(id),
      origin: 'tus',
    } as const;
    const intake = { caseId, stage: 'investigation', filename: 'a.mp4' } as const;
    expect(await office.app.get(ReceiveEvidence).receive(actor, intake, arrived)).toEqual({
      ok: true,
      value: { id },
    });
    expect((await acts(office, id)).filter((entry) => entry.act === 'evidence.receive')).toHaveLength(1);
    await store.staging.remove(id);
  });
});

describe('an upload', () => {
  it('expires and is swept, with its bytes', async () => {
    const clock = office.app.get(Clock);
    const path = (await begin(office, 'officer1', 1000, metadata())).headers.get('location')!;
    clock.set(new Date(clock.ms() + 8 * 86_400_000).toISOString());
    await office.app.get(Uploads).sweep();
    expect(await readdir(join(office.config.uploadsDir, 'staging'))).toEqual([]);
    expect(await readdir(join(office.config.uploadsDir, 'journal'))).toEqual([]);
    clock.set();
    expect((await tus(office, 'officer1', 'HEAD', path)).status).toBe(404);
  });

  it('into a case closed meanwhile is refused at its end, and nothing is received', async () => {
    const bytes = mp4(5000, 8);
    const path = (await begin(office, 'officer1', bytes.length, metadata())).headers.get('location')!;
    const cases = office.app.get(CaseFiles);
    const get = cases.get.bind(cases);
    cases.get = async (id, tx) => ({ ...(await get(id, tx))!, state: 'closed' });
    const response = await patch(office, 'officer1', path, 0, bytes);
    cases.get = get;
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'evidence.case-closed' });
    await (await office.as('officer1')).get(`/api/evidence/${path.split('/').pop()}`).expect(404);
    expect(await findings()).toEqual([]);
  });
});

describe('verification', () => {
  it('finds nothing in a whole store, and names every change of one that is not', async () => {
    await sealed(office);
    expect(await findings()).toEqual([]);
    const [changed, cut, missing] = [
      (await send(office, 'officer1', mp4(70_001, 101), metadata())).id,
      (await send(office, 'officer1', mp4(70_002, 102), metadata())).id,
      (await send(office, 'officer1', mp4(70_003, 103), metadata())).id,
    ] as const;
    await sealed(office);
    const flipped = readFileSync(objectPath(changed));
    flipped[50_000]! ^= 1;
    chmodSync(objectPath(changed), 0o640);
    writeFileSync(objectPath(changed), flipped);
    chmodSync(objectPath(cut), 0o640);
    writeFileSync(objectPath(cut), flipped.subarray(0, 100));
    rmSync(objectPath(missing));
    const extra = '0193d3c0-0000-7000-8000-0000000000ab';
    await office.app.get(EvidenceStore).objects.put(extra, Readable.from([Buffer.from('x')]));
    expect(await findings()).toEqual(
      [
        `bytes-changed ${changed}`,
        `bytes-short ${cut}`,
        `bytes-missing ${missing}`,
        `bytes-extra ${extra}`,
      ].sort(),
    );
  });

  it('names an item whose row was changed or removed behind the ledger’s back', async () => {
    const before = await findings();
    const ids: string[] = [];
    for (const seed of [201, 202, 203])
      ids.push((await send(office, 'officer1', mp4(800, seed), metadata())).id);
    const [digest, device, gone] = ids as [string, string, string];
    await sealed(office);
    await writeDirectly(office, async (database) => {
      await withoutGuards(database, 'evidence');
      const rows = database.getRepository(EvidenceRow);
      await rows.update({ id: digest }, { sm3: 'f'.repeat(64) });
      await rows.update({ id: device }, { deviceId: 'another camera' });
      await rows.delete({ id: gone });
    });
    const found = (await findings()).filter((finding) => !before.includes(finding));
    expect(found).toEqual(
      [
        `bytes-changed ${digest}`,
        `row-changed ${digest}`,
        `row-changed ${device}`,
        `bytes-extra ${gone}`,
        `row-missing ${gone}`,
      ].sort(),
    );
  });
});

describe('a database that fails at the receipt', () => {
  it('leaves no bytes behind, and the upload can be completed later', async () => {
    const before = await findings();
    const bytes = mp4(900, 301);
    const cases = office.app.get(CaseFiles);
    const record = cases.recordEvidence.bind(cases);
    cases.recordEvidence = async () => {
      throw new Error('the database is gone');
    };
    const { id, response } = await send(office, 'officer1', bytes, metadata());
    expect(response.status).toBe(500);
    expect(await findings()).toEqual(before);
    cases.recordEvidence = record;
    expect((await tus(office, 'officer1', 'HEAD', `/api/uploads/${id}`)).status).toBe(200);
    await sealed(office);
    const view = await (await office.as('officer1')).get(`/api/evidence/${id}`).expect(200);
    expect(view.body).toMatchObject({ sha256: sha256(bytes), state: 'sealed' });
    expect(await findings()).toEqual(before);
  });
});

// Last, so that the verifications above need not read it again and again.
describe('a large upload', () => {
  it(`of ${BIG / MiB} MiB keeps memory within 64 MiB of idle`, async () => {
    const part = mp4(MiB, 9);
    const path = (await begin(office, 'officer1', BIG, metadata())).headers.get('location')!;
    const url = new URL(office.http);
    const socket = connect(Number(url.port), url.hostname);
    const token = await office.token('officer1');
    const lines = [
      `PATCH ${path} HTTP/1.1`,
      'Host: x',
      'Connection: close',
      'Tus-Resumable: 1.0.0',
      `Authorization: Bearer ${token}`,
      'Content-Type: application/offset+octet-stream',
      'Upload-Offset: 0',
      `Content-Length: ${BIG}`,
    ];
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20).unref();
    let answer = '';
    const ended = new Promise<void>((resolve, reject) => {
      socket.on('data', (data) => (answer += data.toString('latin1')));
      socket.on('close', () => resolve());
      socket.on('error', reject);
    });
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    for (let sent = 0; sent < BIG; sent += MiB) {
      if (!socket.write(part)) await new Promise<void>((resolve) => socket.once('drain', () => resolve()));
    }
    await ended;
    expect(answer).toMatch(/^HTTP\/1\.1 204 /);
    await sealed(office);
    clearInterval(watch);
    const grown = (peak - before) / MiB;
    if (process.env.TEST_UPLOAD_MIB) console.log(`memory grew by ${grown.toFixed(1)} MiB`);
    expect(grown).toBeLessThan(64);
  });
});
