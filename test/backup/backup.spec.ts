import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreBackup } from '../../src/backup/restore-backup.js';
import { writeBackup } from '../../src/backup/write-backup.js';
import { createApp } from '../../src/app.js';
import { SealEvidence } from '../../src/modules/evidence/index.js';
import { Config } from '../../src/platform/config/index.js';
import { VerifyStore } from '../../src/verify-store.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER, type FreshDatabase, freshDatabase } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

const silent = (): void => undefined;

describe(`a backup on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;
  let folder: string;
  let file: string;
  let evidenceId: string;
  const databases: FreshDatabase[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sanxiang-backup-'));
    file = join(folder, 'house.backup');
    office = await startOffice({ at: at('2026-09-14', '11:00') });
    steps = new CaseSteps(office);
    await steps.investigate(async (id) => (evidenceId = await attachVideo(office, id)));
    await office.app.get(SealEvidence).settled();
    await writeBackup(office.config, file, silent);
  });
  afterAll(async () => {
    await office.close();
    for (const database of databases) await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const emptyStore = async (url?: string): Promise<Config> => {
    const database = await freshDatabase();
    databases.push(database);
    return new Config({
      DATA_DIR: database.folder,
      DATABASE_URL: url ?? database.url,
      FFMPEG: 'off',
    });
  };

  it('is one file that only its owner may read, and is never written over another', async () => {
    expect(statSync(file).mode & 0o077).toBe(0);
    await expect(writeBackup(office.config, file, silent)).rejects.toThrow('exists');
  });

  it('comes back into an empty store: the whole store verifies, the case goes on where it was', async () => {
    const config = await emptyStore();
    await restoreBackup(config, file);
    const app = await createApp(config);
    try {
      expect(await app.get(VerifyStore).run()).toMatchObject({ ok: true });
      const server = await app.listen(0, '127.0.0.1');
      const { port } = server.address() as { port: number };
      const copy = Object.create(office, { http: { value: `http://127.0.0.1:${port}` } }) as Office;
      // The token of the old store is not one of the new: sessions are not carried over.
      const old = await office.token('officer1');
      const refused = await fetch(`${copy.http}/api/me`, { headers: { authorization: `Bearer ${old}` } });
      expect(refused.status).toBe(401);
      const { accessToken } = await (
        await fetch(`${copy.http}/api/auth/login`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ username: 'officer1', password: 'a password for tests only' }),
        })
      ).json();
      const headers = { authorization: `Bearer ${accessToken}` };
      const bytes = async (http: string, token: string) =>
        Buffer.from(
          await (
            await fetch(`${http}/api/evidence/${evidenceId}/content`, {
              headers: { authorization: `Bearer ${token}` },
            })
          ).arrayBuffer(),
        );
      expect((await bytes(copy.http, accessToken)).equals(await bytes(office.http, old))).toBe(true);
      const draft = await fetch(`${copy.http}/api/cases/${steps.id}/draft`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'if-match': '*' },
        body: JSON.stringify(steps.draft()),
      });
      expect(draft.status).toBeLessThan(300);
    } finally {
      await app.close();
    }
  });

  it('keeps the guards of the database: the restored rows cannot be rewritten', async () => {
    const config = await emptyStore();
    await restoreBackup(config, file);
    const { openWriter } = await import('../../src/platform/database/index.js');
    const writer = await openWriter(config.databaseUrl, { entities: [], migrations: [] });
    try {
      await expect(writer.query(`UPDATE "ledger_entries" SET "act" = 'x'`)).rejects.toThrow();
    } finally {
      await writer.destroy();
    }
  });

  it('is refused by an office that is in use, and by one that is not empty', async () => {
    await expect(restoreBackup(office.config, file)).rejects.toThrow('in use');
    const config = await emptyStore();
    await restoreBackup(config, file);
    await expect(restoreBackup(config, file)).rejects.toThrow('not empty');
  });

  it('is refused when a byte was changed or the end is missing; the database stays empty and can be restored to', async () => {
    const config = await emptyStore();
    const bytes = readFileSync(file);
    const cut = join(folder, 'cut.backup');
    writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length * 0.9)));
    await expect(restoreBackup(config, cut)).rejects.toThrow();
    const flipped = join(folder, 'flipped.backup');
    cpSync(file, flipped);
    // Other tables tell the act too.
    const place = bytes.indexOf(
      '"act":"case.request-filing"',
      bytes.indexOf('database/ledger_entries.jsonl'),
    );
    expect(place).toBeGreaterThan(0);
    bytes[place + 8] = 0x43;
    writeFileSync(flipped, bytes);
    await expect(restoreBackup(config, flipped)).rejects.toThrow('database/ledger_entries.jsonl');
    await restoreBackup(config, file);
    const app = await createApp(config);
    expect(await app.get(VerifyStore).run()).toMatchObject({ ok: true });
    await app.close();
  });

  // On SQLite the other database is not at hand.
  const onPostgres: (name: string, test: () => Promise<void>) => void =
    DRIVER === 'postgres' ? it : () => undefined;
  onPostgres('made on PostgreSQL is restored on SQLite', async () => {
    const config = await emptyStore(`sqlite:${join(folder, 'moved.db')}`);
    await restoreBackup(config, file);
    const app = await createApp(config);
    try {
      expect(await app.get(VerifyStore).run()).toMatchObject({ ok: true });
    } finally {
      await app.close();
    }
  });

  it('by the command line: backup, restore, verify', () => {
    const cli = (env: Record<string, string>, ...args: string[]) =>
      spawnSync(process.execPath, [new URL('../../dist/cli.js', import.meta.url).pathname, ...args], {
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '', FFMPEG: 'off', ...env },
      });
    const again = join(folder, 'again.backup');
    const { dataDir, databaseUrl } = office.config;
    const made = cli({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl }, 'backup', again);
    expect(made).toMatchObject({ status: 0, stdout: `${again}\n` });
    const house = join(folder, 'house');
    const restored = cli({ DATA_DIR: house }, 'restore', again);
    expect(restored.stderr).toContain('verifying');
    expect(restored).toMatchObject({ status: 0 });
    expect(restored.stdout).toMatch(/ledger .*: \d+ entries hold/);
  });
});
