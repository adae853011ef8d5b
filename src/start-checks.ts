import { existsSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { ENTITIES } from './entities.js';
import type { Instant } from './kernel/time.js';
import { MIGRATIONS } from './migrations/index.js';
import { checkStore, compareStore } from './modules/evidence/index.js';
import { checkHeads } from './modules/ledger/index.js';
import type { Config } from './platform/config/index.js';
import { openWriter, readerOptions, refuseOtherVersions, type Schema } from './platform/database/index.js';
import { openStorage } from './platform/storage/index.js';
import { StartRefused } from './platform/start-refused.js';

export const SCHEMA: Schema = { entities: ENTITIES, migrations: MIGRATIONS };

/**
 * Opens the database for a process that writes, and refuses a start that cannot be right: a database of a newer version,
 * heads signed by another key or without the key, a clock behind the ledger, an evidence store of another database.
 * Throws `StartRefused`.
 */
export async function openChecked(config: Config, now: Instant): Promise<DataSource> {
  const writer = await openWriter(config.databaseUrl, SCHEMA);
  try {
    await checkHeads(writer, config, now);
    const { objects } = await openStorage(config.storageUrl, config.stagingDir);
    await checkStore(writer, objects, now);
    return writer;
  } catch (error) {
    await writer.destroy();
    throw error;
  }
}

/** The same for a process that only reads: it changes nothing and makes nothing. Throws `StartRefused`. */
export async function checkReading(config: Config): Promise<void> {
  const { databaseUrl } = config;
  const file = databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : undefined;
  if (file !== undefined && !existsSync(file))
    throw new StartRefused(
      `There is no database at ${file}. Check DATA_DIR and DATABASE_URL.\n${file} 处没有数据库。请检查 DATA_DIR 和 DATABASE_URL。`,
    );
  const reader = await new DataSource(readerOptions(databaseUrl, SCHEMA)).initialize();
  try {
    await refuseOtherVersions(
      reader,
      MIGRATIONS.map((Migration) => new Migration().name),
    );
    const { objects } = await openStorage(config.storageUrl, config.stagingDir, false);
    await compareStore(reader, objects);
  } finally {
    await reader.destroy();
  }
}
