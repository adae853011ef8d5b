import { mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isUuid } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/time.js';
import { nameOf, openedFolder, syncFolder } from '../storage/index.js';
import {
  InMemoryUploadRegistry,
  type UploadOutcome,
  type UploadRecord,
  type UploadRegistry,
} from './upload-registry.js';

type Change = Partial<Pick<UploadRecord, 'offset' | 'expiresAt' | 'outcome'>>;

/**
 * Remembers uploads in one small file each: the record, then a line for every change, flushed before it counts.
 * How far an upload has come is no act of a case, so it stays out of the database and its one writer; a line and
 * one flush is also what an acknowledgement should cost.
 */
export class UploadJournal implements UploadRegistry {
  private readonly memory = new InMemoryUploadRegistry();

  private constructor(
    private readonly folder: string,
    private readonly write: boolean,
  ) {}

  /** Opens the journal, reading what earlier runs left; with `write` false it changes nothing. */
  static async at(folder: string, write = true): Promise<UploadJournal> {
    if (write) await mkdir(folder, { recursive: true, mode: 0o700 });
    const journal = new UploadJournal(folder, write);
    for await (const entry of await openedFolder(folder)) {
      if (entry.isFile() && isUuid(entry.name)) await journal.load(entry.name);
    }
    return journal;
  }

  async create(record: UploadRecord): Promise<void> {
    await this.append(record.id, record, 'wx');
    await syncFolder(this.folder);
    await this.memory.create(record);
  }

  find(id: string): Promise<UploadRecord | undefined> {
    return this.memory.find(id);
  }

  async advance(id: string, offset: number, expiresAt: Instant): Promise<void> {
    await this.append(id, { offset, expiresAt }, 'a');
    await this.memory.advance(id, offset, expiresAt);
  }

  async finish(id: string, outcome: UploadOutcome): Promise<void> {
    await this.append(id, { outcome }, 'a');
    await this.memory.finish(id, outcome);
  }

  async remove(id: string): Promise<void> {
    await unlink(this.pathOf(id));
    await syncFolder(this.folder);
    await this.memory.remove(id);
  }

  listExpired(now: Instant): Promise<readonly UploadRecord[]> {
    return this.memory.listExpired(now);
  }

  listUnfinishedOf(owner: string): Promise<readonly UploadRecord[]> {
    return this.memory.listUnfinishedOf(owner);
  }

  bytesHere(now: Instant): Promise<number> {
    return this.memory.bytesHere(now);
  }

  private pathOf(id: string): string {
    return join(this.folder, nameOf(id));
  }

  private async append(id: string, line: UploadRecord | Change, flags: 'wx' | 'a'): Promise<void> {
    const file = await open(this.pathOf(id), flags, 0o640);
    try {
      // The break comes first: a line torn by a crash or a full disk spoils only itself, never the next one.
      await file.write(`\n${JSON.stringify(line)}`);
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  private async load(id: string): Promise<void> {
    const lines = (await readFile(this.pathOf(id), 'utf8')).split('\n').flatMap(parsed);
    const first = lines[0];
    // Without its record the upload was never promised to anyone.
    if (!first || !('owner' in first)) return this.write ? unlink(this.pathOf(id)) : undefined;
    const changes = lines.slice(1) as Change[];
    const outcome = changes.find((change) => change.outcome)?.outcome;
    const record = Object.assign({ ...first }, ...changes) as UploadRecord;
    await this.memory.create({ ...record, ...(outcome && { outcome }) });
  }
}

function parsed(line: string): (UploadRecord | Change)[] {
  try {
    return line ? [JSON.parse(line) as UploadRecord | Change] : [];
  } catch {
    return [];
  }
}
