import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Pack, pack } from 'tar-stream';
import { DataSource } from 'typeorm';
import { ENTITIES } from '../entities.js';
import type { Config } from '../platform/config/index.js';
import { readerOptions } from '../platform/database/index.js';
import { openStorage, StorageError } from '../platform/storage/index.js';
import { dumpDatabase } from './dump-database.js';
import { BackupError, type BackupHead, type Entry, FORMAT, HEAD, type Manifest, MANIFEST } from './format.js';

export type Progress = (done: string) => void;

/**
 * Copies the store into one file while it goes on working: first the database as it stands at one moment, then the
 * objects, which never change. The file has its name only when it is whole and on the disk. It holds the signing keys.
 * What is still being uploaded is not in it. Throws `BackupError` where there is nothing to copy, and on a taken name.
 */
export async function writeBackup(config: Config, file: string, progress: Progress): Promise<Manifest> {
  if (existsSync(file)) throw new BackupError(`${file} exists; a backup is never written over another`);
  const at = new Date().toISOString();
  const scratch = await mkdtemp(join(dirname(file), '.backup-'));
  try {
    const { rows, migrations } = await dump(config, scratch);
    progress(`database: ${Object.values(rows).reduce((sum, n) => sum + n, 0)} rows`);
    const tar = new Archive(join(scratch, 'whole.tar'));
    await tar.begin();
    const head: BackupHead = { format: FORMAT, at, migrations };
    await tar.text(HEAD, JSON.stringify(head, null, 1));
    for (const table of Object.keys(rows))
      await tar.file(`database/${table}.jsonl`, join(scratch, `${table}.jsonl`));
    await keys(config, tar);
    progress(`${await objects(config, tar)} objects`);
    const manifest: Manifest = { entries: [...tar.entries], rows };
    await tar.text(MANIFEST, JSON.stringify(manifest, null, 1));
    await tar.end();
    await rename(tar.path, file);
    return manifest;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function dump(config: Config, folder: string): ReturnType<typeof dumpDatabase> {
  const url = config.databaseUrl;
  if (url.startsWith('sqlite:') && !existsSync(url.slice('sqlite:'.length)))
    throw new BackupError(`there is no database at ${url.slice('sqlite:'.length)}`);
  const reader = await new DataSource(
    readerOptions(url, { entities: ENTITIES, migrations: [] }),
  ).initialize();
  try {
    return await dumpDatabase(reader, folder);
  } finally {
    await reader.destroy();
  }
}

/** The keys, without which no signature could be made again, and the checkpoints kept beside the database. */
async function keys(config: Config, tar: Archive): Promise<void> {
  if (existsSync(config.ledgerKeyFile)) await tar.file('keys/ledger.key', config.ledgerKeyFile);
  for (const folder of ['signing-keys', 'checkpoints']) {
    const root = join(config.dataDir, folder);
    if (!existsSync(root)) continue;
    const found = await readdir(root, { recursive: true, withFileTypes: true });
    for (const one of found.filter((entry) => entry.isFile())) {
      const path = join(one.parentPath, one.name);
      const name = `${folder}/${relative(root, path)}`;
      await tar.file(folder === 'checkpoints' ? name : `keys/${name}`, path);
    }
  }
}

async function objects(config: Config, tar: Archive): Promise<number> {
  const { objects: store } = await openStorage(config.storageUrl, config.stagingDir, false);
  let count = 0;
  for await (const { id, bytes } of store.list()) {
    const source = await store.open(id).catch((error: unknown) => {
      // Disposed of between the list and here: the ledger says so.
      if (error instanceof StorageError && error.code === 'missing') return undefined;
      throw error;
    });
    if (!source) continue;
    await tar.add(`objects/${id}`, bytes, source);
    count += 1;
  }
  return count;
}

/** A tar file that keeps the digest of every entry. */
class Archive {
  readonly entries: Entry[] = [];
  private readonly tar: Pack = pack();
  private written: Promise<void> | undefined;

  constructor(readonly path: string) {}

  async begin(): Promise<void> {
    const target = await open(this.path, 'wx', 0o600);
    this.written = pipeline(this.tar, target.createWriteStream({ flush: true }));
    // Awaited at the end; until then a full disk ends the entry that is being written.
    this.written.catch((error: Error) => this.tar.destroy(error));
  }

  async text(name: string, content: string): Promise<void> {
    const bytes = Buffer.from(content, 'utf8');
    await this.add(name, bytes.length, Readable.from([bytes]));
  }

  async file(name: string, path: string): Promise<void> {
    await this.add(name, (await stat(path)).size, createReadStream(path));
  }

  async add(name: string, size: number, source: Readable): Promise<void> {
    const hash = createHash('sha256');
    const entry = this.tar.entry({ name, size, mode: 0o600 });
    await pipeline(
      source,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          yield chunk;
        }
      },
      entry as unknown as NodeJS.WritableStream,
    );
    this.entries.push({ name, bytes: size, sha256: hash.digest('hex') });
  }

  async end(): Promise<void> {
    this.tar.finalize();
    await this.written;
  }
}
