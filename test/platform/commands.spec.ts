import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Program } from '../../bench/program.mjs';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The built program and its command line over one folder, as whoever runs an office has them. */
describe('commands beside a server', () => {
  let database: FreshDatabase;
  let folder: string;
  let program: Program;
  let env: Record<string, string>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sanxiang-commands-'));
    database = await freshDatabase();
    env = { DATABASE_URL: database.url, FFMPEG: 'off' };
    program = await Program.seeded(folder, env);
    await program.start();
  }, 60_000);
  afterAll(async () => {
    if (program.child.exitCode === null) await program.stop();
    rmSync(folder, { recursive: true, force: true });
    await database.drop();
  });

  /** Not `spawnSync`: the server is a child of this process too and must be able to talk. */
  function run(
    script: string,
    ...args: string[]
  ): Promise<{ code: number | null; out: string; err: string }> {
    const child = spawn(process.execPath, [script, ...args], {
      env: { ...process.env, DATA_DIR: folder, PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part) => (out += String(part)));
    child.stderr.on('data', (part) => (err += String(part)));
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
  }
  const cli = (...args: string[]) => run(CLI, ...args);

  /** Everything in the folder but the log of the database, the lock and what readers of SQLite leave. */
  function contents(): Record<string, string> {
    const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => statSync(join(folder, name)).isFile() && !/-(wal|shm)$|owner|stderr/.test(name),
    );
    return Object.fromEntries(
      found.sort().map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ]),
    );
  }

  it('a second server is refused with one sentence that names the first', async () => {
    const second = await run(MAIN);
    expect(second.code).toBe(1);
    expect(second.err).toContain(`process ${program.pid}`);
    expect(second.err).toContain('in use');
    expect(second.err).not.toContain('    at ');
  });

  it('verify only reads: no job, no entry, no file is made', async () => {
    const caseId = await program.newCase();
    const kept = contents();
    const done = await cli('verify');
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('entries hold')]);
    expect(contents()).toEqual(kept);
    expect(await program.json('GET', `/api/cases/${caseId}`)).toMatchObject({ id: caseId });
  });

  it('a bundle is made by the running server; one that fails ends 1 with a sentence', async () => {
    const caseId = await program.newCase();
    const file = join(folder, 'case.zip');
    expect(await cli('bundle', caseId, file)).toMatchObject({ code: 0, out: `${file}\n` });
    expect(existsSync(file)).toBe(true);
    const twice = await cli('bundle', caseId, file);
    expect([twice.code, twice.err]).toEqual([1, expect.stringContaining('EEXIST')]);
  });

  it('restore is refused while the server has the folder', async () => {
    const file = join(folder, 'some.backup');
    writeFileSync(file, '');
    const refused = await cli('restore', file);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('in use')]);
  });

  it('after a kill the folder is free, and commands write by themselves', async () => {
    const caseId = await program.newCase();
    await program.stop('SIGKILL');
    const file = join(folder, 'alone.zip');
    expect(await cli('bundle', caseId, file)).toMatchObject({ code: 0 });
    const whole = await cli('verify');
    expect(whole.code).toBe(0);
    await program.start();
    await program.newCase();
  }, 60_000);

  it('verify of a folder without an office says so and makes nothing', () => {
    const empty = mkdtempSync(join(tmpdir(), 'sanxiang-none-'));
    const done = spawnSync(process.execPath, [CLI, 'verify'], {
      env: { PATH: process.env.PATH, DATA_DIR: empty },
      encoding: 'utf8',
    });
    expect([done.status, done.stderr]).toEqual([1, expect.stringContaining('There is no database')]);
    expect(readdirSync(empty)).toEqual([]);
    rmSync(empty, { recursive: true });
  });
});
