import { mkdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Config, VERSION } from '../config/index.js';
import { uploadsFolderOf } from '../storage/index.js';
import { refuseOpenFolders } from './private-folders.js';
import { FolderLock, type FolderOwner, thisProcess } from './folder-lock.js';

/**
 * The folders that this process alone writes: data, the embedded database, and where uploads gather. Taken before
 * anything is opened, and given back when the database is closed.
 */
export class Ownership {
  private constructor(
    private readonly locks: readonly FolderLock[],
    private readonly owner: FolderOwner,
  ) {}

  /**
   * Throws `FolderInUse` when another process has one of them, `StartRefused` when other users of the machine can read
   * them; then none is kept.
   */
  static take(config: Config, what: string): Ownership {
    const owner = thisProcess(what, VERSION);
    const folders = foldersOf(config);
    refuseOpenFolders(folders, [config.ledgerKeyFile]);
    const locks: FolderLock[] = [];
    try {
      for (const folder of folders) locks.push(FolderLock.take(folder, owner));
      return new Ownership(locks, owner);
    } catch (error) {
      for (const lock of locks) lock.release();
      throw error;
    }
  }

  /** Lets commands find the socket of this server. */
  takesCommandsAt(commands: string): void {
    for (const lock of this.locks) lock.tell({ ...this.owner, commands });
  }

  release(): void {
    for (const lock of this.locks) lock.release();
  }
}

function foldersOf(config: Config): string[] {
  const { databaseUrl, dataDir } = config;
  const database = databaseUrl.startsWith('sqlite:') ? [dirname(databaseUrl.slice('sqlite:'.length))] : [];
  const folders = [dataDir, ...database, uploadsFolderOf(config.storageUrl, config.stagingDir)];
  for (const folder of folders) mkdirSync(folder, { recursive: true, mode: 0o700 });
  return [...new Set(folders.map((folder) => realpathSync(folder)))];
}
