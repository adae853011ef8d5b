import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseError } from './database-error.js';

/** Bytes that this process may still write on the volume of a folder. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/**
 * Refuses acts while the volume of an embedded database has less room than `reserve` bytes: what is left is for the
 * checkpoint of the log and for whoever has to make room. A database on a server has its own volume.
 */
export function spaceGuard(databaseUrl: string, reserve: number): () => void {
  if (!databaseUrl.startsWith('sqlite:')) return () => undefined;
  const folder = dirname(databaseUrl.slice('sqlite:'.length));
  return () => {
    const free = freeBytes(folder);
    if (free < reserve)
      throw new DatabaseError('full', `${free} bytes are free beside the database, ${reserve} are kept free`);
  };
}
