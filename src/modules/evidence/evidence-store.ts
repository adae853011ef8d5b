import { openStorage, type ObjectStore, type StagingArea } from '../../platform/storage/index.js';
import { UploadJournal } from '../../platform/tus/index.js';

/** Where the bytes of evidence are: arriving, and arrived. One for the whole program. */
export class EvidenceStore {
  private constructor(
    readonly objects: ObjectStore,
    readonly staging: StagingArea,
    readonly journal: UploadJournal,
  ) {}

  static async open(url: string, localFolder: string): Promise<EvidenceStore> {
    const { objects, staging, journalFolder } = await openStorage(url, localFolder);
    return new EvidenceStore(objects, staging, await UploadJournal.at(journalFolder));
  }
}
