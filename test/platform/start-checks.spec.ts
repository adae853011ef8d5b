import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../src/app.js';
import { checkReading } from '../../src/start-checks.js';
import { Config } from '../../src/platform/config/index.js';
import { FolderInUse, Ownership } from '../../src/platform/owner/index.js';
import { StartRefused } from '../../src/platform/start-refused.js';
import { DRIVER } from '../support/database.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { CaseSteps } from '../support/case-steps.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

const HOUR_MS = 3_600_000;
const AT = '2026-06-01T09:00:00.000Z';
const later = (ms: number): string => new Date(Date.parse(AT) + ms).toISOString();

async function receiveOne(office: Office): Promise<void> {
  const steps = new CaseSteps(office);
  await steps.register();
  await attachVideo(office, steps.id);
}

/** An office that worked and was closed; each test starts it again in its own way. */
describe(`a start that cannot be right, on ${DRIVER}`, () => {
  let office: Office;
  let config: Config;
  const env = (more: Record<string, string> = {}) => ({
    DATA_DIR: office.database.folder,
    DATABASE_URL: office.database.url,
    FFMPEG: 'off',
    ...more,
  });
  const start = (given: Config = config, at = later(HOUR_MS)) => createApp(given, at);
  const startsAndStops = async (given: Config = config, at?: string) => (await start(given, at)).close();

  beforeAll(async () => {
    office = await startOffice({ at: AT });
    config = office.config;
    await receiveOne(office);
    await office.app.close();
  });
  afterAll(() => office.database.drop());

  it('is refused while another process has the folder, by name and process, and possible when that has ended', async () => {
    const first = await start();
    const second = await start().catch((error: unknown) => error);
    expect(second).toBeInstanceOf(FolderInUse);
    expect((second as Error).message).toContain(`process ${process.pid}`);
    expect((second as Error).message).toContain('version');
    await first.close();
    await startsAndStops();
  });

  it('S7: is refused while other users of the machine can read data, evidence or key, with the command that closes them', async () => {
    const { folder } = office.database;
    for (const path of [folder, join(folder, 'uploads'), config.ledgerKeyFile]) {
      const { mode } = statSync(path);
      chmodSync(path, mode | 0o044);
      const refused = await start().catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(StartRefused);
      expect((refused as Error).message).toContain(`chmod -R go-rwx '${path}'`);
      chmodSync(path, mode);
    }
    await startsAndStops();
  });

  it('S7: folders that hold nothing yet are closed by the program', () => {
    const fresh = mkdtempSync(join(tmpdir(), 'sanxiang-fresh-'));
    const uploads = join(fresh, 'uploads');
    mkdirSync(uploads);
    writeFileSync(join(uploads, '.gitkeep'), '');
    chmodSync(uploads, 0o755);
    const closed = new Config({ DATA_DIR: join(fresh, 'data'), STORAGE_URL: `file:${uploads}` });
    Ownership.take(closed, 'server').release();
    for (const path of [closed.dataDir, uploads]) expect(statSync(path).mode & 0o777).toBe(0o700);
    rmSync(fresh, { recursive: true });
  });

  it('is refused with another key, or none, although the ledger is signed; no key is made', async () => {
    const key = join(office.database.folder, 'another.key');
    const missing = await start(new Config(env({ LEDGER_KEY_FILE: key }))).catch((error: unknown) => error);
    expect(missing).toBeInstanceOf(StartRefused);
    expect((missing as Error).message).toContain('is missing');
    // The key of another office.
    const other = await startOffice({ at: AT, env: { LEDGER_KEY_FILE: key } });
    await other.close();
    const foreign = await start(new Config(env({ LEDGER_KEY_FILE: key }))).catch((error: unknown) => error);
    expect((foreign as Error).message).toContain('signed by another key');
    await startsAndStops();
  });

  it('is refused when the clock is more than an hour behind the ledger, and allowed within it', async () => {
    await expect(start(config, later(-2 * HOUR_MS))).rejects.toThrow('The clock of this machine says');
    await startsAndStops(config, later(HOUR_MS / 2));
  });

  it('is refused with the evidence of another office', async () => {
    // With settings of its own it is seeded anew: copies of one office would bear the same id.
    const other = await startOffice({ at: AT, env: { SESSION_HOURS: '12' } });
    await receiveOne(other);
    await other.app.close();
    const uploads = join(other.database.folder, 'uploads');
    const moved = new Config(env({ STORAGE_URL: `file:${uploads}` }));
    await expect(start(moved)).rejects.toThrow('not the one of this database');
    // Of 0.4.0: without an id. None of its items is there.
    unlinkSync(join(uploads, 'objects/store.id'));
    await expect(start(moved)).rejects.toThrow('not the one of this database');
    await other.database.drop();
    await startsAndStops();
  });

  it('gives the store of 0.4.0 its id when the items of the database lie in it', async () => {
    const copy = join(office.database.folder, 'copy');
    mkdirSync(copy);
    cpSync(config.uploadsDir, copy, { recursive: true });
    unlinkSync(join(copy, 'objects/store.id'));
    await startsAndStops(new Config(env({ STORAGE_URL: `file:${copy}` })));
    rmSync(copy, { recursive: true });
  });

  it('is refused with a database of a newer version, also to those who only read', async () => {
    await writeDirectly(office, (database) =>
      database.query(`INSERT INTO "migrations" ("timestamp", "name") VALUES (9999, 'Future9999000000001')`),
    );
    await expect(start()).rejects.toThrow('newer version');
    await expect(checkReading(config)).rejects.toThrow('newer version');
    await writeDirectly(office, (database) =>
      database.query(`DELETE FROM "migrations" WHERE "timestamp" = 9999`),
    );
    await startsAndStops();
  });
});
