import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type DataSourceOptions, type EntityTarget, type MigrationInterface } from 'typeorm';
import { migrate } from './migrate.js';
import { POSTGRES_CONNECTIONS } from './postgres-transactions.js';
import { WritingDatabase } from './sqlite-transactions.js';

export interface Schema {
  entities: ReadonlyArray<EntityTarget<object>>;
  migrations: ReadonlyArray<new () => MigrationInterface>;
}

interface Pragmas {
  pragma(text: string): unknown;
}

function options(url: string, schema: Schema, side: 'writer' | 'reader'): DataSourceOptions {
  const common = {
    entities: [...schema.entities] as never[],
    migrations: side === 'writer' ? ([...schema.migrations] as never[]) : [],
    synchronize: false,
    // TypeORM would print a failed statement with its parameters: personal data does not belong into a log.
    logging: false as const,
  };
  if (url.startsWith('sqlite:')) {
    const database = url.slice('sqlite:'.length);
    mkdirSync(dirname(database), { recursive: true });
    return side === 'writer'
      ? {
          ...common,
          type: 'better-sqlite3',
          database,
          driver: WritingDatabase,
          enableWAL: true,
          prepareDatabase: (db: Pragmas) => {
            db.pragma('synchronous = FULL');
            db.pragma('foreign_keys = ON');
            // Longer waits are made by the unit of work, which lets other requests go on meanwhile.
            db.pragma('busy_timeout = 50');
          },
        }
      : {
          ...common,
          type: 'better-sqlite3',
          database,
          readonly: true,
          prepareDatabase: (db: Pragmas) => {
            db.pragma('busy_timeout = 10000');
            db.pragma('query_only = ON');
          },
        };
  }
  return {
    ...common,
    type: 'postgres',
    url: side === 'writer' ? forWriting(url) : readOnly(url),
    // A server that is away is noticed, and an act that hangs does not hold the others for ever.
    extra: { max: POSTGRES_CONNECTIONS, connectionTimeoutMillis: 10_000, keepAlive: true },
  };
}

/** A server that froze in the middle of an act holds up the others for a minute at most, each of them for 15 s. */
const WRITER_SETTINGS = ['-c lock_timeout=15000', '-c idle_in_transaction_session_timeout=60000'];

function forWriting(url: string): string {
  return withSettings(url, (own) => [...WRITER_SETTINGS, ...own]);
}

/**
 * The server itself refuses a write that did not come through an act. It is said in the address, after the options that
 * an office has there: what stands in the address is stronger than what is said apart from it, and the last one counts.
 */
function readOnly(url: string): string {
  return withSettings(url, (own) => [...own, '-c default_transaction_read_only=on']);
}

function withSettings(url: string, settings: (own: readonly string[]) => readonly string[]): string {
  const [address, query = ''] = url.split('?');
  const parameters = new URLSearchParams(query);
  const own = parameters.get('options');
  parameters.set('options', settings(own ? [own] : []).join(' '));
  return `${address}?${parameters}`;
}

/** The connection that writes; migrations have run when it is returned. */
export async function openWriter(url: string, schema: Schema): Promise<DataSource> {
  const writer = await new DataSource(options(url, schema, 'writer')).initialize();
  try {
    await migrate(writer);
    return writer;
  } catch (error) {
    await writer.destroy();
    throw error;
  }
}

/** Options of the connection that only reads; the writer must have been opened once before. */
export function readerOptions(url: string, schema: Schema): DataSourceOptions {
  return options(url, schema, 'reader');
}
