import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { importArguments, importTable } from '../../src/cli/import-recordings.js';
import {
  EvidenceStore,
  ImportFolder,
  ImportPlaces,
  ReadMedia,
  OrphanCleaner,
  VerifyEvidence,
  WatchFolder,
} from '../../src/modules/evidence/index.js';
import type { FolderOptions } from '../../src/modules/evidence/import/import-folder.js';
import { PendingRecordingRow } from '../../src/modules/evidence/import/import.entities.js';
import { CertificateRow } from '../../src/modules/officers/index.js';
import { DataSource } from 'typeorm';
import { writeDirectly } from '../support/direct-database-write.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { videoOf } from '../support/videos.js';
import { acts, newCase, sealed, sha256 } from './kit.js';

const DAY = '2026-03-02';
let office: Office;
let station: string;
let caseId: string;
let seed = 5000;
let officerNumber: string;
const watched = mkdtempSync(join(tmpdir(), 'sanxiang-watched-'));

beforeAll(async () => {
  office = await startOffice({ at: at(DAY, '18:00'), env: { WATCH_FOLDER: watched } });
  const cards = office.app.get(DataSource).getRepository(CertificateRow);
  ({ number: officerNumber } = await cards.findOneByOrFail({ id: office.seeded.certificates.officer1! }));
  const leader = await office.as('leader1');
  const device = { kind: 'body-camera', number: 'DSJ-T8A0001', model: 'T8', serial: '1' };
  const { body } = await leader.post('/api/devices', device).expect(201);
  const handover = { officerId: office.seeded.officers.officer1, at: at(DAY, '08:00') };
  await leader.post(`/api/devices/${body.id}/handovers`, handover).expect(201);
});
afterAll(async () => {
  await office?.close();
  rmSync(watched, { recursive: true, force: true });
});
beforeEach(async () => {
  station = mkdtempSync(join(tmpdir(), 'sanxiang-station-'));
  caseId = await newCase(office);
});
afterEach(() => rmSync(station, { recursive: true, force: true }));

const fresh = (): Buffer => videoOf(150_000, (seed += 1));
function put(name: string, bytes: Buffer | string = fresh(), folder = station): Buffer {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), bytes);
  return Buffer.from(bytes);
}
const run = (options: FolderOptions = {}) =>
  office.app.get(ImportFolder).run(station, { agencyId: office.seeded.streetId, ...options });
const name = (start: string, more = '') => `DSJ-T8A0001_${officerNumber}_20260302${start}${more}.mp4`;
const view = async (id: string) =>
  (await (await office.as('officer1')).get(`/api/evidence/${id}`).expect(200)).body;
const pending = async (query = '') =>
  (await (await office.as('officer1')).get(`/api/pending-recordings${query}`).expect(200)).body.recordings;
async function findings(): Promise<string[]> {
  await sealed(office);
  const found: string[] = [];
  for await (const { kind, evidenceId } of office.app.get(VerifyEvidence).findings())
    found.push(`${kind} ${evidenceId}`);
  return found;
}

describe(`the import of a docking station’s folder, on ${DRIVER}`, () => {
  it('takes recordings into the case with what their names and sidecars say; the folder is left as it is', async () => {
    const bytes = put(name('090000', '_20260302090003_IMP'));
    put(`sub/${name('100000')}`);
    put(
      `sub/${name('100000')}.json`,
      JSON.stringify({ place: '和平路口', stage: '送达', end: '2026-03-02 10:00:03', case: caseId }),
    );
    put('readme.md', 'no recording');
    const before = readdirSync(station, { recursive: true }).sort();
    const report = await run({ caseId });
    expect(report).toMatchObject({
      counts: { taken: 2, waiting: 0, duplicate: 0, refused: 0 },
      ignored: ['readme.md'],
    });
    expect(readdirSync(station, { recursive: true }).sort()).toEqual(before);
    await office.app.get(ReadMedia).settled();

    const [first, second] = await Promise.all(report.files.map(({ id }) => view(id!)));
    expect(first).toMatchObject({
      caseId,
      stage: 'investigation',
      sha256: sha256(bytes),
      deviceId: 'DSJ-T8A0001',
      capturedFrom: at(DAY, '09:00'),
      recording: {
        imported: { important: true, officerNumber, officerId: office.seeded.officers.officer1 },
        device: { known: true, holder: { officerId: office.seeded.officers.officer1 } },
        media: { status: 'read', videoCodec: 'AVC' },
        findings: [],
      },
    });
    expect(second).toMatchObject({ stage: 'service', recording: { imported: { place: '和平路口' } } });
    const [entry] = (await acts(office, first.id)).filter(({ act }) => act === 'evidence.receive');
    expect(entry!.detail).toMatchObject({
      imported: true,
      officerNumber,
      important: true,
      origin: 'multipart',
    });
    expect(await findings()).toEqual([]);
  });

  it('run again takes nothing twice: known files are not even read, moved or copied ones are known by their digest', async () => {
    const bytes = put(name('090000'));
    await run({ caseId });
    put('copy of it.mp4', bytes);
    const again = await run({ caseId });
    expect(again.counts).toEqual({ taken: 0, waiting: 0, duplicate: 2, refused: 0 });
    expect(again.files.map(({ detail }) => detail)).toEqual([
      '此前已接收',
      expect.stringContaining('内容完全相同'),
    ]);
    const { body } = await (await office.as('officer1')).get(`/api/evidence?caseId=${caseId}`).expect(200);
    expect(body.evidence).toHaveLength(1);
  });

  it('says what it refused and why, and takes the rest', async () => {
    put('a-archive.mp4', Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(5000, 7)]));
    put('b-empty.mp4', '');
    put('c-lying.mp4');
    put('c-lying.txt', `sha256=${'0'.repeat(64)}`);
    put(`DSJ-T8A0001_${officerNumber}_20260303090000.mp4`);
    put('z-good.mp4');
    symlinkSync(join(station, 'z-good.mp4'), join(station, 'link.mp4'));
    const { counts, files } = await run({ caseId });
    expect(counts).toEqual({ taken: 1, waiting: 0, duplicate: 0, refused: 4 });
    expect(Object.fromEntries(files.map(({ file, code }) => [file.slice(0, 6), code]))).toEqual({
      'DSJ-T8': 'evidence.captured-in-future',
      'a-arch': 'evidence.type-mismatch',
      'b-empt': 'import.empty',
      'c-lyin': 'evidence.digest-mismatch',
      'z-good': undefined,
    });
    expect(readdirSync(join(office.config.uploadsDir, 'staging'))).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  it('goes on after an interruption: what was taken before stays, the rest is taken then', async () => {
    for (const start of ['110000', '111000', '112000']) put(name(start));
    const store = office.app.get(EvidenceStore).objects;
    const adopt = store.adopt.bind(store);
    let calls = 0;
    store.adopt = (id, path) =>
      (calls += 1) === 2 ? Promise.reject(new Error('pulled out')) : adopt(id, path);
    await expect(run({ caseId })).rejects.toThrow('pulled out');
    store.adopt = adopt;
    expect((await run({ caseId })).counts).toEqual({ taken: 2, waiting: 0, duplicate: 1, refused: 0 });
    expect(await findings()).toEqual([]);
  });

  it('moves what was received where it is told to, with its sidecar, and overwrites nothing', async () => {
    const bytes = put('sub/one.mp4');
    put('sub/one.txt', '地点=和平路');
    put('two.mp4', '');
    put('three.mp4');
    const moveTo = join(station, '..', `moved-${seed}`);
    put('three.mp4', 'what is there already', moveTo);
    const { files } = await run({ caseId, moveTo });
    expect(readFileSync(join(moveTo, 'sub/one.mp4')).equals(bytes)).toBe(true);
    expect(readdirSync(station, { recursive: true }).sort()).toEqual(['sub', 'three.mp4', 'two.mp4']);
    expect(existsSync(join(moveTo, 'sub/one.txt'))).toBe(true);
    expect(readFileSync(join(moveTo, 'three.mp4'), 'utf8')).toBe('what is there already');
    expect(files.find(({ file }) => file === 'three.mp4')!.notes).toEqual([
      expect.stringContaining('EEXIST'),
    ]);
    rmSync(moveTo, { recursive: true });
  });
});

describe('a recording without a case', () => {
  it('is received and waits, in sight of its officer; assigned it is evidence under the same id, and once only', async () => {
    const bytes = put(name('090000', '_20260302091000'));
    const { files, counts } = await run();
    expect(counts.waiting).toBe(1);
    const id = files[0]!.id!;
    expect(await pending('?mine=1')).toContainEqual(
      expect.objectContaining({ id, sha256: sha256(bytes), deviceId: 'DSJ-T8A0001', officerNumber }),
    );
    expect(await findings()).toEqual([]);
    expect((await run()).counts.duplicate).toBe(1);

    office.clock.set(at('2026-03-05', '09:00'));
    const officer = await office.as('officer1');
    const assign = () =>
      officer.post(`/api/pending-recordings/${id}/assignment`, { caseId, stage: 'investigation' });
    expect((await assign().expect(201)).body).toEqual({ id });
    expect((await assign().expect(409)).body.code).toBe('import.assigned');
    const item = await view(id);
    // In time by the day on which the bytes came, three days before they had a case.
    expect(item).toMatchObject({ caseId, sha256: sha256(bytes), lateByHours: 0, deviceId: 'DSJ-T8A0001' });
    expect(item.recording.imported).toMatchObject({ importedAt: at(DAY, '18:00') });
    expect((await acts(office, id)).map(({ act }) => act)).toEqual(
      expect.arrayContaining(['evidence.receive-unassigned', 'evidence.receive']),
    );
    expect(await pending()).not.toContainEqual(expect.objectContaining({ id }));
    const bytesBack = await officer.get(`/api/evidence/${id}/content`).expect(200);
    expect(sha256(bytesBack.body as Buffer)).toBe(sha256(bytes));
    expect(await findings()).toEqual([]);
    office.clock.set(at(DAY, '18:00'));
  });

  it('keeps its bytes when the case refuses it, and another agency sees nothing of it', async () => {
    put(name('093000'));
    const id = (await run()).files[0]!.id!;
    const officer = await office.as('officer1');
    const nowhere = { caseId: office.clock.newId(), stage: 'investigation' };
    await officer.post(`/api/pending-recordings/${id}/assignment`, nowhere).expect(404);
    expect(await office.app.get(EvidenceStore).objects.stat(id)).toBeDefined();
    await (await office.as('leader1')).post(`/api/pending-recordings/${id}/assignment`, nowhere).expect(403);
    await writeDirectly(office, async (database) => {
      const rows = database.getRepository(PendingRecordingRow);
      await expect(rows.update({ id }, { sha256: 'f'.repeat(64) })).rejects.toThrow(/fixed/);
      await expect(rows.delete({ id })).rejects.toThrow(/keeps its rows/);
    });
  });

  it('whose sidecar names a case that is not there waits, with a note', async () => {
    put('a.mp4');
    put('a.json', JSON.stringify({ caseNo: '没有此案〔2026〕第9号' }));
    const { files } = await run();
    expect(files[0]).toMatchObject({ outcome: 'waiting', notes: ['没有找到案件“没有此案〔2026〕第9号”'] });
  });
});

it('an object that a crash left between its storing and its act goes; what is known or under way stays', async () => {
  const { staging, objects } = office.app.get(EvidenceStore);
  const leave = async (old: boolean): Promise<string> => {
    const id = office.clock.newId();
    const file = await staging.create(id);
    await file.writeFile(fresh());
    if (old) await file.utimes(1_700_000_000, 1_700_000_000);
    await file.close();
    await objects.adopt(id, staging.pathOf(id));
    return id;
  };
  put('kept.mp4');
  const known = (await run()).files[0]!.id!;
  // A crash before the end of the receipt may leave the staging name of what was received, too.
  const again = await staging.create(known);
  await again.utimes(1_700_000_000, 1_700_000_000);
  await again.close();
  const [left, young] = [await leave(true), await leave(false)];
  office.clock.set();
  expect(await office.app.get(OrphanCleaner).tidy()).toBe(1);
  office.clock.set(at(DAY, '18:00'));
  const there = async (id: string) => (await objects.stat(id)) !== undefined;
  expect([await there(left), await there(young), await there(known)]).toEqual([false, true, true]);
  await objects.remove(young);
  for (const id of [left, young, known]) await staging.remove(id);
});

describe('the watched folder', () => {
  it('is taken from once a file has stopped changing', async () => {
    const watch = office.app.get(WatchFolder);
    const path = join(watched, name('140000'));
    const bytes = fresh();
    writeFileSync(path, bytes.subarray(0, 100_000));
    await watch.look();
    appendFileSync(path, bytes.subarray(100_000));
    await watch.look();
    const here = async () =>
      (await pending()).filter((one: { sha256: string }) => one.sha256 === sha256(bytes));
    expect(await here()).toEqual([]);
    await watch.look();
    expect(await here()).toHaveLength(1);
    await watch.look();
    expect(await here()).toHaveLength(1);
    expect(existsSync(path)).toBe(true);
  });

  it('a refused file is not tried again until it changes', async () => {
    const watch = office.app.get(WatchFolder);
    const path = join(watched, name('150000'));
    writeFileSync(path, Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(100, 1)]));
    const read: string[] = [];
    const importing = office.app.get(ImportFolder);
    const one = importing.one.bind(importing);
    importing.one = (file, options) => {
      read.push(file.path);
      return one(file, options);
    };
    for (let i = 0; i < 4; i++) await watch.look();
    expect(read).toEqual([path]);
    writeFileSync(path, fresh());
    for (let i = 0; i < 3; i++) await watch.look();
    expect(read).toEqual([path, path]);
    importing.one = one;
  });
});

describe('the command line', () => {
  it('understands its arguments, and says when it does not', () => {
    expect(importArguments(['/media/dock', '--case', 'A', '--move-to', '/done', '--json', '-'])).toEqual({
      folder: '/media/dock',
      case: 'A',
      moveTo: '/done',
      json: '-',
    });
    for (const wrong of [[], ['a', 'b'], ['a', '--delete']]) expect(importArguments(wrong)).toBeUndefined();
  });

  it('finds a case by its id, and none by a number that is not there', async () => {
    const places = office.app.get(ImportPlaces);
    expect((await places.named(caseId, undefined))?.id).toBe(caseId);
    expect(await places.named('没有〔2026〕第1号', undefined)).toBeNull();
  });

  it('prints one line for each file and the counts', async () => {
    put('a.mp4');
    put('b.mp4', '');
    put('c.log', 'x');
    const lines = importTable(await run({ caseId })).split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/^已接收\ta\.mp4\t[0-9a-f-]{36}$/),
      '未接收\tb.mp4\t\t文件为空',
      '非记录\tc.log',
      '合计：已接收 1，待分派 0，重复跳过 0，未接收 1，非记录 1',
    ]);
  });
});
