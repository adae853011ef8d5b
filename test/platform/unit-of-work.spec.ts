import type { Database } from 'better-sqlite3';
import DatabaseDriver from 'better-sqlite3';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { ENTITIES } from '../../src/entities.js';
import { MIGRATIONS } from '../../src/migrations/index.js';
import { AgencyRow } from '../../src/modules/agencies/index.js';
import { UnitOfWork } from '../../src/platform/database/databases.js';
import { openWriter, readerOptions } from '../../src/platform/database/index.js';
import { agencyRow } from '../support/agency-row.js';
import { DRIVER, type FreshDatabase, freshDatabase } from '../support/database.js';

const SCHEMA = { entities: ENTITIES, migrations: MIGRATIONS };

describe(`a unit of work whose database fails, on ${DRIVER}`, () => {
  let database: FreshDatabase;
  let writer: DataSource;
  let work: UnitOfWork;
  let ids = 0;
  const newId = () => `agency-${(ids += 1)}`;

  beforeAll(async () => {
    database = await freshDatabase();
    writer = await openWriter(database.url, SCHEMA);
    work = new UnitOfWork(writer);
  });
  afterAll(async () => {
    await writer.destroy();
    await database.drop();
  });

  /** Looked up on a new connection: a test that cuts every connection of the database cuts the resting ones of a pool. */
  async function stored(id: string): Promise<boolean> {
    const reader = await new DataSource(readerOptions(database.url, SCHEMA)).initialize();
    return reader
      .getRepository(AgencyRow)
      .existsBy({ id })
      .finally(() => reader.destroy());
  }
  /** An act that inserts one row and knows it again. */
  const insert = (id: string) =>
    work.transaction(
      async (tx) => {
        await tx.getRepository(AgencyRow).insert(agencyRow(id));
        return id;
      },
      (tx) => tx.getRepository(AgencyRow).existsBy({ id }),
    );
  /** What an ordinary refusal does, and then an act that is acknowledged: it must be there. */
  async function goesOn(): Promise<void> {
    await expect(work.transaction(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    const id = newId();
    await insert(id);
    expect(await stored(id)).toBe(true);
    expect(work.lastFault).toBeUndefined();
  }

  let failNextCommit: () => void;

  if (DRIVER === 'sqlite') {
    const native = () => (writer.driver as unknown as { databaseConnection: Database }).databaseConnection;
    const failing = (code: string) => new DatabaseDriver.SqliteError(`injected ${code}`, code);
    type Exec = (sql: string) => Database;

    /** Lets the next statement with this text fail; what SQLite does to the transaction by itself is done first. */
    function failNext(
      text: string,
      code: string,
      options: { rollback?: boolean; after?: boolean } = {},
    ): void {
      const db = native();
      const plain = db.exec.bind(db) as Exec;
      db.exec = (sql: string) => {
        if (sql !== text) return plain(sql);
        delete (db as { exec?: Exec }).exec;
        if (options.after) plain(sql);
        if (options.rollback) plain('ROLLBACK');
        throw failing(code);
      };
    }

    failNextCommit = () => failNext('COMMIT', 'SQLITE_IOERR_FSYNC', { rollback: true });

    it.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_NOMEM', 'SQLITE_INTERRUPT', 'SQLITE_BUSY'])(
      'rolls back and goes on after a COMMIT that failed with %s, whether SQLite rolled back or not',
      async (code) => {
        for (const rollback of [true, false]) {
          failNext('COMMIT', code, { rollback });
          const id = newId();
          await expect(insert(id)).rejects.toMatchObject({ name: 'DatabaseError' });
          expect(await stored(id)).toBe(false);
          await goesOn();
        }
      },
    );

    it('acknowledges an act whose COMMIT took effect although its answer was an error', async () => {
      failNext('COMMIT', 'SQLITE_IOERR_FSYNC', { after: true });
      const id = newId();
      expect(await insert(id)).toBe(id);
      expect(await stored(id)).toBe(true);
      await goesOn();
    });

    it('commits nothing on its own when SQLite ended the transaction and the act went on', async () => {
      const [before, after] = [newId(), newId()];
      const act = work.transaction(async (tx) => {
        await tx.getRepository(AgencyRow).insert(agencyRow(before));
        native().exec('ROLLBACK');
        await tx.getRepository(AgencyRow).insert(agencyRow(after));
      });
      await expect(act).rejects.toMatchObject({ fault: 'unavailable' });
      expect([await stored(before), await stored(after)]).toEqual([false, false]);
      await goesOn();
    });

    it('does not commit what remains when an act swallowed the error by which SQLite rolled back', async () => {
      const id = newId();
      const act = work.transaction(async (tx) => {
        await tx.getRepository(AgencyRow).insert(agencyRow(id));
        native().exec('ROLLBACK');
      });
      await expect(act).rejects.toMatchObject({ fault: 'unavailable' });
      expect(await stored(id)).toBe(false);
      await goesOn();
    });

    it('replaces a connection whose ROLLBACK fails', async () => {
      const db = native();
      const id = newId();
      const act = work.transaction(async (tx) => {
        await tx.getRepository(AgencyRow).insert(agencyRow(id));
        failNext('ROLLBACK', 'SQLITE_IOERR');
        throw new Error('refused');
      });
      await expect(act).rejects.toThrow('refused');
      expect(await stored(id)).toBe(false);
      await goesOn();
      expect(native()).not.toBe(db);
    });

    it('waits for another process that writes, without stopping this one, and tells nobody of a lock', async () => {
      const other = new DatabaseDriver(database.url.slice('sqlite:'.length));
      other.exec('BEGIN IMMEDIATE');
      let turns = 0;
      const ticking = setInterval(() => (turns += 1), 10);
      const id = newId();
      const act = insert(id);
      await new Promise((resolve) => setTimeout(resolve, 400));
      other.exec('COMMIT');
      other.close();
      expect(await act).toBe(id);
      clearInterval(ticking);
      expect(turns).toBeGreaterThan(5);
    });

    it('refuses an act before it begins where the volume has no room', async () => {
      let full = true;
      const guarded = new UnitOfWork(writer, undefined, () => {
        if (full) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
      });
      await expect(guarded.transaction(async () => undefined)).rejects.toMatchObject({ fault: 'full' });
      expect(guarded.lastFault?.error.fault).toBe('full');
      full = false;
      await guarded.probe();
      expect(guarded.lastFault).toBeUndefined();
    });
  } else {
    const admin = async (sql: string) => {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      await client.query(sql).finally(() => client.end());
    };
    const cutOthers = () =>
      admin(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );

    type Query = (text: unknown, ...rest: unknown[]) => unknown;
    const prototype = pg.Client.prototype as unknown as { query: Query };

    /** Lets the next COMMIT of this process lose its connection, before the server has it or after it was executed. */
    function cutNextCommit(when: 'before' | 'after'): void {
      const plain = prototype.query;
      prototype.query = function (this: pg.Client, text: unknown, ...rest: unknown[]) {
        if (text !== 'COMMIT') return plain.call(this, text, ...rest);
        prototype.query = plain;
        const cut = async (): Promise<never> => {
          if (when === 'after') await plain.call(this, text);
          (this as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
          throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
        };
        return cut();
      };
    }

    failNextCommit = () => cutNextCommit('before');

    it('acknowledges an act whose COMMIT took effect although the connection was cut before its answer', async () => {
      cutNextCommit('after');
      const id = newId();
      expect(await insert(id)).toBe(id);
      expect(await stored(id)).toBe(true);
      await goesOn();
    });

    it('acknowledges nothing when the connection was cut before COMMIT, and goes on', async () => {
      cutNextCommit('before');
      const id = newId();
      await expect(insert(id)).rejects.toMatchObject({ name: 'DatabaseError', fault: 'unavailable' });
      expect(await stored(id)).toBe(false);
      await goesOn();
    });

    it('waits 15 seconds for a lock at most, and a session that froze inside an act ends after a minute', async () => {
      const settings = await work.transaction((tx) =>
        tx.query(
          `SELECT current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle`,
        ),
      );
      expect(settings).toEqual([{ lock: '15s', idle: '1min' }]);
    });

    it('goes on when every resting connection was cut, without telling anybody', async () => {
      for (let round = 0; round < 10; round++) {
        await Promise.all(Array.from({ length: 6 }, () => insert(newId())));
        await cutOthers();
        await Promise.all(Array.from({ length: 6 }, goesOn));
      }
    });

    it('refuses an act whose connection is cut in the middle as unavailable, and goes on', async () => {
      const id = newId();
      const act = work.transaction(async (tx) => {
        await tx.getRepository(AgencyRow).insert(agencyRow(id));
        await cutOthers();
        await tx.getRepository(AgencyRow).existsBy({ id });
      });
      await expect(act).rejects.toMatchObject({ name: 'DatabaseError', fault: 'unavailable' });
      expect(await stored(id)).toBe(false);
      await goesOn();
    });

    it('does not take COMMIT for done when the transaction had failed: the server answers ROLLBACK', async () => {
      const id = newId();
      const act = work.transaction(async (tx) => {
        await tx.getRepository(AgencyRow).insert(agencyRow(id));
        await tx.query('SELECT 1 / 0').catch(() => undefined);
      });
      await expect(act).rejects.toMatchObject({ name: 'DatabaseError' });
      expect(await stored(id)).toBe(false);
      await goesOn();
    });
  }

  it('says that the outcome is unknown when a failed COMMIT cannot be looked up, and not again afterwards', async () => {
    const id = newId();
    failNextCommit();
    const act = work.transaction(
      async (tx) => void (await tx.getRepository(AgencyRow).insert(agencyRow(id))),
      () => Promise.reject(new Error('no look is possible')),
    );
    await expect(act).rejects.toMatchObject({ fault: 'unknown-outcome' });
    await goesOn();
  }, 20_000);

  it('ends what runs when it is closed, and refuses what comes', async () => {
    const closing = new UnitOfWork(writer);
    const id = newId();
    const act = closing.transaction((tx) => tx.getRepository(AgencyRow).insert(agencyRow(id)));
    await closing.close();
    expect(await stored(id)).toBe(true);
    await act;
    await expect(closing.transaction(async () => undefined)).rejects.toMatchObject({ fault: 'unavailable' });
  });
});
