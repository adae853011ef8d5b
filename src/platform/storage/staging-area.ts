import { constants } from 'node:fs';
import { mkdir, open, stat, statfs, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { isUuid } from '../../kernel/ids.js';
import { isMissing, nameOf, openedFolder, syncFolder } from './durable-names.js';

/** One staging file; `changedAt` is its last change in milliseconds since 1970. */
export interface StagedFile {
  readonly id: string;
  readonly bytes: number;
  readonly changedAt: number;
}

/** The folder in which bytes wait until they are received. It is on the volume of the file store. */
export class StagingArea {
  private constructor(private readonly folder: string) {}

  static async at(folder: string, write = true): Promise<StagingArea> {
    if (write) await mkdir(folder, { recursive: true, mode: 0o700 });
    return new StagingArea(folder);
  }

  pathOf(id: string): string {
    return join(this.folder, nameOf(id));
  }

  /** Bytes that this process may still write on its volume. */
  async freeBytes(): Promise<number> {
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize;
  }

  /** Makes an empty file whose name is durable, open for writing; fails when the id is in use. */
  async create(id: string): Promise<FileHandle> {
    const handle = await open(
      this.pathOf(id),
      constants.O_RDWR | constants.O_CREAT | constants.O_EXCL,
      0o600,
    );
    try {
      await syncFolder(this.folder);
      return handle;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Opens an existing file for reading and writing. */
  open(id: string): Promise<FileHandle> {
    return open(this.pathOf(id), constants.O_RDWR | constants.O_NOFOLLOW);
  }

  /** Opens an existing file for writing past the page cache, where the system and the volume offer that. */
  async openDirect(id: string): Promise<FileHandle | undefined> {
    // Not every system has it; Node's types say otherwise.
    const flag = constants.O_DIRECT as number | undefined;
    if (flag === undefined) return undefined;
    return open(this.pathOf(id), constants.O_WRONLY | constants.O_NOFOLLOW | flag).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EINVAL' || error.code === 'ENOTSUP') return undefined;
        throw error;
      },
    );
  }

  /** Bytes on disk, or undefined when there is no such file. */
  async size(id: string): Promise<number | undefined> {
    try {
      return (await stat(this.pathOf(id))).size;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** Removes the file durably; false when there was none. */
  async remove(id: string): Promise<boolean> {
    try {
      await unlink(this.pathOf(id));
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
    await syncFolder(this.folder);
    return true;
  }

  async *list(): AsyncIterable<StagedFile> {
    for await (const entry of await openedFolder(this.folder)) {
      if (!entry.isFile() || !isUuid(entry.name)) continue;
      try {
        const { size, mtimeMs } = await stat(join(this.folder, entry.name));
        yield { id: entry.name, bytes: size, changedAt: mtimeMs };
      } catch (error) {
        // It was removed between the listing and the look.
        if (!isMissing(error)) throw error;
      }
    }
  }
}
