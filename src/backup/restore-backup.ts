import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { finished, pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { ENTITIES } from '../entities.js';
import { MIGRATIONS } from '../migrations/index.js';
import type { Config } from '../platform/config/index.js';
import { openWriter } from '../platform/database/index.js';
import { type ObjectStore, openStorage } from '../platform/storage/index.js';
import { Ownership } from '../platform/owner/index.js';
import { Clock } from '../platform/time/index.js';
import { openChecked } from '../start-checks.js';
import { fillDatabase, mustBeEmpty } from './fill-database.js';
import { BackupError, type BackupHead, type Entry, FORMAT, HEAD, type Manifest, MANIFEST } from './format.js';

const TABLE = /^database\/([a-z_]+)\.jsonl$/;
const OBJECT = /^objects\/([0-9A-Za-z-]+)$/;

/**
 * Takes a backup back into an empty store: the configured database (either kind, whichever it came from), store and
 * data folder. Every entry is compared with the manifest before the database is filled; keys are never written over.
 * Objects come first: what a broken restore leaves of them is taken up by the next. Throws `BackupError`.
 */
export async function restoreBackup(config: Config, file: string): Promise<Manifest> {
  if (!existsSync(file)) throw new BackupError(`there is no file ${file}`);
  const ownership = Ownership.take(config, 'restore');
  const scratch = await mkdtemp(join(config.dataDir, '.restore-'));
  try {
    const head = await headOf(file);
    const known = migrationsOf(head);
    const writer = await openWriter(config.databaseUrl, { entities: ENTITIES, migrations: known });
    try {
      await mustBeEmpty(writer);
      const { objects } = await openStorage(config.storageUrl, config.stagingDir);
      const manifest = await unpack(file, scratch, objects);
      const tables = Object.entries(manifest.rows).map(([name, rows]) => ({
        ...{ name, rows, path: join(scratch, 'database', `${name}.jsonl`) },
      }));
      await putKeys(config, scratch, manifest.entries);
      await fillDatabase(writer, tables);
      await writer.destroy();
      // Up to this version, and the store bears the id that the database knows.
      const checked = await openChecked(config, new Clock().now());
      await checked.destroy();
      return manifest;
    } finally {
      if (writer.isInitialized) await writer.destroy();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
    ownership.release();
  }
}

async function headOf(file: string): Promise<BackupHead> {
  const tar = extract();
  const source = createReadStream(file);
  source.pipe(tar);
  source.on('error', (error) => tar.destroy(error));
  try {
    for await (const entry of tar) {
      if (entry.header.name !== HEAD) break;
      const head = JSON.parse(await text(entry)) as BackupHead;
      if (head.format !== FORMAT)
        throw new BackupError(`backups of format ${String(head.format)} are not known`);
      return head;
    }
  } catch (error) {
    if (error instanceof BackupError) throw error;
  } finally {
    source.destroy();
  }
  throw new BackupError('this is not a backup');
}

/** The database is first built as it was, and brought up to this version when its rows are back. */
function migrationsOf(head: BackupHead): typeof MIGRATIONS {
  const names = MIGRATIONS.map((Migration) => new Migration().name);
  const unknown = head.migrations.find((name) => !names.includes(name));
  if (unknown) throw new BackupError(`the backup was made by a newer version (${unknown})`);
  return MIGRATIONS.filter((_, i) => head.migrations.includes(names[i]!));
}

/** Objects go to the store, all else to the folder; then everything is held against the manifest. */
async function unpack(file: string, folder: string, store: ObjectStore): Promise<Manifest> {
  const found = new Map<string, Entry>();
  let manifest: Manifest | undefined;
  const tar = extract();
  const source = createReadStream(file);
  source.pipe(tar);
  source.on('error', (error) => tar.destroy(error));
  for await (const entry of tar) {
    const { name } = entry.header;
    if (name === MANIFEST) {
      manifest = JSON.parse(await text(entry)) as Manifest;
      continue;
    }
    found.set(name, await takeOut(name, entry as unknown as Readable, folder, store));
  }
  if (!manifest) throw new BackupError('the backup is not whole: its manifest is missing');
  for (const { name, bytes, sha256 } of manifest.entries) {
    const entry = found.get(name);
    if (entry?.sha256 !== sha256 || entry.bytes !== bytes)
      throw new BackupError(`${name} is not as it was backed up`);
  }
  if (found.size !== manifest.entries.length)
    throw new BackupError('the backup holds what its manifest does not name');
  return manifest;
}

async function takeOut(name: string, source: Readable, folder: string, store: ObjectStore): Promise<Entry> {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* measured(): AsyncGenerator<Buffer> {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  const content = Readable.from(measured(), { objectMode: false });
  const object = OBJECT.exec(name)?.[1];
  if (object && (await store.stat(object))) {
    // Here since an earlier attempt: the bytes of the backup are read all the same, and must be those of the store.
    content.resume();
    await finished(content);
    const { sha256 } = await store.digest(object, ['sha256']);
    if (sha256 !== hash.copy().digest('hex')) throw new BackupError(`the store has another object ${object}`);
  } else if (object) {
    await store.put(object, content);
  } else {
    const path = normalize(join(folder, name));
    if (!path.startsWith(`${folder}/`)) throw new BackupError(`${name} points out of the backup`);
    await mkdir(dirname(path), { recursive: true });
    await pipeline(content, createWriteStream(path, { mode: 0o600 }));
  }
  return { name, bytes, sha256: hash.digest('hex') };
}

async function putKeys(config: Config, folder: string, entries: readonly Entry[]): Promise<void> {
  for (const { name } of entries) {
    if (TABLE.test(name) || OBJECT.test(name) || name === HEAD) continue;
    const target =
      name === 'keys/ledger.key' ? config.ledgerKeyFile : join(config.dataDir, name.replace(/^keys\//, ''));
    const content = await readFile(join(folder, name));
    if (existsSync(target)) {
      if (!(await readFile(target)).equals(content)) throw new BackupError(`${target} exists and is another`);
      continue;
    }
    await mkdir(dirname(target), { recursive: true });
    await pipeline(
      Readable.from([content]),
      createWriteStream(target, { mode: 0o600, flags: 'wx', flush: true }),
    );
  }
}
