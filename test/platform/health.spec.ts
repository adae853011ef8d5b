import pg from 'pg';
import { createApp } from '../../src/app.js';
import { Config } from '../../src/platform/config/index.js';
import { CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

/** Longer than an answer of health is kept. */
const KEPT_MS = 5_500;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe(`health on ${DRIVER}`, () => {
  let office: Office;
  beforeEach(async () => void (office = await startOffice()));
  afterEach(() => office.close());

  const health = async () => {
    const { status, body, headers } = await office.anyone().get('/api/health');
    return { http: status, retryAfter: headers['retry-after'], ...body };
  };

  it('names each part of an office that works, and every job with its last and next run', async () => {
    const told = await health();
    expect(told).toMatchObject({
      http: 200,
      ready: true,
      database: { writable: true, fault: null },
      store: { reachable: true, whole: true },
      space: { database: 'ok', uploads: 'ok' },
      ledger: { signed: true, checkpointLate: false },
      jobsLate: [],
    });
    const names = told.jobs.map(({ name }: { name: string }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['daily-checkpoints', 'seal-evidence', 'expire-disclosures']),
    );
    for (const job of told.jobs)
      expect(Object.keys(job).sort()).toEqual(['lastOutcome', 'lastRun', 'name', 'next']);
  });

  if (DRIVER === 'sqlite')
    it('is 503 when the volume of the database has no room, and acts are 507 before anything is lost', async () => {
      const steps = new CaseSteps(office);
      await steps.register();
      await office.app.close();
      const { folder, url } = office.database;
      // More is to be kept free than any disk has: the volume counts as full.
      const config = new Config({
        DATA_DIR: folder,
        DATABASE_URL: url,
        FFMPEG: 'off',
        DISK_RESERVE_MIB: '1000000',
      });
      const app = await createApp(config);
      const server = await app.listen(0, '127.0.0.1');
      const { port } = server.address() as { port: number };
      const full = `http://127.0.0.1:${port}`;
      const told = await fetch(`${full}/api/health`);
      expect(told.status).toBe(503);
      expect(await told.json()).toMatchObject({
        status: 'failing',
        ready: false,
        database: { writable: false, fault: 'full' },
        space: { database: 'full' },
      });
      const refused = await fetch(`${full}/api/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'officer1', password: 'a password for tests only' }),
      });
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([507, '60']);
      expect(await refused.json()).toMatchObject({ code: 'database.full' });
      await app.close();
    });
  else
    it('is 503 while the database is away, acts are 503 with Retry-After, and all works again afterwards', async () => {
      const name = new URL(office.database.url).pathname.slice(1);
      const admin = async (sql: string) => {
        const url = new URL(office.database.url);
        url.pathname = '/postgres';
        const client = new pg.Client({ connectionString: url.href });
        await client.connect();
        await client.query(sql).finally(() => client.end());
      };
      const steps = new CaseSteps(office);
      await steps.register();
      const officer = await office.as('officer1');
      await admin(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
      await admin(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
      await pause(KEPT_MS);
      expect(await health()).toMatchObject({
        http: 503,
        ready: false,
        retryAfter: '5',
        database: { writable: false, fault: 'unavailable' },
      });
      const refused = await officer.post('/api/cases', steps.lead());
      expect([refused.status, refused.headers['retry-after'], refused.body.code]).toEqual([
        503,
        '5',
        'database.unavailable',
      ]);
      await admin(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
      await pause(KEPT_MS);
      expect(await health()).toMatchObject({ http: 200, ready: true });
      await officer.post('/api/cases', steps.lead()).expect(201);
    }, 60_000);
});
