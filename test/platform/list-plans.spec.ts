import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { createApp } from '../../src/app.js';
import { loadStore } from '../../src/load/load-store.js';
import { Config } from '../../src/platform/config/index.js';
import { routesOf } from '../../src/platform/http/index.js';
import { DRIVER, type FreshDatabase, freshDatabase } from '../support/database.js';
import { fillTables } from '../support/fill-tables.js';
import { PASSWORD } from '../support/office.js';
import { Statements } from '../support/statements.js';

/** Tables whose rows an office counts in tens or hundreds however long it works. */
const SMALL = new Set([
  ...[
    'agencies',
    'agency_lines',
    'users',
    'officers',
    'officer_postings',
    'officer_photos',
    'certificates',
    'certificate_reviews',
  ],
  ...[
    'certificate_events',
    'certificate_applications',
    'devices',
    'device_reviews',
    'device_publications',
    'clock_offsets',
  ],
  ...[
    'calendar_years',
    'courses',
    'course_units',
    'course_files',
    'training_plans',
    'lectures',
    'inspection_items',
  ],
  ...[
    'review_catalogue',
    'exam_blueprints',
    'exam_batches',
    'case_numbers',
    'public_state',
    'store_identity',
    'migrations',
  ],
  ...[
    'ledger_heads',
    'questions',
    'question_versions',
    'openness_texts',
    'openness_changes',
    'upload_places',
    'store_checks',
  ],
  ...['officer_marks', 'officer_passes'],
]);
/** Statements that read a growing table to its end on purpose, with the reason. */
const ON_PURPOSE: readonly { route: RegExp; because: string }[] = [
  {
    route: /^\/api\/reviews\/load$/,
    because: 'counts by reviewer all reviews that wait in the agencies in sight',
  },
  {
    route: /^\/api\/inspections\/frequencies$/,
    because: 'counts the companies that agencies in sight visited in one year; only those are sorted',
  },
];

const PEOPLE = [
  ...['officer1', 'leader1', 'reviewer1', 'discloser1', 'releaser1', 'presider1', 'trainer1', 'trainee1'],
  ...['supervisor1', 'sysadmin1', 'secadmin1', 'auditor1'],
];

describe(`every list on ${DRIVER}`, () => {
  let database: FreshDatabase;
  let app: NestExpressApplication;
  let http: string;
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    database = await freshDatabase();
    // Copies of recordings for showing are looked for at the start, by statements that are no list's.
    const config = new Config({ DATABASE_URL: database.url, DATA_DIR: database.folder, FFMPEG: 'off' });
    await loadStore(config, { cases: 300, agencies: 3, seed: 1, password: PASSWORD, guarded: true });
    await fillTables(database.url, DRIVER === 'postgres' ? 3000 : 3, SMALL);
    app = await createApp(config);
    await app.listen(0, '127.0.0.1');
    http = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    for (const username of PEOPLE) {
      const { body } = await request(http).post('/api/auth/login').send({ username, password: PASSWORD });
      tokens.set(username, body.accessToken as string);
    }
  }, 180_000);
  afterAll(async () => {
    await app?.close();
    await database.drop();
  });

  it('is read by key: no statement of a GET walks through a growing table or sorts it', async () => {
    const reader = app.get(DataSource);
    const statements = new Statements(reader, SMALL);
    const faults: string[] = [];
    const paths = [
      ...new Set(
        routesOf(app)
          .filter(({ method }) => method === 'GET')
          .map(({ path }) => path),
      ),
    ];
    for (const path of paths.filter((p) => p.startsWith('/api/') && !p.includes('health')))
      for (const asked of await askedOf(reader, path)) {
        statements.clear();
        const status = await ask(asked);
        // Several agencies in sight are other statements than one.
        await askAs('supervisor1', asked);
        if (process.env.PLANS) console.log(asked, status, statements.seen.length);
        for (const fault of await statements.faults())
          if (!ON_PURPOSE.some(({ route }) => route.test(path))) faults.push(`${path}: ${fault}`);
      }
    expect([...new Set(faults)]).toEqual([]);
  }, 300_000);

  /** Read to its end and thrown away: an answer that nobody reads is cut. */
  const drained = (response: request.Response, done: (error: Error | null, body: unknown) => void) => {
    const stream = response as unknown as NodeJS.ReadableStream;
    stream.on('end', () => done(null, ''));
    stream.on('error', () => done(null, ''));
    stream.resume();
  };
  const askAs = (username: string, path: string) =>
    request(http)
      .get(path)
      .set('Authorization', `Bearer ${tokens.get(username)}`)
      .buffer(true)
      .parse(drained);

  /** Answers of the first person who may. */
  async function ask(path: string): Promise<number> {
    let status = 0;
    for (const token of tokens.values()) {
      ({ status } = await request(http)
        .get(path)
        .set('Authorization', `Bearer ${token}`)
        .buffer(true)
        .parse(drained));
      if (status !== 403 && status !== 404) return status;
    }
    return status;
  }
});

const QUERIES: Record<string, readonly string[]> = {
  '/api/cases': [
    ...[
      '',
      '?state=archived',
      '?field=fire-safety',
      '?q=餐饮',
      '?q=济',
      '?q=有限公司&state=archived',
      '?mine=true',
    ],
    ...[
      '?sort=updated',
      '?sort=updated&state=archived',
      '?sort=due',
      '?overdue=true',
      '?from=2025-01-01&to=2025-06-30',
    ],
  ],
  '/api/cases/outlines': ['?ids=018cc7af-3e80-787c-a50c-1a84cfadad72'],
  '/api/reviews': ['', '?status=pending', '?status=all'],
  '/api/disclosures': [
    '',
    '?status=all',
    '?status=published',
    '?status=to-withdraw',
    '?kind=penalty&status=all',
  ],
  '/api/requests': ['', '?status=all', '?status=settled', '?status=overdue', '?status=proposed'],
  '/api/legality': ['', '?status=all'],
  '/api/licences': ['', '?limit=2&after=018cc7af-3e80-787c-a50c-1a84cfadad72'],
  '/api/disposals': ['', '?state=proposed'],
  '/api/pending-recordings': ['', '?mine=1', '?limit=2&after=018cc7af-3e80-787c-a50c-1a84cfadad72'],
  '/api/security-log': [
    '',
    '?kind=signed-in',
    '?username=officer1&kind=denied',
    '?address=127.0.0.1',
    '?from=2025-01-01T00:00:00.000Z&to=2025-02-01T00:00:00.000Z',
  ],
};

/** The addresses of a route, with ids that exist where it needs them. */
async function askedOf(reader: DataSource, path: string): Promise<string[]> {
  const one = async (sql: string) =>
    Object.values(((await reader.query(sql)) as object[])[0] ?? { id: 'none' })[0] as string;
  const table: Record<string, string> = {
    cases: 'cases',
    evidence: 'evidence',
    reviews: 'reviews',
    disclosures: 'disclosures',
    officers: 'officers',
    certificates: 'certificates',
    devices: 'devices',
    licences: 'licences',
    inspections: 'inspections',
    accounts: 'users',
  };
  const [, , subject = ''] = path.split('/');
  const id = table[subject]
    ? await one(`SELECT "id" FROM "${table[subject]}" ORDER BY "id" LIMIT 1`)
    : '018cc7af-3e80-787c-a50c-1a84cfadad72';
  const agency = await one(`SELECT "agencyId" FROM "cases" LIMIT 1`);
  const filled = path
    .replace(/:agencyId/g, agency)
    .replace(/:caseId/g, await one(`SELECT "id" FROM "cases" ORDER BY "id" LIMIT 1`))
    .replace(/:[a-zA-Z]+/g, id);
  return (QUERIES[path] ?? ['']).map((query) => filled + query);
}
