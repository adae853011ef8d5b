import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Harness } from './tus-harness.js';
import { UploadJournal } from './upload-journal.js';

const content = randomBytes(3_000_001);
const half = 1_500_000;
const idOf = (path: string) => path.split('/').at(-1)!;

describe('a second server on one staging folder, whose journal in memory is older', () => {
  let tus: Harness;
  let folder: string;
  beforeEach(async () => {
    tus = await Harness.start();
    folder = await mkdtemp(join(tmpdir(), 'journal-'));
  });
  afterEach(async () => {
    await tus.stop();
    await rm(folder, { recursive: true });
  });

  /** Everything the two servers share, byte for byte. */
  async function shared(): Promise<Record<string, string>> {
    const files: Record<string, string> = {};
    for (const name of await tus.files())
      files[name] = (await readFile(tus.staging.pathOf(name))).toString('hex');
    for (const name of await readdir(folder))
      files[`journal/${name}`] = await readFile(join(folder, name), 'utf8');
    return files;
  }

  it('changes neither file nor journal when it is asked how far the upload is', async () => {
    const first = { uploads: await UploadJournal.at(folder) };
    tus.restart(first);
    const path = await tus.create(content.length);
    await tus.patch(path, 0, content.subarray(0, 1000));
    const second = { uploads: await UploadJournal.at(folder) };
    await tus.patch(path, 1000, content.subarray(1000, half));
    const before = await shared();
    const firstServer = tus.tus;

    tus.restart(second);
    const answer = await tus.call('HEAD', path);
    expect(answer).toMatchObject({ status: 200, headers: { 'upload-offset': '1000' } });
    expect((await tus.call('HEAD', path, { Authorization: 'stranger' })).status).toBe(404);
    expect((await tus.call('DELETE', path, { Authorization: 'stranger' })).status).toBe(404);
    expect((await tus.patch(path, half, content.subarray(half))).status).toBe(409);
    expect(await shared()).toEqual(before);

    const secondServer = tus.tus;
    tus.tus = firstServer;
    expect((await tus.patch(path, half, content.subarray(half))).status).toBe(204);
    expect(tus.received).toMatchObject([{ id: idOf(path), bytes: content.length }]);
    expect(tus.received[0]!.content.equals(content)).toBe(true);
    await secondServer.close();
  });

  it('makes no file that is gone anew, nor writes down that bytes are missing; going on does', async () => {
    tus.restart({ uploads: await UploadJournal.at(folder) });
    const path = await tus.create(content.length);
    await tus.patch(path, 0, content.subarray(0, half));
    await tus.staging.remove(idOf(path));
    const before = await shared();
    expect((await tus.call('HEAD', path)).headers['upload-offset']).toBe('0');
    expect((await tus.patch(path, half, content.subarray(half))).status).toBe(409);
    expect(await shared()).toEqual(before);
    expect((await tus.patch(path, 0, content)).status).toBe(204);
    expect(tus.received[0]!.content.equals(content)).toBe(true);
  });
});
