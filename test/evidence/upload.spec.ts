import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EvidenceStore, VerifyEvidence } from '../../src/modules/evidence/index.js';
import { systemActor } from '../../src/kernel/access/index.js';
import { SeedAccount } from '../../src/modules/accounts/index.js';
import { PASSWORD, startOffice, type Office } from '../support/office.js';
import {
  acts,
  begin,
  beginWithClient,
  codeOf,
  mp4,
  newCase,
  patch,
  sealed,
  send,
  sendWithClient,
  sha256,
  tus,
  ofPeople,
} from './kit.js';

let office: Office;
let caseId: string;

beforeAll(async () => {
  office = await startOffice();
});
beforeAll(async () => {
  caseId = await newCase(office);
});
afterAll(() => office?.close());

const metadata = (more: Record<string, string> = {}) => ({
  filename: '现场检查 1.mp4',
  filetype: 'video/mp4',
  caseId,
  stage: 'investigation',
  ...more,
});

async function stored(): Promise<number> {
  let count = 0;
  for await (const _ of office.app.get(EvidenceStore).objects.list()) count += 1;
  return count;
}

describe('an upload by tus', () => {
  it('is received into the case, sealed with both digests, and entered in the ledger', async () => {
    const bytes = mp4(3_000_000);
    const id = await sendWithClient(
      office,
      'officer1',
      bytes,
      metadata({ sha256: sha256(bytes), deviceId: 'DSJ-01' }),
    );
    await sealed(office);
    const officer = await office.as('officer1');
    const { body } = await officer.get(`/api/evidence/${id}`).expect(200);
    expect(body).toMatchObject({
      id,
      caseId,
      stage: 'investigation',
      medium: 'video',
      filename: '现场检查 1.mp4',
      mediaType: 'video/mp4',
      bytes: bytes.length,
      sha256: sha256(bytes),
      declaredSha256: sha256(bytes),
      deviceId: 'DSJ-01',
      state: 'sealed',
      origin: 'tus',
      lateByHours: null,
      viewable: true,
    });
    expect(body.sm3).toMatch(/^[0-9a-f]{64}$/);
    const entries = await acts(office, id);
    expect(ofPeople(entries).map((entry) => entry.act)).toEqual([
      'evidence.upload',
      'evidence.receive',
      'evidence.seal',
    ]);
    expect(entries[1]!.detail).toMatchObject({ caseId, sha256: sha256(bytes), bytes: bytes.length });
    expect(JSON.stringify(entries)).not.toContain('现场检查');
    expect(body.receipt).toMatchObject({
      entryId: entries[1]!.id,
      seq: entries[1]!.seq,
      leafHash: entries[1]!.leafHash,
    });
    const file = await officer.get(`/api/cases/${caseId}`).expect(200);
    expect(file.body.evidence).toContainEqual(
      expect.objectContaining({ id, medium: 'video', sha256: sha256(bytes) }),
    );
  });

  it('goes on where it was cut, also from another browser', async () => {
    const bytes = mp4(900_000, 7);
    const created = await begin(office, 'officer1', bytes.length, metadata());
    const path = created.headers.get('location')!;
    expect((await patch(office, 'officer1', path, 0, bytes.subarray(0, 400_000))).status).toBe(204);
    const { body } = await (await office.as('officer1')).get('/api/uploads/unfinished').expect(200);
    const mine = body.find((upload: { url: string }) => upload.url === path);
    expect(mine).toMatchObject({
      filename: '现场检查 1.mp4',
      caseId,
      stage: 'investigation',
      length: 900_000,
      offset: 400_000,
    });
    expect((await (await office.as('officer2')).get('/api/uploads/unfinished').expect(200)).body).toEqual([]);
    const wrong = await patch(office, 'officer1', path, 0, bytes);
    expect([wrong.status, wrong.headers.get('upload-offset')]).toEqual([409, '400000']);
    expect((await patch(office, 'officer1', path, mine.offset, bytes.subarray(mine.offset))).status).toBe(
      204,
    );
    const id = path.split('/').pop()!;
    const view = await (await office.as('officer1')).get(`/api/evidence/${id}`).expect(200);
    expect(view.body.sha256).toBe(sha256(bytes));
    expect((await (await office.as('officer1')).get('/api/uploads/unfinished')).body).toEqual([]);
  });

  it('by a browser’s own client goes on after a break at the address the list names', async () => {
    const bytes = mp4(4_000_000, 8);
    const url = await beginWithClient(office, 'officer1', bytes, metadata({ filename: '断点.mp4' }));
    const { body } = await (await office.as('officer1')).get('/api/uploads/unfinished').expect(200);
    expect(body).toEqual([expect.objectContaining({ url, filename: '断点.mp4', length: bytes.length })]);
    expect(body[0].offset).toBeGreaterThan(0);
    const id = await sendWithClient(office, 'officer1', bytes, metadata(), { uploadUrl: office.http + url });
    const view = await (await office.as('officer1')).get(`/api/evidence/${id}`).expect(200);
    expect(view.body).toMatchObject({ sha256: sha256(bytes), filename: '断点.mp4' });
  });

  it('of another agency’s officer finds neither the case nor its items', async () => {
    const { districtId } = office.seeded;
    const account = {
      agencyId: districtId,
      username: 'outsider',
      name: '外单位',
      password: PASSWORD,
      roles: ['officer' as const],
    };
    const made = await office.app
      .get(SeedAccount)
      .create(systemActor(districtId, ['sysadmin']), account, '0193d3c0-0000-7000-8000-00000000000f');
    expect(made.ok).toBe(true);
    const response = await begin(office, 'outsider', 10, metadata());
    expect([response.status, await codeOf(response)]).toEqual([404, 'not-found']);
    const { id } = await send(office, 'officer1', mp4(500, 77), metadata());
    const outsider = await office.as('outsider');
    for (const path of [
      `/api/evidence/${id}`,
      `/api/evidence/${id}/content`,
      `/api/evidence?caseId=${caseId}`,
    ])
      expect((await outsider.get(path)).status).toBe(404);
    expect((await outsider.post(`/api/evidence/${id}/exclusion`, { reason: '无' })).status).toBe(404);
    expect(
      (await outsider.post(`/api/cases/${caseId}/record-reasons`, { stage: 'service', reason: '无' })).status,
    ).toBe(404);
  });

  it('is not begun without an account, nor without the permission', async () => {
    const anonymous = await fetch(`${office.http}/api/uploads`, {
      method: 'POST',
      headers: { 'Tus-Resumable': '1.0.0' },
    });
    expect(anonymous.status).toBe(401);
    expect(anonymous.headers.get('content-type')).toContain('application/problem+json');
    expect((await begin(office, 'releaser1', 10, metadata())).status).toBe(403);
  });

  it('is another person’s business only', async () => {
    const path = (await begin(office, 'officer1', 10, metadata())).headers.get('location')!;
    expect((await tus(office, 'officer2', 'HEAD', path)).status).toBe(404);
    expect((await tus(office, 'officer2', 'DELETE', path)).status).toBe(404);
  });

  it('can be given up, which the ledger shows', async () => {
    const path = (await begin(office, 'officer1', 1000, metadata())).headers.get('location')!;
    expect((await tus(office, 'officer1', 'DELETE', path)).status).toBe(204);
    expect((await tus(office, 'officer1', 'HEAD', path)).status).toBe(404);
    const entries = await acts(office, path.split('/').pop()!);
    const byPeople = entries.filter((entry) => entry.act !== 'evidence.read-media');
    expect(byPeople.map((entry) => entry.act)).toEqual(['evidence.upload', 'evidence.abandon']);
  });

  it('with a wrong declared digest is refused, and nothing is received', async () => {
    const before = await stored();
    const bytes = mp4(50_000, 11);
    const { id, response } = await send(office, 'officer1', bytes, metadata({ sha256: '0'.repeat(64) }));
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({
      code: 'evidence.digest-mismatch',
      facts: { computed: sha256(bytes) },
    });
    await (await office.as('officer1')).get(`/api/evidence/${id}`).expect(404);
    expect(await stored()).toBe(before);
    expect((await acts(office, id)).map((entry) => entry.act)).toEqual([
      'evidence.upload',
      'evidence.refuse',
    ]);
    const again = await tus(office, 'officer1', 'HEAD', `/api/uploads/${id}`);
    expect(again.status).toBe(410);
  });

  it.each([
    ['an archive', Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), mp4(5000).subarray(100)])],
    ['a text', Buffer.from('这不是视频\n'.repeat(50))],
    ['random bytes', mp4(5000, 3).subarray(64)],
  ])('of %s that calls itself a video is refused', async (_, bytes) => {
    const before = await stored();
    const { id, response } = await send(office, 'officer1', bytes, metadata());
    expect([response.status, await codeOf(response)]).toEqual([422, 'evidence.type-mismatch']);
    await (await office.as('officer1')).get(`/api/evidence/${id}`).expect(404);
    expect(await stored()).toBe(before);
  });

  it.each([
    ['unknown case', { caseId: '0193d3c0-0000-7000-8000-000000000001' }, 404, 'not-found'],
    ['no case id', { caseId: '../../etc/passwd' }, 422, 'input.invalid'],
    ['unknown stage', { stage: 'breakfast' }, 422, 'input.invalid'],
    ['unknown key', { isAdmin: 'true' }, 422, 'input.invalid'],
    ['a path as name', { filename: '../../../etc/passwd' }, 422, 'evidence.bad-name'],
    ['a Windows path as name', { filename: 'C:\\现场.mp4' }, 422, 'evidence.bad-name'],
    ['a line break in the name', { filename: 'a\r\nSet-Cookie: x.mp4' }, 422, 'evidence.bad-name'],
    ['a name that turns its direction', { filename: 'gpj.\u202eexe.mp4' }, 422, 'evidence.bad-name'],
    ['a very long name', { filename: 'a'.repeat(300) }, 422, 'evidence.bad-name'],
    ['a clip from the future', { capturedTo: '2099-01-01T00:00:00Z' }, 422, 'evidence.captured-in-future'],
    [
      'an end before the beginning',
      { capturedFrom: '2024-05-02T00:00:00Z', capturedTo: '2024-05-01T00:00:00Z' },
      422,
      'evidence.times-reversed',
    ],
    ['a time without its zone', { capturedTo: '2024-05-01 08:00' }, 422, 'input.invalid'],
    ['no digest', { sha256: 'abc' }, 400, 'upload.bad-digest'],
  ])('with %s is refused before a byte is taken', async (_, wrong, status, code) => {
    const response = await begin(office, 'officer1', 10, metadata(wrong));
    expect([response.status, await codeOf(response)]).toEqual([status, code]);
  });

  it('of zero bytes is refused', async () => {
    const response = await begin(office, 'officer1', 0, metadata());
    expect([response.status, await codeOf(response)]).toEqual([400, 'upload.empty']);
  });

  it('by Uppy, which says some things twice, is taken', async () => {
    const names = { name: '现场检查 1.mp4', type: 'video/mp4', relativePath: 'null' };
    expect((await send(office, 'officer1', mp4(1000, 21), metadata(names))).response.status).toBe(204);
  });

  it('of a file the case already has is refused by name; in another case it is taken with a note', async () => {
    const bytes = mp4(20_000, 31);
    const first = await send(office, 'officer1', bytes, metadata());
    expect(first.response.status).toBe(204);
    const second = await send(office, 'officer2', bytes, metadata({ filename: '改名.mp4' }));
    // Not 409: a tus client would take that for "ask for the offset and go on".
    expect(second.response.status).toBe(422);
    expect(await second.response.json()).toMatchObject({
      code: 'evidence.duplicate',
      facts: { evidenceId: first.id },
    });
    const other = await send(office, 'officer1', bytes, metadata({ caseId: await newCase(office) }));
    expect(other.response.status).toBe(204);
    expect((await acts(office, other.id)).find((e) => e.act === 'evidence.receive')!.detail).toMatchObject({
      sameBytesAs: [first.id],
    });
  });

  it('leaves a store in which every item verifies', async () => {
    await sealed(office);
    const found = [];
    let looked = 0;
    for await (const finding of office.app.get(VerifyEvidence).findings(() => (looked += 1)))
      found.push(finding);
    expect(found).toEqual([]);
    expect(looked).toBeGreaterThan(3);
    expect(looked).toBe(await stored());
  });
});
