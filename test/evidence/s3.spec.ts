import { readdirSync } from 'node:fs';
import { VerifyStore } from '../../src/verify-store.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { type S3Server, startS3 } from '../support/s3.js';
import { codeOf, mp4, newCase, sealed, send, sendWithClient, sha256 } from './kit.js';

describe(`evidence kept in an S3 store, on ${DRIVER}`, () => {
  let s3: S3Server;
  let office: Office;

  beforeAll(async () => {
    s3 = await startS3();
    office = await startOffice({ at: at('2026-09-14', '11:00'), env: { STORAGE_URL: s3.url('office') } });
  });
  afterAll(async () => {
    await office.close();
    await s3.close();
  });

  it('is uploaded, sealed, played by range and verified, and a duplicate leaves nothing behind', async () => {
    const caseId = await newCase(office);
    const metadata = { caseId, filename: '现场.mp4', stage: 'investigation' };
    const bytes = mp4(3_000_000);
    const id = await sendWithClient(office, 'officer1', bytes, metadata, { chunkSize: 1_000_000 });
    await sealed(office);
    const officer = await office.as('officer1');
    const view = (await officer.get(`/api/evidence/${id}`).expect(200)).body;
    expect(view).toMatchObject({
      state: 'sealed',
      sha256: sha256(bytes),
      sm3: expect.stringMatching(/^[0-9a-f]{64}$/),
    });

    const piece = await fetch(`${office.http}/api/evidence/${id}/content`, {
      headers: { Authorization: `Bearer ${await office.token('officer1')}`, Range: 'bytes=1000000-1000999' },
    });
    expect(piece.status).toBe(206);
    expect(Buffer.from(await piece.arrayBuffer()).equals(bytes.subarray(1_000_000, 1_001_000))).toBe(true);

    expect(await codeOf((await send(office, 'officer1', bytes, metadata)).response)).toBe(
      'evidence.duplicate',
    );
    expect(await office.app.get(VerifyStore).run()).toMatchObject({ ok: true });
    const incoming = readdirSync(`${office.config.stagingDir}/staging`);
    expect(incoming).not.toContain(id);
    expect(readdirSync(office.config.dataDir)).not.toContain('uploads');
  });
});
