import { DataSource } from 'typeorm';
import { createApp } from '../../src/app.js';
import { ENTITIES } from '../../src/entities.js';
import { MIGRATIONS } from '../../src/migrations/index.js';
import { CaseHearingRow } from '../../src/modules/cases/index.js';
import { DisclosureRow, PublicRecords } from '../../src/modules/disclosure/index.js';
import { VerifyLedger } from '../../src/modules/ledger/index.js';
import { Config } from '../../src/platform/config/index.js';
import { Clock } from '../../src/platform/time/index.js';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER, type FreshDatabase, freshDatabase } from '../support/database.js';
import { ADULT, decidedCase, publishedCase } from '../support/decided-case.js';
import { attachVideo } from '../support/evidence.js';
import { ANY_VERSION, type Office, PASSWORD, startOffice } from '../support/office.js';

/** The last migration before matters had kinds. */
const BEFORE = MIGRATIONS.findIndex(({ name }) => name.startsWith('Openness')) + 1;

let office: Office;
let old: FreshDatabase;
beforeAll(async () => {
  office = await startOffice({ at: at('2026-11-23', '11:00') });
  old = await freshDatabase();
});
afterAll(async () => {
  await office.close();
  await old.drop();
});

const options = (url: string) =>
  url.startsWith('sqlite:')
    ? { type: 'better-sqlite3' as const, database: url.slice('sqlite:'.length) }
    : { type: 'postgres' as const, url };

/** A store as the release before left it: its tables, and in them what that release would have written. */
async function asBefore(): Promise<void> {
  const to = new DataSource({ ...options(old.url), migrations: MIGRATIONS.slice(0, BEFORE) });
  await to.initialize();
  await to.runMigrations({ transaction: 'each' });
  const from = office.app.get(DataSource);
  const runner = to.createQueryRunner();
  for (const { tableName } of from.entityMetadatas) {
    const table = await runner.getTable(tableName);
    if (!table) continue;
    const columns = table.columns.map(({ name }) => `"${name}"`).join(', ');
    const rows: Record<string, unknown>[] = await from.query(`SELECT ${columns} FROM "${tableName}"`);
    await to.query(`DELETE FROM "${tableName}"`).catch(() => undefined);
    for (const row of rows) {
      const names = Object.keys(row);
      const marks = names.map((_, i) => (DRIVER === 'postgres' ? `$${i + 1}` : '?'));
      await to.query(
        `INSERT INTO "${tableName}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${marks.join(', ')})`,
        names.map((name) => row[name]),
      );
    }
  }
  await to.query(`DELETE FROM "public_tokens" WHERE "token" LIKE 'm %'`);
  await runner.release();
  await to.destroy();
}

/** A case whose hearing was announced for a day of which nobody was told the hour. */
async function announcedHearing(on: string): Promise<string> {
  const steps = new CaseSteps(office);
  await steps.investigate((id) => attachVideo(office, id));
  await steps.post('officer1', 'draft', steps.draft(), 200);
  await steps.noticeAndRequest();
  await steps.post('presider1', 'hearing/schedule', steps.hearing(on), 200);
  return steps.id;
}

describe(`from the release before matters had kinds, on ${DRIVER}`, () => {
  it('a published penalty keeps its address, its fields and the proof of them; a new one follows it', async () => {
    const { path, slug, number, disclosureId } = await publishedCase(office, { ...ADULT });
    // Decided as no penalty, judged, but nobody has read it yet.
    const { id: caseId } = await decidedCase(office, { kind: 'minor-no-penalty' });
    const discloser = await office.as('discloser1');
    const draft = await discloser
      .post(`/api/cases/${caseId}/disclosure-assessment`, { socialImpact: true, reason: '涉及公共道路' })
      .expect(200);
    const heardId = await announcedHearing('2026-12-07');
    const before = (await office.anyone().get(`${path}.json`).expect(200)).body;
    const proof = (await office.anyone().get(`${path}/proof.json`).expect(200)).body;
    const { officers } = office.seeded;
    await asBefore();
    await office.app.close();

    const config = new Config({ DATA_DIR: office.config.dataDir, DATABASE_URL: old.url, FFMPEG: 'off' });
    const app = await createApp(config);
    try {
      app.get(Clock).set(at('2026-11-24', '11:00'));
      const server = await app.listen(0, '127.0.0.1');
      const http = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const get = (place: string) => request(http).get(place);
      expect((await get(`${path}.json`).expect(200)).body).toEqual(before);
      const after = (await get(`${path}/proof.json`).expect(200)).body;
      expect({ entry: after.entry, index: after.index }).toEqual({ entry: proof.entry, index: proof.index });
      const found = (await get('/portal/disclosures.json?matter=penalty').expect(200)).body.records;
      expect(found).toMatchObject([{ documentNumber: number, matter: 'penalty' }]);
      expect((await get('/portal/disclosures').expect(200)).text).toContain(slug);
      const rows = await app.get(DataSource).getRepository(DisclosureRow).find();
      const kinds = new Map(rows.map((row) => [row.id, [row.kind, Boolean(row.caseId)]]));
      expect(kinds.get(disclosureId)).toEqual(['penalty', true]);
      expect(kinds.get(draft.body.id)).toEqual(['no-penalty', true]);
      expect(await app.get(PublicRecords).highest()).toBe(1);
      for (const tree of await app.get(VerifyLedger).all()) expect(tree.ok).toBe(true);
      // What was judged before can be prepared and released by what came after.
      const as = async (username: string) => {
        const { body } = await request(http)
          .post('/api/auth/login')
          .send({ username, password: PASSWORD })
          .expect(200);
        return (place: string, input: object = {}) =>
          request(http)
            .post(place)
            .set('Authorization', `Bearer ${body.accessToken}`)
            .set(ANY_VERSION)
            .send(input);
      };
      await (await as('discloser1'))(`/api/disclosures/${draft.body.id}/preparation`).expect(200);
      const release = await (await as('releaser1'))(`/api/disclosures/${draft.body.id}/release`);
      expect(release.status).toBe(200);
      const fresh = (await get(`${release.body.path}.json`).expect(200)).body;
      expect(fresh).toMatchObject({ matter: 'no-penalty', documentNumber: expect.any(String) });

      // PEN-11: a hearing announced by day alone is held on it; announced anew, it has an hour and a place.
      app.get(Clock).set(at('2026-12-07', '00:30'));
      const presider = await as('presider1');
      const anew = { on: '2026-12-18', noticedOn: '2026-12-07', presiderOfficerId: officers.presider1 };
      const bare = await presider(`/api/cases/${heardId}/hearing/schedule`, anew);
      expect(bare.body).toMatchObject({ code: 'case.hearing-notice-incomplete' });
      const record = { record: '申辩与质证', partyAbsent: false };
      await presider(`/api/cases/${heardId}/hearing/record`, record).expect(204);
      expect(await app.get(DataSource).getRepository(CaseHearingRow).findOneByOrFail({})).toMatchObject({
        ...{ caseId: heardId, heldOn: '2026-12-07', scheduledTime: null, place: null, closedFor: null },
      });
    } finally {
      await app.close();
    }
  });

  it('the tables are then exactly what the entities say', async () => {
    const migrated = new DataSource({ ...options(old.url), entities: ENTITIES, migrations: MIGRATIONS });
    await migrated.initialize();
    expect(await migrated.showMigrations()).toBe(false);
    const { upQueries } = await migrated.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
    await migrated.destroy();
  });
});
