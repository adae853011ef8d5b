import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UploadJournal } from './upload-journal.js';
import type { UploadRecord } from './upload-registry.js';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`;

describe('the journal of uploads', () => {
  let folder: string;
  let record: UploadRecord;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'journal-'));
    record = {
      id: randomUUID(),
      owner: 'me',
      length: 100,
      offset: 0,
      metadata: { filename: '现场\n1.mp4' },
      createdAt: at(1),
      expiresAt: at(8),
    };
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('remembers what it was told after it is opened anew', async () => {
    const journal = await UploadJournal.at(folder);
    await journal.create(record);
    await journal.advance(record.id, 40, at(9));
    await journal.advance(record.id, 70, at(10));
    const reopened = await UploadJournal.at(folder);
    expect(await reopened.find(record.id)).toEqual({ ...record, offset: 70, expiresAt: at(10) });
    expect(await reopened.listUnfinishedOf('me')).toHaveLength(1);
    expect(await reopened.listUnfinishedOf('you')).toHaveLength(0);
    expect(await reopened.listExpired(at(9))).toHaveLength(0);
    expect(await reopened.listExpired(at(10))).toHaveLength(1);
  });

  it('keeps the first outcome', async () => {
    const journal = await UploadJournal.at(folder);
    await journal.create(record);
    await journal.finish(record.id, { kind: 'received', at: at(2) });
    await journal.finish(record.id, { kind: 'refused', at: at(3), code: 'late' });
    for (const one of [journal, await UploadJournal.at(folder)])
      expect((await one.find(record.id))?.outcome).toEqual({ kind: 'received', at: at(2) });
  });

  it('passes over a line torn by a crash and loses none written after it', async () => {
    const journal = await UploadJournal.at(folder);
    await journal.create(record);
    await journal.advance(record.id, 40, at(9));
    await appendFile(join(folder, record.id), '\n{"offset":70,"exp');
    const reopened = await UploadJournal.at(folder);
    expect((await reopened.find(record.id))?.offset).toBe(40);
    await reopened.advance(record.id, 90, at(9));
    expect((await (await UploadJournal.at(folder)).find(record.id))?.offset).toBe(90);
  });

  it('drops an upload whose very record was torn, and forgets what is removed', async () => {
    await writeFile(join(folder, record.id), '\n{"id":"');
    const journal = await UploadJournal.at(folder);
    expect(await journal.find(record.id)).toBeUndefined();
    await journal.create(record);
    await journal.remove(record.id);
    expect(await journal.find(record.id)).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses to register one id twice', async () => {
    const journal = await UploadJournal.at(folder);
    await journal.create(record);
    await expect(journal.create(record)).rejects.toThrow();
  });
});
