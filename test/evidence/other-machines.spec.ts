import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { EvidenceStore } from '../../src/modules/evidence/index.js';
import { openStorage, type Storage } from '../../src/platform/storage/index.js';
import { VerifyStore } from '../../src/verify-store.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { type S3Server, startS3 } from '../support/s3.js';

/** Several servers share one S3 store; one of them was killed between the bytes of a form and their act. */
describe(`verification of a store that other machines write too, on ${DRIVER}`, () => {
  let s3: S3Server;
  let office: Office;
  let other: Storage;
  const folder = mkdtempSync(join(tmpdir(), 'sanxiang-other-'));
  beforeAll(async () => {
    s3 = await startS3();
    const url = s3.url('office');
    office = await startOffice({ env: { STORAGE_URL: url } });
    other = await openStorage(url, folder);
  });
  afterAll(async () => {
    await office?.close();
    await s3.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const verified = () => office.app.get(VerifyStore).run();

  it.each([
    ['one piece', 1000],
    ['parts', 40 * 2 ** 20],
  ])('tells of what another machine left in %s as its left-over, with its id', async (_, bytes) => {
    const id = randomUUID();
    await other.objects.put(id, Readable.from([Buffer.alloc(bytes, 7)]));
    const { ok, lines } = await verified();
    expect(ok).toBe(true);
    expect(lines.join('\n')).toMatch(new RegExp(`evidence ${id}: left-over: .*${other.nodeId}`));
    await other.objects.remove(id);
  });

  it('still names what this machine cannot account for', async () => {
    const id = randomUUID();
    const { objects } = office.app.get(EvidenceStore);
    await objects.put(id, Readable.from([Buffer.from('planted')]));
    const { ok, lines } = await verified();
    expect(ok).toBe(false);
    expect(lines.join('\n')).toContain(`evidence ${id}: bytes-extra`);
  });
});
