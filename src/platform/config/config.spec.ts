import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Config, PROJECT_ROOT } from './config.js';

describe('the configuration', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sanxiang-config-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const read = (env: Record<string, string | undefined> = {}) => new Config({ DATA_DIR: folder, ...env });
  const faults = (env: Record<string, string>): string => {
    try {
      read(env);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('serves an embedded database on port 3000 of this machine alone where nothing is set', () => {
    expect(read()).toMatchObject({
      production: false,
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: `sqlite:${join(folder, 'sanxiang.db')}`,
      publicOrigin: 'http://localhost:3000',
      sessionHours: 12,
      maxUploadBytes: 64 * 2 ** 30,
      maxMultipartBytes: 64 * 2 ** 20,
      storeCheckDays: 7,
      storeCheckMibPerSecond: 100,
    });
  });

  it('moves database, evidence and key together with DATA_DIR, and makes the folder', () => {
    const moved = join(folder, 'deeper', 'data');
    expect(read({ DATA_DIR: moved })).toMatchObject({
      databaseUrl: `sqlite:${join(moved, 'sanxiang.db')}`,
      storageUrl: `file:${join(moved, 'uploads')}`,
      ledgerKeyFile: join(moved, 'ledger.key'),
      stagingDir: join(moved, 'incoming'),
    });
    expect(existsSync(moved)).toBe(true);
  });

  it('takes a relative folder from the project, wherever it was started', () => {
    expect(read({ LEDGER_KEY_FILE: 'keys/ledger.key' }).ledgerKeyFile).toBe(
      join(PROJECT_ROOT, 'keys', 'ledger.key'),
    );
  });

  it.each(['sqlite:/var/lib/x.db', 'postgres://u:p@db/x', 'postgresql://u@db/x'])('takes %s', (url) =>
    expect(read({ DATABASE_URL: url }).databaseUrl).toBe(url),
  );

  it('takes an empty value as one not set', () => {
    expect(read({ PORT: '', DATABASE_URL: '', HOST: '' })).toMatchObject({ port: 3000, host: '127.0.0.1' });
  });

  it('cuts the slash at the end of PUBLIC_ORIGIN', () => {
    expect(read({ PUBLIC_ORIGIN: 'https://office.example//' }).publicOrigin).toBe('https://office.example');
  });

  it.each([
    ['http://localhost:3000', true],
    ['http://127.0.0.1', true],
    ['http://[::1]:8080', true],
    ['https://sanxiang.example.gov.cn', false],
    ['http://10.0.0.5:3000', false],
    ['http://localhost.example.cn', false],
  ])('knows whether others reach the public origin: %s', (origin, local) =>
    expect(new Config({ DATA_DIR: folder, PUBLIC_ORIGIN: origin }).publicOriginIsLocal).toBe(local),
  );

  it.each(['sanxiang', 'ftp://sanxiang.example', 'javascript:alert(1)'])(
    'refuses %s as the public origin',
    (origin) =>
      expect(() => new Config({ DATA_DIR: folder, PUBLIC_ORIGIN: origin })).toThrow('PUBLIC_ORIGIN'),
  );

  it('logs what it does as JSON in production, and warnings as text elsewhere', () => {
    expect(read()).toMatchObject({ logLevel: 'warn', logFormat: 'text', metricsOpen: false });
    expect(read({ NODE_ENV: 'production' })).toMatchObject({ logLevel: 'info', logFormat: 'json' });
    expect(read({ LOG_LEVEL: 'debug', LOG_FORMAT: 'json', METRICS_OPEN: 'yes' })).toMatchObject({
      logLevel: 'debug',
      logFormat: 'json',
      metricsOpen: true,
    });
  });

  it('takes the address by which other machines reach this one, or none', () => {
    expect(read({ NODE_ADDRESS: 'http://10.0.0.5:3000/' }).nodeAddress).toBe('http://10.0.0.5:3000');
    expect(read({ NODE_ADDRESS: '' }).nodeAddress).toBeUndefined();
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', 'http'],
    ['SESSION_HOURS', '0'],
    ['SESSION_HOURS', '73'],
    ['MAX_UPLOAD_BYTES', '0'],
    ['MAX_MULTIPART_BYTES', '2147483649'],
    ['DATABASE_URL', 'mysql://db/x'],
    ['DATABASE_URL', 'sqlite:'],
    ['STORAGE_URL', 'ftp://host/evidence'],
    ['STORE_CHECK_DAYS', '366'],
    ['STORE_CHECK_MIB_PER_SECOND', '-1'],
    ['LOG_LEVEL', 'loud'],
    ['LOG_FORMAT', 'xml'],
    ['METRICS_OPEN', 'true'],
    ['NODE_ADDRESS', '10.0.0.5:3000'],
    ['NODE_ADDRESS', 'ftp://10.0.0.5'],
    ['NODE_ADDRESS', 'http://user:secret@10.0.0.5'],
    ['NODE_ADDRESS', 'http://10.0.0.5/?x=1'],
  ])('refuses %s=%s by name', (name, value) => expect(faults({ [name]: value })).toContain(name));

  it('names all faults at once', () => {
    const message = faults({ PORT: 'x', SESSION_HOURS: 'y', DATABASE_URL: 'z' });
    for (const name of ['PORT', 'SESSION_HOURS', 'DATABASE_URL']) expect(message).toContain(name);
  });

  it('is listed in .env.example with the password of the demo, every variable once and none besides', () => {
    const text = (path: string) => readFileSync(join(PROJECT_ROOT, path), 'utf8');
    const sources = text('src/platform/config/config.ts') + text('src/demo/main.ts');
    const read = [...sources.matchAll(/env\.([A-Z_]+)|whole\('([A-Z_]+)'/g)].map(
      (match) => match[1] ?? match[2],
    );
    const listed = [...text('.env.example').matchAll(/^#([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(listed.sort()).toEqual([...new Set(read)].sort());
  });
});
