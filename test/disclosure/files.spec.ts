import { jest } from '@jest/globals';
import { inflateSync } from 'node:zlib';
import { DataSource } from 'typeorm';
import { readFlatPdf, readFlatPng, unfilterRows } from '../../src/kernel/pages/index.js';
import { ExpireDisclosures } from '../../src/modules/disclosure/index.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { DisclosureFilesOf, expectNothingOf, proposed, sha256 } from '../support/disclosure-files.js';
import { type Office, startOffice } from '../support/office.js';
import { pdfOf } from '../support/pdfs.js';
import { photo, withExif } from '../support/pictures.js';

const SECRETS = [
  '张甲乙',
  '11010519491231002X',
  '1101051949',
  '13800001234',
  '１３８００００１２３４',
  '13912345678',
];
// Every file is opened by processes of its own, several times over.
jest.setTimeout(240_000);

let office: Office;
let files: DisclosureFilesOf;

beforeAll(async () => {
  office = await startOffice({ at: '2026-11-23T03:00:00.000Z', env: { DISCLOSURE_FILE_MAX_PAGES: '5' } });
  files = new DisclosureFilesOf(office);
});
afterAll(() => office.close());

const LEAKY = () =>
  pdfOf(
    [
      {
        runs: [
          { x: 60, y: 280, text: '当事人张甲乙，身份证号11010519491231002X，' },
          { x: 60, y: 250, text: '1101051949' },
          { x: 60, y: 120, text: '其余内容照常公开' },
          { x: 130, y: 250, text: '1231002X' },
          { x: 60, y: 220, text: '全角１３８００００１２３４' },
          { x: 60, y: 190, text: '看不见的电话13912345678', invisible: true },
        ],
        annotation: '来电13800001234',
      },
      { rotate: 90, runs: [{ x: 60, y: 280, text: '横排电话13800001234' }] },
    ],
    {
      ...{ title: '张甲乙13800001234', metadata: '张甲乙 13800001234', attachment: '13800001234' },
      ...{ field: '13800001234', earlier: '张甲乙13912345678' },
    },
  );

describe(`files with a decision, on ${DRIVER}`, () => {
  it('RED-01 RED-07 publishes a PDF of which nothing hidden can be had again, from any layer', async () => {
    const { id } = await files.assessed();
    const file = await files.added(id, LEAKY());
    expect(file).toMatchObject({ state: 'open', kind: 'pdf', n: 1, problem: null });
    expect(file.pages.map((page) => page.readable)).toEqual(['text', 'text']);
    const found = file.pages.map((page) => page.proposals.map((one) => `${one.class} ${one.text}`).sort());
    expect(found).toEqual([
      [
        'id-number 11010519491231002X',
        'id-number 11010519491231002X',
        'natural-person-name 张甲乙',
        'phone 13800001234',
        'phone 13800001234',
        'phone 13912345678',
      ],
      ['phone 13800001234'],
    ]);
    const made = await files.accepted(file);
    expect(made).toMatchObject({ state: 'made', result: { mediaType: 'application/pdf', pages: 2 } });
    const { path } = await files.released(id);
    const bytes = await files.bytesAt(`${path}/files/1`);
    expect(sha256(bytes)).toBe(made.result.sha256);
    expectNothingOf(bytes, SECRETS);
    expect(bytes.toString('latin1')).not.toMatch(
      /\/Info|\/Metadata|\/Annot|\/Font|\/AcroForm|\/Names|\/Embedded/,
    );

    const pages = readFlatPdf(bytes)!;
    pages.forEach((page, i) => {
      const pixels = unfilterRows(inflateSync(page.packed), page.width, page.height)!;
      const boxes = made.boxes.filter((box) => box.page === i + 1);
      expect(boxes.length).toBeGreaterThan(0);
      for (const { x, y, width, height } of boxes)
        for (let row = y; row < y + height; row++)
          expect(
            pixels.data
              .subarray((row * page.width + x) * 3, (row * page.width + x + width) * 3)
              .every((value) => value === 0),
          ).toBe(true);
      // What is public is still there to be read.
      expect(pixels.data.some((value) => value > 0 && value < 255)).toBe(true);
    });
  });

  it('RED-01 publishes a photograph without its place, its owner and its small copy, upright', async () => {
    const { id } = await files.assessed();
    const plain = await photo(400, 300);
    const taken = withExif(plain, 'Zhang Jiayi 13800001234', 6, await photo(80, 60));
    expect(taken.includes('13800001234')).toBe(true);
    const file = await files.added(id, taken, '店外经营的照片');
    expect(file).toMatchObject({
      kind: 'jpeg',
      pages: [{ width: 300, height: 400, readable: 'none', proposals: [] }],
    });
    const face = { page: 1, x: 20, y: 30, width: 50, height: 60, class: 'other', reason: '路人面部' };
    const unseen = await files.plan(file.id, { boxes: [face] });
    expect(unseen.body).toMatchObject({ code: 'disclosure.file-unseen', facts: { pages: [1] } });
    const made = await files.accepted(file, [face]);
    expect(made.boxes).toEqual([{ ...face, rule: 'RED-01', by: 'person' }]);
    const { path } = await files.released(id);
    const bytes = await files.bytesAt(`${path}/files/1`);
    expectNothingOf(bytes, ['13800001234', 'Zhang', 'Exif', 'JFIF', 'tEXt', 'eXIf', 'iCCP']);
    const page = readFlatPng(bytes)!;
    const { data, width } = unfilterRows(inflateSync(page.packed), page.width, page.height)!;
    const at = (x: number, y: number) => [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
    expect(at(21, 31)).toEqual([0, 0, 0]);
    // Held upright by the telephone (6): what was at the left below is above at the left.
    expect(at(10, 10)[2]).toBeGreaterThan(150);
    expect(at(290, 10)[0]).toBeGreaterThan(150);
  });

  it('RED-01 a finding is covered, or left with a reason where that is allowed', async () => {
    const { id } = await files.assessed();
    const file = await files.added(
      id,
      pdfOf([{ runs: [{ x: 60, y: 280, text: '身份证号11010519491231002X，投诉电话13912345678' }] }]),
    );
    const boxes = proposed(file);
    expect(boxes.map((box) => box.class)).toEqual(['id-number', 'phone']);
    const [number, phone] = boxes;
    const bare = await files.plan(file.id, { boxes: [number] });
    expect(bare.body).toMatchObject({
      code: 'disclosure.file-uncovered',
      ruleId: 'RED-01',
      facts: { findings: [{ page: 1, proposal: 1, class: 'phone' }] },
    });
    expect(JSON.stringify(bare.body)).not.toContain('13912345678');
    const short = await files.plan(file.id, { boxes: [number, { ...phone!, width: phone!.width - 20 }] });
    expect(short.body.code).toBe('disclosure.file-uncovered');
    const never = await files.plan(file.id, {
      boxes: [phone],
      keep: [{ page: 1, proposal: 0, reason: '公开' }],
    });
    expect(never.body.code).toBe('disclosure.keep-not-allowed');
    const silent = await files.plan(file.id, { boxes: [number, phone, { ...phone!, class: 'other' }] });
    expect(silent.body.code).toBe('disclosure.file-box');
    const outside = await files.plan(file.id, { boxes: [number, { ...phone!, x: 1200 }] });
    expect(outside.body.code).toBe('disclosure.file-box');
    await files.plan(file.id, {
      boxes: [number],
      keep: [{ page: 1, proposal: 1, reason: '机关公开的投诉电话' }],
    });
    expect(await files.settled(file.id)).toMatchObject({
      state: 'made',
      kept: [{ class: 'phone', reason: '机关公开的投诉电话' }],
    });
    await files.released(id);
  });

  it('RED-04 releases nothing that was changed: bytes of the store, boxes of the database, files after the preparation', async () => {
    const { id } = await files.assessed();
    const first = await files.accepted(
      await files.added(id, pdfOf([{ runs: [{ x: 60, y: 280, text: '电话13912345678' }] }])),
    );
    const discloser = await office.as('discloser1');
    const releaser = await office.as('releaser1');
    const release = () => releaser.post(`/api/disclosures/${id}/release`);
    await discloser.post(`/api/disclosures/${id}/preparation`).expect(200);
    const source = office.app.get(DataSource);
    const [{ resultId, boxes }] = await source.query(
      `SELECT "resultId", "boxes" FROM "disclosure_files" WHERE "id" = '${first.id}'`,
    );

    // A bit in the store.
    const stored = files.objectOf(resultId);
    const good = Buffer.from(stored.bytes);
    const bad = Buffer.from(good);
    bad[bad.length - 200]! ^= 1;
    stored.write(bad);
    expect((await release().expect(409)).body.code).toBe('disclosure.file-altered');
    expect(await files.findings()).toContainEqual(
      expect.stringMatching(new RegExp(`${resultId}: bytes-changed: 公示文件`)),
    );
    stored.write(good);

    // A box that somebody took out of the database.
    await byWriter(`UPDATE "disclosure_files" SET "boxes" = '[]' WHERE "id" = '${first.id}'`);
    expect((await release().expect(409)).body.code).toBe('disclosure.file-altered');
    await byWriter(`UPDATE "disclosure_files" SET "boxes" = '${boxes}' WHERE "id" = '${first.id}'`);

    // A second file after the preparation.
    const second = await files.added(id, await photo(60, 40), '现场照片');
    expect((await release().expect(409)).body.code).toBe('disclosure.file-not-ready');
    await files.accepted(second);
    expect((await release().expect(409)).body.code).toBe('disclosure.files-changed');
    await discloser.post(`/api/disclosures/${id}/preparation`).expect(200);
    await release().expect(200);
  });

  it('RED-01 reads the original again before the release, by the names that the case knows by then', async () => {
    const { id, caseId } = await files.assessed();
    // A name that is a word as well: nobody can know it for a name before the case does.
    const paper = pdfOf([{ runs: [{ x: 60, y: 280, text: '高远到场查看' }] }]);
    const file = await files.added(id, paper);
    expect(file.pages[0]).toMatchObject({ readable: 'text', proposals: [] });
    await files.accepted(file);
    await (await office.as('discloser1')).post(`/api/disclosures/${id}/preparation`).expect(200);
    const steps = new CaseSteps(office, caseId);
    const service = { method: 'direct', receivedOn: office.clock.today(), recipient: '高远' };
    await steps.post('officer1', 'service', { ...steps.work('10:00', '10:10'), ...service }, 200);
    const refused = await (await office.as('releaser1')).post(`/api/disclosures/${id}/release`).expect(422);
    expect(refused.body).toMatchObject({
      code: 'disclosure.file-uncovered',
      facts: { findings: [{ page: 1, class: 'natural-person-name' }] },
    });
  });

  it('RED-04 who prepared it or drew a box may not release it', async () => {
    const { id } = await files.assessed();
    await files.account('both1', office.seeded.streetId, ['discloser', 'releaser']);
    const file = await files.added(id, await photo(60, 40), '现场照片');
    const seen = await files.plan(file.id, { seen: [1], title: '现场照片' }, 'both1');
    expect(seen.status).toBe(204);
    await files.settled(file.id);
    // Prepared by another, drawn by this one.
    await (await office.as('discloser1')).post(`/api/disclosures/${id}/preparation`).expect(200);
    const both = await office.as('both1');
    expect((await both.post(`/api/disclosures/${id}/release`).expect(409)).body.code).toBe(
      'disclosure.same-person',
    );
    await (await office.as('releaser1')).post(`/api/disclosures/${id}/release`).expect(200);
  });

  it('PUB-03 is gone at once with the record, from the page, the list and its own address', async () => {
    const { id } = await files.assessed();
    await files.accepted(await files.added(id, await photo(60, 40), '现场照片'));
    const { path } = await files.released(id);
    const page = await office.anyone().get(path).expect(200);
    expect(page.text).toContain(`href="${path}/files/1"`);
    const answer = await office.anyone().get(`${path}/files/1`).expect(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^inline; filename="disclosure-[\w-]+-1\.png"$/),
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    const head = await office.anyone().head(`${path}/files/1`).expect(200);
    expect(head.headers['content-length']).toBe(answer.headers['content-length']);
    await office.anyone().get(`${path}/files/1`).set('If-None-Match', answer.headers['etag']!).expect(304);
    await office.anyone().get(`${path}/files/2`).expect(404);
    await office
      .anyone()
      .get(`${path}/files/x`)
      .expect((r) => expect(r.status).toBeGreaterThanOrEqual(400));
    await (
      await office.as('releaser1')
    )
      .post(`/api/disclosures/${id}/withdrawal`, { reason: '决定被撤销' })
      .expect(200);
    const gone = await office
      .anyone()
      .get(`${path}/files/1`)
      .set('If-None-Match', answer.headers['etag']!)
      .expect(410);
    expect(gone.body).toMatchObject({ code: 'portal.withdrawn', ruleId: 'PUB-03' });
    expect(gone.headers['content-disposition']).toBeUndefined();
    expect((await office.anyone().get(path).expect(410)).text).not.toContain('/files/');
    expect(await rowsOf('public_files', path)).toBe(0);
  });

  it('PUB-12 a correction takes the files along: the old one stays until it is released, then the new one alone', async () => {
    const { id } = await files.assessed();
    const file = await files.accepted(
      await files.added(id, pdfOf([{ runs: [{ x: 60, y: 280, text: '看得见的车辆描述' }] }])),
    );
    const { path } = await files.released(id);
    const before = await files.bytesAt(`${path}/files/1`);
    const discloser = await office.as('discloser1');
    const correct = () => discloser.post(`/api/disclosures/${id}/correction`, { reason: '文件遮盖不完整' });
    expect((await correct()).body.code).toBe('disclosure.correction-same');
    const box = { page: 1, x: 100, y: 200, width: 300, height: 120, class: 'other', reason: '车辆特征' };
    expect((await files.plan(file.id, { boxes: [box], seen: [1] })).status).toBe(204);
    await files.settled(file.id);
    expect(await files.bytesAt(`${path}/files/1`)).toEqual(before);
    await correct().expect(201);
    // What waits for its release is not changed any more.
    expect((await files.plan(file.id, { boxes: [], seen: [1] })).body.code).toBe(
      'disclosure.correction-open',
    );
    expect((await files.upload(id, await photo(40, 30))).body.code).toBe('disclosure.correction-open');
    await (await office.as('releaser1')).post(`/api/disclosures/${id}/correction/release`).expect(200);
    const after = await files.bytesAt(`${path}/files/1`);
    expect(after).not.toEqual(before);
    const record = (await office.anyone().get(`${path}.json`).expect(200)).body;
    expect(record.files).toEqual([
      expect.objectContaining({
        n: 1,
        url: `${path}/files/1`,
        sha256: sha256(after),
        bytes: after.length,
        pages: 1,
      }),
    ]);
    // Taken off again by a second correction.
    await discloser.post(`/api/disclosure-files/${file.id}/removal`).expect(204);
    await correct().expect(201);
    await (await office.as('releaser1')).post(`/api/disclosures/${id}/correction/release`).expect(200);
    await office.anyone().get(`${path}/files/1`).expect(404);
    expect((await files.findings()).filter((line) => /bytes-|公示文件/.test(line))).toEqual([]);
  });

  it('RED-04 is attested by the list of what is public, and tells nothing of the originals', async () => {
    const { id } = await files.assessed();
    const file = await files.accepted(
      await files.added(id, pdfOf([{ runs: [{ x: 60, y: 280, text: '电话13912345678' }] }])),
    );
    const { path } = await files.released(id);
    const proof = (await office.anyone().get(`${path}/proof.json`).expect(200)).body;
    const record = (await office.anyone().get(`${path}.json`).expect(200)).body;
    const list = record.files.map((one: Record<string, unknown>) => [
      one.n,
      one.title,
      one.mediaType,
      one.bytes,
      one.pages,
      one.sha256,
    ]);
    expect(JSON.parse(proof.entry).detail.filesSha256).toBe(sha256(JSON.stringify(list)));
    const shown = JSON.stringify([proof, record]) + (await office.anyone().get(path)).text;
    for (const inside of [file.sha256, file.boxesSha256, file.id]) expect(shown).not.toContain(inside);

    // Somebody who puts another digest into the public table is named.
    const slug = path.split('/').at(-1);
    const digest = async (value: string) =>
      byWriter(`UPDATE "public_files" SET "sha256" = '${value}' WHERE "slug" = '${slug}'`);
    await digest('0'.repeat(64));
    expect(await files.findings()).toContainEqual(
      expect.stringMatching(new RegExp(`^disclosure file .*${slug}/1`)),
    );
    await digest(file.result.sha256);
    expect((await files.findings()).filter((line) => line.startsWith('disclosure file'))).toEqual([]);
  });

  // Last: the clock does not go back.
  it('PUB-12 ends with its record at midnight, and the hourly act takes it out of the public table', async () => {
    const { id } = await files.assessed();
    await files.accepted(await files.added(id, await photo(60, 40), '现场照片'));
    const { path } = await files.released(id);
    office.clock.set(at('2028-11-23'));
    await office.anyone().get(`${path}/files/1`).expect(200);
    office.clock.set(at('2028-11-24'));
    const gone = await office.anyone().get(`${path}/files/1`).expect(410);
    expect(gone.body).toMatchObject({ code: 'portal.expired', ruleId: 'PUB-12' });
    expect(await rowsOf('public_files', path)).toBe(1);
    await office.app.get(ExpireDisclosures).run();
    expect(await rowsOf('public_files', path)).toBe(0);
    await office.anyone().get(`${path}/files/1`).expect(410);
    expect((await files.findings()).filter((line) => line.startsWith('disclosure file'))).toEqual([]);
  });
});

const byWriter = (sql: string) => writeDirectly(office, (database) => database.query(sql));

async function rowsOf(table: string, path: string): Promise<number> {
  const slug = path.split('/').at(-1);
  const [{ n }] = await office.app
    .get(DataSource)
    .query(`SELECT COUNT(*) AS n FROM "${table}" WHERE "slug" = '${slug}'`);
  return Number(n);
}
