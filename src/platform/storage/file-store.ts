import { randomUUID } from 'node:crypto';
import { link, mkdir, open, opendir, readFile, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { isUuid } from '../../kernel/ids.js';
import { append } from './append.js';
import { digestFile, type DigestAlgorithm, type Digests } from './digest-file.js';
import { digestThrottled } from './digest-worker.js';
import { isMissing, nameOf, openedFolder, syncFolder } from './durable-names.js';
import { StorageError, type ByteRange, type ObjectStat, type ObjectStore } from './object-store.js';
import type { ReadThrottle } from './read-throttle.js';
import type { StagingArea } from './staging-area.js';

const READ_BYTES = 256 * 1024;
/** Holds the id of the store itself. */
const IDENTITY = 'store.id';

/** Objects as files: `<folder>/<last two digits of the id>/<id>`, mode 0440, never opened for writing. */
export class FileStore implements ObjectStore {
  private constructor(
    private readonly folder: string,
    private readonly staging: StagingArea,
  ) {}

  /** `folder` must be on the volume of `staging`: an object is a second name of its staging file. */
  static async at(folder: string, staging: StagingArea, write = true): Promise<FileStore> {
    if (write) await mkdir(folder, { recursive: true, mode: 0o700 });
    return new FileStore(folder, staging);
  }

  async put(id: string, source: Readable): Promise<ObjectStat> {
    nameOf(id);
    const stagingId = randomUUID();
    const file = await this.staging.create(stagingId);
    try {
      const { end } = await append(source, file, { position: 0, limit: Number.MAX_SAFE_INTEGER });
      if (end !== 'end') throw source.errored ?? new Error(`the source of object ${id} was ${end}`);
      return await this.adopt(id, this.staging.pathOf(stagingId));
    } finally {
      await file.close();
      await this.staging.remove(stagingId);
    }
  }

  async adopt(id: string, stagedPath: string): Promise<ObjectStat> {
    const path = this.pathOf(id);
    const folder = dirname(path);
    if (await mkdir(folder, { recursive: true, mode: 0o700 })) await syncFolder(this.folder);
    const file = await open(stagedPath, 'r');
    try {
      await file.chmod(0o440);
      await file.sync();
      // link() never replaces: two writers of one id cannot both win.
      await link(stagedPath, path).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
        const [staged, stored] = [await file.stat({ bigint: true }), await stat(path, { bigint: true })];
        if (staged.ino !== stored.ino || staged.dev !== stored.dev) {
          throw new StorageError('exists', `object ${id} is already stored`);
        }
      });
      await syncFolder(folder);
      return { id, bytes: (await file.stat()).size };
    } finally {
      await file.close();
    }
  }

  async open(id: string, range: ByteRange = { start: 0 }): Promise<Readable> {
    const file = await open(this.pathOf(id), 'r').catch((error: unknown) => {
      throw isMissing(error) ? new StorageError('missing', `object ${id} is not stored`) : error;
    });
    try {
      const { size } = await file.stat();
      const end = range.end ?? size - 1;
      const whole = size === 0 && range.start === 0 && range.end === undefined;
      const lies = !Number.isSafeInteger(range.start) || !Number.isSafeInteger(end);
      if (!whole && (lies || range.start < 0 || range.start > end || end >= size)) {
        throw new StorageError('bad-range', `object ${id} has ${size} bytes`);
      }
      return file.createReadStream({ start: range.start, end: Math.max(end, 0), highWaterMark: READ_BYTES });
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async digest<A extends DigestAlgorithm>(
    id: string,
    algorithms: readonly A[],
    signal?: AbortSignal,
    throttle?: ReadThrottle,
  ): Promise<Digests<A>> {
    if (!(await this.stat(id))) throw new StorageError('missing', `object ${id} is not stored`);
    if (throttle) return digestThrottled(this.pathOf(id), algorithms, throttle, signal);
    return digestFile(this.pathOf(id), algorithms, signal);
  }

  pathOf(id: string): string {
    // The last digits are random; the first ones are the time and would fill one folder a day.
    return join(this.folder, nameOf(id).slice(-2), id);
  }

  async stat(id: string): Promise<ObjectStat | undefined> {
    try {
      return { id, bytes: (await stat(this.pathOf(id))).size };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async remove(id: string): Promise<boolean> {
    const path = this.pathOf(id);
    try {
      await unlink(path);
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
    await syncFolder(dirname(path));
    return true;
  }

  async identity(): Promise<string | undefined> {
    try {
      return (await readFile(join(this.folder, IDENTITY), 'utf8')).trim();
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async identify(id: string): Promise<void> {
    const known = await this.identity();
    if (known === id) return;
    if (known !== undefined) throw new StorageError('exists', `the store is ${known} already`);
    const file = await open(join(this.folder, IDENTITY), 'wx', 0o640);
    try {
      await file.writeFile(`${nameOf(id)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(this.folder);
  }

  async *list(): AsyncIterable<ObjectStat> {
    for await (const fan of await openedFolder(this.folder)) {
      if (!fan.isDirectory()) continue;
      for await (const entry of await opendir(join(this.folder, fan.name))) {
        if (!entry.isFile() || !isUuid(entry.name)) continue;
        const object = await this.stat(entry.name);
        if (object) yield object;
      }
    }
  }
}
