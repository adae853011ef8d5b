import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request, { type Test } from 'supertest';
import { createApp } from '../../src/app.js';
import { type DemoOffice, seedOffice } from '../../src/demo/office.js';
import { seedDemo } from '../../src/demo/seed.js';
import { ReadMedia, SealEvidence } from '../../src/modules/evidence/index.js';
import { Config } from '../../src/platform/config/index.js';
import { Clock } from '../../src/platform/time/index.js';
import { type FreshDatabase, freshDatabase, officeTemplate } from './database.js';

export const PASSWORD = 'a password for tests only';

/** An afternoon of a working day: the demo's lecture of the day is on, and a text waits for its legality review. */
export const DEMO_AT = '2026-12-01T07:00:00.000Z';

/** Says that a test does not mind which version of a thing it acts on; `.set('If-Match', '"3"')` names one. */
export const ANY_VERSION = { 'If-Match': '*' };

/** A request as one signed-in person. */
export interface As {
  get(path: string): Test;
  post(path: string, body?: object): Test;
}

/** A running office: the whole program over HTTP, on a fresh database of the driver under test. */
export class Office {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    readonly app: NestExpressApplication,
    readonly http: string,
    readonly seeded: DemoOffice,
    readonly database: FreshDatabase,
    readonly config: Config,
  ) {}

  get clock(): Clock {
    return this.app.get(Clock);
  }

  /** A session of the clock's present day: sessions end after hours, and tests move the clock by months. */
  token(username: string): Promise<string> {
    const key = `${username} ${this.clock.today()}`;
    let token = this.tokens.get(key);
    if (!token) {
      token = request(this.http)
        .post('/api/auth/login')
        .send({ username, password: PASSWORD })
        .expect(200)
        .then((response) => response.body.accessToken as string);
      this.tokens.set(key, token);
    }
    return token;
  }

  async as(username: string): Promise<As> {
    const token = await this.token(username);
    const signed = (test: Test) => test.set('Authorization', `Bearer ${token}`);
    return {
      get: (path) => signed(request(this.http).get(path)),
      post: (path, body) =>
        signed(request(this.http).post(path))
          .set(ANY_VERSION)
          .send(body ?? {}),
    };
  }

  anyone(): ReturnType<typeof request> {
    return request(this.http);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }
}

export interface OfficeOptions {
  /** The moment the office is seeded and starts at; the clock then stands until moved. */
  at?: string;
  env?: Record<string, string>;
  /** With the cases of the demo in it. */
  demo?: boolean;
  /** For many thousands of acts: PostgreSQL does not wait for the disk. */
  hasty?: boolean;
}

const seed = (app: NestExpressApplication, { demo }: OfficeOptions): Promise<DemoOffice> =>
  (demo ? seedDemo : seedOffice)(app, PASSWORD);

/**
 * Offices that begin alike are seeded once in a run of `npm test` and copied. Whoever has settings of his own (a store
 * elsewhere, a key) is seeded by himself, and so is everybody where a single file of tests is run.
 */
function templateOf(options: OfficeOptions) {
  if (options.env) return undefined;
  const name = `${options.demo ? 'demo' : 'office'}-${options.at ?? 'now'}`;
  return officeTemplate(name.replace(/[^\w-]/g, '-'), async (database) => {
    const config = new Config({ DATA_DIR: database.folder, DATABASE_URL: database.url, FFMPEG: 'off' });
    const app = await createApp(config, options.at);
    const seeded = await seed(app, options);
    // What is still being read of files would be read again in every copy.
    await app.get(SealEvidence).settled();
    await app.get(ReadMedia).settled();
    await app.close();
    return seeded;
  });
}

export async function startOffice(options: OfficeOptions = {}): Promise<Office> {
  const template = await templateOf(options);
  const database = await freshDatabase({ template: template?.database, hasty: options.hasty });
  const config = new Config({
    DATA_DIR: database.folder,
    DATABASE_URL: database.url,
    FFMPEG: 'off',
    ...options.env,
  });
  const app = await createApp(config, options.at);
  const seeded = template?.seeded ?? (await seed(app, options));
  const server = await app.listen(0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  return new Office(app, `http://127.0.0.1:${port}`, seeded, database, config);
}
