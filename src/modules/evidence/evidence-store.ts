import {
  type Digests,
  FollowingDigests,
  openStorage,
  type ObjectStore,
  type StagingArea,
} from '../../platform/storage/index.js';
import { UploadJournal } from '../../platform/tus/index.js';

/** Where the bytes of evidence are: arriving, and arrived. One for the whole program. */
export class EvidenceStore {
  /** Reads arriving files from the volume while they grow, so that sealing has little left to read. SM3 is the slow one and waits for nobody. */
  readonly aside = new FollowingDigests(['sha256', 'sm3'], { yields: ['sha256'] });

  private constructor(
    readonly objects: ObjectStore,
    readonly staging: StagingArea,
    readonly journal: UploadJournal,
  ) {}

  static async open(url: string, localFolder: string): Promise<EvidenceStore> {
    const { objects, staging, journalFolder } = await openStorage(url, localFolder);
    return new EvidenceStore(objects, staging, await UploadJournal.at(journalFolder));
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
        this.aside.digest('sha256', id, path, bytes),
        this.aside.digest('sm3', id, path, bytes),
      ]);
      return { sha256, sm3 };
    } finally {
      // A failed one is read from its beginning the next time.
      this.aside.forget(id);
    }
  }
}
