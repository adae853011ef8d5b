import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileStore } from './file-store.js';
import { nodeIdOf } from './node-id.js';
import type { ObjectStore } from './object-store.js';
import { s3AddressOf } from './s3-address.js';
import { StagingArea } from './staging-area.js';

/** Where evidence bytes live: received objects, and the area in which they are gathered before. */
export interface Storage {
  readonly objects: ObjectStore;
  readonly staging: StagingArea;
  /** The folder in which the progress of uploads is written down. */
  readonly journalFolder: string;
  /** Of the machine and folder in which uploads gather. */
  readonly nodeId: string;
}

/**
 * Opens the storage named by a `file:` URL (`file:///srv/evidence`, or `file:./uploads` from the working folder) or an
 * `s3:` one (`s3AddressOf`), making its folders. Bytes for an S3 store are gathered in `localFolder`, since uploads are
 * acknowledged from a disk. With `write` false nothing is made: for processes that only read. Throws on any other scheme
 * and when the store cannot be used.
 */
export async function openStorage(url: string, localFolder: string, write = true): Promise<Storage> {
  if (url.startsWith('s3:')) {
    // The client of S3 is loaded by those who use it.
    const { S3Store } = await import('./s3-store.js');
    const nodeId = await nodeIdOf(localFolder, write);
    return {
      staging: await StagingArea.at(join(localFolder, 'staging'), write),
      journalFolder: join(localFolder, 'journal'),
      nodeId,
      objects: await S3Store.at(s3AddressOf(url), nodeId),
    };
  }
  const root = uploadsFolderOf(url, localFolder);
  const staging = await StagingArea.at(join(root, 'staging'), write);
  return {
    staging,
    journalFolder: join(root, 'journal'),
    nodeId: await nodeIdOf(root, write),
    objects: await FileStore.at(join(root, 'objects'), staging, write),
  };
}

/** The folder in which uploads gather and their journal lies: that of a file store, else `localFolder`. */
export function uploadsFolderOf(url: string, localFolder: string): string {
  if (url.startsWith('s3:')) return localFolder;
  if (!url.startsWith('file:')) throw new Error('STORAGE_URL must begin with file: or s3:');
  const root = url.startsWith('file://') ? fileURLToPath(url) : decodeURIComponent(url.slice('file:'.length));
  if (!root || root.includes('\0')) throw new Error('STORAGE_URL names no folder');
  return root;
}
