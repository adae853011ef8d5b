import { type DataSource } from 'typeorm';
import { ENTITIES } from '../../src/entities.js';
import { openWriter } from '../../src/platform/database/index.js';
import { DRIVER } from './database.js';
import type { Office } from './office.js';

/** A second connection that writes past the program, as someone with the database's password would. */
export async function writeDirectly<T>(
  office: Office,
  work: (database: DataSource) => Promise<T>,
): Promise<T> {
  const database = await openWriter(office.database.url, { entities: ENTITIES, migrations: [] });
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}

/** An attacker who may also change the schema takes the guards away first. */
export async function withoutGuards(database: DataSource, table: string): Promise<void> {
  for (const event of [
    'no_update',
    'no_delete',
    'fixed',
    'reviewed',
    'law',
    'heard',
    'stranger',
    'scope',
    'once',
    'apart',
    'answer',
  ])
    await database.query(
      DRIVER === 'postgres'
        ? `DROP TRIGGER IF EXISTS "tr_${table}_${event}" ON "${table}"`
        : `DROP TRIGGER IF EXISTS "tr_${table}_${event}"`,
    );
}
