import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { link, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freshPostgres, type ServerDatabase } from './databases.js';
import { type DriverFaults, postgresFaults, sqliteFaults } from './driver-faults.js';
import { FILE_FAULTS, FileFaults } from './file-faults.js';

/** The tools themselves: what is said to fail does, and the database is left as such an error leaves it. */
describe('faults put into better-sqlite3', () => {
  let faults: DriverFaults;
  let db: Database.Database;
  beforeEach(() => {
    db = new Database(':memory:');
    db.exec('CREATE TABLE t (n INTEGER)');
    faults = sqliteFaults();
  });
  afterEach(() => {
    faults.restore();
    db.close();
  });
  const rows = () => db.prepare('SELECT n FROM t').all().length;
  const fault = (name: string) => faults.faults.find((one) => one.name === name)!;
  const insert = () => db.prepare('INSERT INTO t VALUES (1)').run();

  it('fail the n-th call with its code and leave the transaction open', () => {
    faults.arm(fault('SQLITE_FULL'), 4);
    db.exec('BEGIN IMMEDIATE');
    insert();
    expect(insert).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
    expect([faults.disarm(), db.inTransaction]).toEqual([true, true]);
    db.exec('COMMIT');
    expect(rows()).toBe(1);
  });

  it('roll back by themselves where they are said to', async () => {
    faults.arm(fault('SQLITE_FULL, rolled back by itself'), 5);
    db.exec('BEGIN IMMEDIATE');
    expect(await faults.open()).toBe(1);
    insert();
    expect(insert).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
    expect([faults.disarm(), db.inTransaction, rows()]).toEqual([true, false, 0]);
    expect(await faults.open()).toBe(0);
  });

  it('fail after COMMIT took effect', () => {
    faults.arm(fault('SQLITE_IOERR after COMMIT'), 1);
    db.exec('BEGIN');
    insert();
    expect(() => db.prepare('COMMIT').run()).toThrow(expect.objectContaining({ code: 'SQLITE_IOERR' }));
    expect([faults.disarm(), db.inTransaction, rows()]).toEqual([true, false, 1]);
  });

  it('do not touch a connection that only reads, nor anything once restored', () => {
    faults.arm(fault('SQLITE_FULL'), 1);
    faults.restore();
    expect(insert).not.toThrow();
    expect(faults.disarm()).toBe(false);
  });
});

describe('faults put into files', () => {
  it('reach what was imported by name, below their folder alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sanxiang-file-faults-'));
    const elsewhere = mkdtempSync(join(tmpdir(), 'sanxiang-file-faults-'));
    const [first, second] = [join(folder, 'a'), join(folder, 'b')];
    const faults = await FileFaults.under(folder);
    try {
      const [full] = FILE_FAULTS;
      faults.arm(full!, 1);
      await (await open(join(elsewhere, 'a'), 'w')).close();
      await expect(open(first, 'w')).rejects.toMatchObject({ code: 'ENOSPC' });
      const file = await open(first, 'w');
      faults.arm(full!, 1);
      await expect(file.write(Buffer.alloc(3 * 4096))).rejects.toMatchObject({ code: 'ENOSPC' });
      expect((await file.stat()).size).toBe(4096);
      faults.arm(full!, 2);
      await file.write('a');
      await expect(file.datasync()).rejects.toMatchObject({ code: 'ENOSPC' });
      expect(faults.disarm()).toBe(true);
      await file.close();
      faults.arm(full!, 1);
      await expect(link(first, second)).rejects.toMatchObject({ code: 'ENOSPC' });
      faults.arm(full!, 1);
      faults.restore();
      await unlink(first);
      expect(faults.disarm()).toBe(false);
    } finally {
      faults.restore();
      for (const each of [folder, elsewhere]) rmSync(each, { recursive: true });
    }
  });
});

describe('faults put into pg', () => {
  let database: ServerDatabase;
  let faults: DriverFaults;
  let client: pg.Client;
  beforeEach(async () => {
    database = await freshPostgres();
    client = await connected();
    await client.query('CREATE TABLE t (n INTEGER)');
    faults = postgresFaults(async () => 0);
  });
  afterEach(async () => {
    faults.restore();
    await client.end();
    await database.drop();
  });
  async function connected(): Promise<pg.Client> {
    const one = new pg.Client({ connectionString: database.url });
    one.on('error', () => undefined);
    await one.connect();
    return one;
  }
  const fault = (name: string) => faults.faults.find((one) => one.name === name)!;
  async function commitWith(name: string): Promise<{ error: unknown; rows: number }> {
    faults.arm(fault(name), 1);
    const one = await connected();
    await one.query('BEGIN');
    await one.query('INSERT INTO t VALUES (1)');
    const error = await one.query('COMMIT').catch((thrown: unknown) => thrown);
    faults.disarm();
    await one.end().catch(() => undefined);
    return { error, rows: (await client.query('SELECT n FROM t')).rows.length };
  }

  it('are refused by the server itself, which has rolled back', async () => {
    const { error, rows } = await commitWith('53100 disk full at COMMIT');
    expect([error, rows]).toEqual([expect.objectContaining({ code: '53100' }), 0]);
  });

  it('cut the connection before COMMIT, or after it took effect', async () => {
    const before = await commitWith('cut before COMMIT');
    expect([before.error, before.rows]).toEqual([expect.any(Error), 0]);
    const after = await commitWith('cut after COMMIT');
    expect([after.error, after.rows]).toEqual([expect.objectContaining({ code: 'ECONNRESET' }), 1]);
  });

  it('refuse a connection after a cut', async () => {
    faults.arm(fault('cut, then no connection'), 1);
    const one = await connected();
    await expect(one.query('SELECT 1')).rejects.toThrow();
    await expect(connected()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await (await connected()).end();
  });
});
