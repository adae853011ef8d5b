import type { Instant } from '../../kernel/time.js';
import type { UploadMetadata } from './protocol.js';

/** How an upload ended: received by the application, or refused for good with the code that said so. */
export type UploadOutcome =
  | { readonly kind: 'received'; readonly at: Instant }
  | { readonly kind: 'refused'; readonly at: Instant; readonly code: string };

/** One upload as the registry keeps it. */
export interface UploadRecord {
  /** UUID; also the name of the staging file. */
  readonly id: string;
  /** Who may see it: the application's own key (a user id). */
  readonly owner: string;
  /** Declared size in bytes. */
  readonly length: number;
  /** Bytes acknowledged: all of them are on stable storage. */
  readonly offset: number;
  readonly metadata: UploadMetadata;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly outcome?: UploadOutcome;
}

/** Where uploads are remembered. Every promise resolves when the change is durable. */
export interface UploadRegistry {
  create(record: UploadRecord): Promise<void>;
  find(id: string): Promise<UploadRecord | undefined>;
  /** Sets offset and expiry. The offset goes back only when bytes were lost from the disk itself. */
  advance(id: string, offset: number, expiresAt: Instant): Promise<void>;
  /** Sets the outcome; an upload that has one keeps it. */
  finish(id: string, outcome: UploadOutcome): Promise<void>;
  remove(id: string): Promise<void>;
  /** Uploads with or without an outcome whose expiry is not after `now`. */
  listExpired(now: Instant): Promise<readonly UploadRecord[]>;
  /** Uploads without an outcome, newest first: what this person can resume from another browser. */
  listUnfinishedOf(owner: string): Promise<readonly UploadRecord[]>;
  /** Bytes acknowledged of uploads without an outcome that live on. */
  bytesHere(now: Instant): Promise<number>;
}

/** A registry that forgets with the process: for benches and tests, and the readable half of the journal. */
export class InMemoryUploadRegistry implements UploadRegistry {
  private readonly records = new Map<string, UploadRecord>();

  async create(record: UploadRecord): Promise<void> {
    if (this.records.has(record.id)) throw new Error(`upload ${record.id} is already registered`);
    this.records.set(record.id, record);
  }

  async find(id: string): Promise<UploadRecord | undefined> {
    return this.records.get(id);
  }

  async advance(id: string, offset: number, expiresAt: Instant): Promise<void> {
    this.change(id, { offset, expiresAt });
  }

  async finish(id: string, outcome: UploadOutcome): Promise<void> {
    if (!this.records.get(id)?.outcome) this.change(id, { outcome });
  }

  async remove(id: string): Promise<void> {
    this.records.delete(id);
  }

  async listExpired(now: Instant): Promise<readonly UploadRecord[]> {
    return [...this.records.values()].filter((record) => record.expiresAt <= now);
  }

  async listUnfinishedOf(owner: string): Promise<readonly UploadRecord[]> {
    return [...this.records.values()]
      .filter((record) => record.owner === owner && !record.outcome)
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  }

  async bytesHere(now: Instant): Promise<number> {
    let bytes = 0;
    for (const { outcome, expiresAt, offset } of this.records.values())
      if (!outcome && expiresAt > now) bytes += offset;
    return bytes;
  }

  private change(id: string, changes: Partial<UploadRecord>): void {
    const record = this.records.get(id);
    if (!record) throw new Error(`upload ${id} is not registered`);
    this.records.set(id, { ...record, ...changes });
  }
}
