import type { Dirent } from 'node:fs';
import { open, opendir } from 'node:fs/promises';
import { isUuid } from '../../kernel/ids.js';
import { StorageError } from './object-store.js';

/** The id as a file name. Only a lower-case UUID passes, so no name can leave its folder. */
export function nameOf(id: string): string {
  if (!isUuid(id)) throw new StorageError('bad-id', 'an object id must be a lower-case UUID');
  return id;
}

/** Makes names created in or removed from a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The entries of a folder; none where it does not exist yet. */
export async function openedFolder(folder: string): Promise<AsyncIterable<Dirent> | Iterable<Dirent>> {
  try {
    return await opendir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** True for the file system's "no such file". */
export function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
}

/** True when the volume or the quota is full. */
export function isFull(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
}
