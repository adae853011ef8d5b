import { stat } from 'node:fs/promises';
import {
  type Digests,
  IncrementalDigests,
  openStorage,
  type ObjectStore,
  StorageError,
  type StagingArea,
} from '../../platform/storage/index.js';
import { faultOf } from '../../platform/database/index.js';
import { UploadJournal } from '../../platform/tus/index.js';

/** What arrived, as it was counted and acknowledged; `sha256` was taken from the bytes as they came in. */
export interface Acknowledged {
  readonly id: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly stagingPath: string;
}

/** The stored object is not what was acknowledged; nothing may be received of it. */
export class StoredBytesDiffer extends Error {
  constructor(id: string, what: string) {
    super(`upload ${id} is not received, its stored bytes differ from those acknowledged: ${what}`);
    this.name = 'StoredBytesDiffer';
  }
}

/** Bytes in which the system counts the blocks of a file. */
const BLOCK = 512n;

/** Where the bytes of evidence are: arriving, and arrived. One for the whole program. */
export class EvidenceStore {
  /** Reads arriving files from the volume while they grow, so that sealing has little left to read. SM3 is the slow one and waits for nobody. */
  readonly backgroundDigests = new IncrementalDigests(['sha256', 'sm3'], { yields: ['sha256'] });

  /** Objects whose act may have been committed, that may be stored although that failed, or that could not be removed. */
  private readonly doubtful = new Set<string>();

  private constructor(
    readonly objects: ObjectStore,
    readonly staging: StagingArea,
    readonly journal: UploadJournal,
    readonly nodeId: string,
  ) {}

  /** With `write` false nothing is made or changed: for a process that only reads. */
  static async open(url: string, localFolder: string, write: boolean): Promise<EvidenceStore> {
    const { objects, staging, journalFolder, nodeId } = await openStorage(url, localFolder, write);
    return new EvidenceStore(objects, staging, await UploadJournal.at(journalFolder, write), nodeId);
  }

  /**
   * Makes the staging file the object `id`, and compares what is then stored with what was acknowledged. Throws
   * `StoredBytesDiffer` when they are not the same; the object is then removed and the staging file stays.
   */
  async adopt(acknowledged: Acknowledged): Promise<void> {
    const { id, stagingPath } = acknowledged;
    const stored = await this.objects.adopt(id, stagingPath).catch((error: unknown) => {
      // The object may be there although the store could not promise it; another one's object is not ours to doubt.
      if (!(error instanceof StorageError && error.code === 'exists')) this.doubtful.add(id);
      throw error;
    });
    this.doubtful.delete(id);
    const differs = await this.difference(acknowledged, stored.sha256);
    if (differs === undefined) return;
    this.backgroundDigests.forget(id);
    await this.objects.remove(id);
    throw new StoredBytesDiffer(id, differs);
  }

  /**
   * After an act that failed: removes the object unless its row is there. Where nobody can say whether the act was
   * committed, object and staging name stay: it may be evidence, and `OrphanCleaner` looks again. Never rejects.
   */
  async discardAfter(error: unknown, id: string, isKnown: () => Promise<boolean>): Promise<void> {
    const known = faultOf(error) === 'unknown-outcome' ? undefined : await isKnown().catch(() => undefined);
    if (known === undefined) this.doubtful.add(id);
    // What cannot be removed now goes with its staging file; it must not hide what failed first.
    else if (
      !known &&
      !(await this.objects.remove(id).then(
        () => true,
        () => false,
      ))
    )
      this.doubtful.add(id);
  }

  /** Removes the staging name, unless it is the trace by which a doubtful object is found again. */
  async unstage(id: string): Promise<void> {
    if (!this.doubtful.has(id)) await this.staging.remove(id);
  }

  /** What differs, in words; undefined when nothing does. `sent`: the digest of what a store on another machine took. */
  private async difference(
    { id, bytes, sha256, stagingPath }: Acknowledged,
    sent: string | undefined,
  ): Promise<string | undefined> {
    const stored = await this.objects.stat(id);
    if (stored?.bytes !== bytes) return `${stored?.bytes ?? 0} of ${bytes} bytes are stored`;
    const path = this.objects.pathOf?.(id);
    const read = path === undefined ? sent : await this.readBack(id, path, stagingPath, bytes);
    return read === sha256 ? undefined : `SHA-256 received ${sha256}, stored ${read ?? 'another file'}`;
  }

  /** SHA-256 of the stored file, from the volume; undefined when it is not the staging file under a second name. */
  private async readBack(
    id: string,
    path: string,
    stagingPath: string,
    bytes: number,
  ): Promise<string | undefined> {
    const [object, staged] = await Promise.all([
      stat(path, { bigint: true }),
      stat(stagingPath, { bigint: true }),
    ]);
    if (object.ino !== staged.ino || object.dev !== staged.dev) return undefined;
    // A hole: something was cut off after it had been read here, so all of it is read once more.
    if (object.blocks * BLOCK < object.size) this.backgroundDigests.forget(id);
    // Whoever followed may have ended, at the end of the program as well: then the file is read whole here.
    return this.backgroundDigests
      .digest('sha256', id, path, bytes)
      .catch(async () => (await this.objects.digest(id, ['sha256'])).sha256);
  }

  /**
   * Both digests of a stored object of `bytes` bytes, every byte read from the volume on which it is stored: an object is
   * a second name of its staging file (one inode), so what was read under the first name counts, and what
   * is left is read under the second. A name that leads to another inode is read from its beginning.
   */
  async sealingDigests(id: string, bytes: number, signal: AbortSignal): Promise<Digests<'sha256' | 'sm3'>> {
    const path = this.objects.pathOf?.(id);
    if (!path) return this.objects.digest(id, ['sha256', 'sm3'], signal);
    try {
      const [sha256, sm3] = await Promise.all([
        this.backgroundDigests.digest('sha256', id, path, bytes),
        this.backgroundDigests.digest('sm3', id, path, bytes),
      ]);
      return { sha256, sm3 };
    } finally {
      // A failed one is read from its beginning the next time.
      this.backgroundDigests.forget(id);
    }
  }
}
