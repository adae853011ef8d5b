import { jest } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { flatPng } from '../../src/kernel/pages/index.js';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { DRIVER } from '../support/database.js';
import { DisclosureFilesOf, sha256 } from '../support/disclosure-files.js';
import { type Office, startOffice } from '../support/office.js';
import { pdfOf } from '../support/pdfs.js';
import { photo } from '../support/pictures.js';

// Every file is opened by processes of its own, several times over.
jest.setTimeout(240_000);

let office: Office;
let files: DisclosureFilesOf;

beforeAll(async () => {
  office = await startOffice({ at: '2026-11-23T03:00:00.000Z', env: { DISCLOSURE_FILE_MAX_PAGES: '5' } });
  files = new DisclosureFilesOf(office);
});
afterAll(() => office.close());

describe(`files that are added, on ${DRIVER}`, () => {
  it('REC-08 an item of evidence is a file of this case only, and its reading is entered', async () => {
    const { id, caseId } = await files.assessed();
    const { caseId: other } = await files.assessed();
    const picture = await photo(80, 60);
    const item = await evidence(caseId, picture);
    const foreign = await evidence(other, await photo(81, 60));
    const discloser = await office.as('discloser1');
    const from = (evidenceId: string) =>
      discloser.post(`/api/disclosures/${id}/files`, { evidenceId, title: '现场照片' });
    expect((await from(foreign).expect(422)).body.code).toBe('disclosure.file-not-of-case');
    const { id: fileId } = (await from(item).expect(201)).body;
    const file = await files.settled(fileId);
    expect(file).toMatchObject({ evidenceId: item, sha256: sha256(picture), state: 'open' });
    const entries = await office.app
      .get(DataSource)
      .getRepository(LedgerEntryRow)
      .findBy({ subjectId: item, act: 'evidence.view' });
    expect(entries).toHaveLength(1);
    // The page itself is for those who prepare and release.
    await discloser
      .get(`/api/disclosure-files/${fileId}/pages/1/original`)
      .expect(200)
      .expect('Content-Type', /image\/png/);
    await (await office.as('officer1')).get(`/api/disclosure-files/${fileId}/pages/1/original`).expect(403);
    await discloser.get(`/api/disclosure-files/${fileId}/pages/2/original`).expect(404);
    await discloser.get(`/api/disclosure-files/${fileId}/pages/1/published`).expect(404);
    await files.accepted(file);
    const published = await discloser.get(`/api/disclosure-files/${fileId}/pages/1/published`).expect(200);
    expect(published.headers['cache-control']).toBe('no-store');
  });

  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['a text called PDF', () => Buffer.from('nothing of the kind'), 'disclosure.file-type'],
    ['a broken PDF', () => Buffer.from('%PDF-1.7\n%%EOF'), 'disclosure.file-broken'],
    ['a broken picture', async () => (await photo(40, 30)).subarray(0, 60), 'disclosure.file-broken'],
    ['too many pages', () => pdfOf(Array.from({ length: 6 }, () => ({}))), 'disclosure.file-too-large'],
    ['an encrypted PDF', () => encrypted(), 'disclosure.file-encrypted'],
    ['a picture that says it is enormous', () => bomb(60_000, 60_000), 'disclosure.file-too-large'],
  ])('refuses %s, and nothing of it stays', async (_, bytes, code) => {
    const { id } = await files.assessed();
    const before = await files.findings();
    const answer = await files.upload(id, await bytes(), { title: '文件', name: '决定书.pdf' });
    expect(answer.body.code).toBe(code);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    const list = (await (await office.as('discloser1')).get(`/api/disclosures/${id}/files`).expect(200)).body;
    expect(list.files).toEqual([]);
    expect((await files.findings()).length).toBe(before.length);
  });

  it('names what a page makes of itself: too large a page, a minor, a title that tells a name', async () => {
    const { id } = await files.assessed();
    const huge = await files.added(id, pdfOf([{ size: [14_000, 14_000] }]));
    expect(huge).toMatchObject({ state: 'failed', problem: { code: 'disclosure.file-too-large' } });
    const minor = await files.added(id, pdfOf([{ runs: [{ x: 60, y: 280, text: '当事人系未成年人' }] }]));
    expect(minor).toMatchObject({ state: 'failed', problem: { code: 'disclosure.minor', ruleId: 'RED-02' } });
    expect((await files.upload(id, await photo(40, 30), { title: '张甲乙的店铺' })).body.code).toBe(
      'disclosure.reason-private',
    );
    // What failed holds the preparation up until it is taken off.
    const discloser = await office.as('discloser1');
    expect((await discloser.post(`/api/disclosures/${id}/preparation`).expect(409)).body.code).toBe(
      'disclosure.file-not-ready',
    );
    for (const file of [huge, minor])
      await discloser.post(`/api/disclosure-files/${file.id}/removal`).expect(204);
    await files.released(id);
  });

  it('belongs to one agency: another’s discloser finds neither the list nor the file', async () => {
    const { id } = await files.assessed();
    const file = await files.added(id, await photo(40, 30), '现场照片');
    await files.account('elsewhere1', office.seeded.districtId, ['discloser']);
    const outsider = await office.as('elsewhere1');
    for (const path of [
      `/api/disclosures/${id}/files`,
      `/api/disclosure-files/${file.id}`,
      `/api/disclosure-files/${file.id}/pages/1/original`,
    ])
      await outsider.get(path).expect(404);
    expect((await files.upload(id, await photo(40, 30), { as: 'elsewhere1' })).status).toBe(404);
    expect((await files.plan(file.id, { seen: [1] }, 'elsewhere1')).status).toBe(404);
  });
});

async function evidence(caseId: string, bytes: Buffer): Promise<string> {
  const answer = await request(office.http)
    .post(`/api/cases/${caseId}/evidence`)
    .set('Authorization', `Bearer ${await office.token('officer1')}`)
    .field('stage', 'investigation')
    .attach('file', bytes, { filename: '照片.jpg', contentType: 'image/jpeg' })
    .expect(201);
  return answer.body.id;
}

/** A picture of a few bytes that says it is thousands of millions of pixels. */
const bomb = (width: number, height: number): Buffer =>
  Buffer.from(flatPng({ width, height, packed: new Uint8Array(deflateSync(Buffer.alloc(100_000))) }));

/** Needs a password (ISO 32000-1 7.6.3): that of the user is not the empty one. */
function encrypted(): Buffer {
  const plain = pdfOf([{ runs: [{ x: 60, y: 280, text: '正文' }] }]).toString('latin1');
  const key = 'A'.repeat(32);
  const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /O (${key}) /U (${key}) /P -4 >> /ID [(aaaaaaaaaaaaaaaa) (aaaaaaaaaaaaaaaa)]`;
  return Buffer.from(plain.replace('/Root 1 0 R', `/Root 1 0 R ${encrypt}`), 'latin1');
}
