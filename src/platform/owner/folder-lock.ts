import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StartRefused } from '../start-refused.js';

/** Who has a folder: told to whoever wants it too. */
export interface FolderOwner {
  readonly pid: number;
  readonly host: string;
  readonly version: string;
  /** `server`, or the command that runs. */
  readonly what: string;
  /** ISO-UTC. */
  readonly since: string;
  /** Socket on which a server takes commands, if it does. */
  readonly commands?: string;
}

const LOCK = 'owner.lock';
const OWNER_FILE = 'owner.json';

/** The folder belongs to another process that is alive. */
export class FolderInUse extends StartRefused {
  constructor(
    readonly folder: string,
    readonly owner: FolderOwner | undefined,
  ) {
    const who = owner
      ? `${owner.what}, version ${owner.version}, process ${owner.pid} on ${owner.host}, since ${owner.since}`
      : 'another process';
    super(
      `The folder ${folder} is in use by Sanxiang (${who}). End that process first, or give this one a DATA_DIR of its own.\n` +
        `文件夹 ${folder} 正由另一个三项进程使用（${who}）。请先结束该进程，或者为本进程另设 DATA_DIR。`,
    );
    this.name = 'FolderInUse';
  }
}

/**
 * One owner for a folder. The lock is the exclusive lock that SQLite takes on a file of its own, which the operating
 * system releases when the process ends, however it ends; it needs no clock and no clean-up.
 */
export class FolderLock {
  private constructor(
    private readonly folder: string,
    private readonly held: Database.Database,
  ) {}

  /** Throws `FolderInUse` where another process, or this one, has the folder. */
  static take(folder: string, owner: FolderOwner): FolderLock {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const held = new Database(join(folder, LOCK), { timeout: 0 });
    try {
      held.pragma('locking_mode = EXCLUSIVE');
      held.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      held.close();
      const { code } = error as { code?: string };
      if (code?.startsWith('SQLITE_BUSY')) throw new FolderInUse(folder, FolderLock.ownerOf(folder));
      throw new StartRefused(`The folder ${folder} cannot be locked: ${(error as Error).message}`);
    }
    const lock = new FolderLock(folder, held);
    lock.tell(owner);
    return lock;
  }

  /** The process that says it has the folder; it may have ended since. */
  static ownerOf(folder: string): FolderOwner | undefined {
    const path = join(folder, OWNER_FILE);
    if (!existsSync(path)) return undefined;
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as FolderOwner;
    } catch {
      // It is being written this moment.
      return undefined;
    }
  }

  tell(owner: FolderOwner): void {
    writeFileSync(join(this.folder, OWNER_FILE), JSON.stringify(owner), { mode: 0o600 });
  }

  release(): void {
    if (!this.held.open) return;
    this.held.exec('ROLLBACK');
    this.held.close();
  }
}

export function thisProcess(what: string, version: string): FolderOwner {
  return { pid: process.pid, host: hostname(), version, what, since: new Date().toISOString() };
}
