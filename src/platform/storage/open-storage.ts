import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileStore } from './file-store.js';
import type { ObjectStore } from './object-store.js';
import { StagingArea } from './staging-area.js';

/** Where evidence bytes live: received objects, and the area in which they are gathered before. */
export interface Storage {
  readonly objects: ObjectStore;
  readonly staging: StagingArea;
  /** The folder in which the progress of uploads is written down. */
  readonly journalFolder: string;
}

/**
 * Opens the storage named by a `file:` URL (`file:///srv/evidence`, or `file:./uploads` from the working
 * folder), making its folders. Throws on any other scheme.
 */
export async function openStorage(url: string): Promise<Storage> {
  if (!url.startsWith('file:')) throw new Error('STORAGE_URL must begin with file:');
  const root = url.startsWith('file://') ? fileURLToPath(url) : decodeURIComponent(url.slice('file:'.length));
  if (!root || root.includes('\0')) throw new Error('STORAGE_URL names no folder');
  const staging = await StagingArea.at(join(root, 'staging'));
  return {
    staging,
    journalFolder: join(root, 'journal'),
    objects: await FileStore.at(join(root, 'objects'), staging),
  };
}
