import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { DataSource, IsNull } from 'typeorm';
import { createApp } from '../../src/app.js';
import { loadStore } from '../../src/load/load-store.js';
import { CaseClockRow, CaseRow, caseTokens, partitionOf } from '../../src/modules/cases/index.js';
import { Config } from '../../src/platform/config/index.js';
import { VerifyStore } from '../../src/verify-store.js';
import { DRIVER, type FreshDatabase, freshDatabase } from '../support/database.js';
import { PASSWORD } from '../support/office.js';

interface Listed {
  id: string;
  agencyId: string;
  state: string;
  field: string;
  partyName: string;
  cause: string;
  number: string | null;
  updatedAt: string;
  nextDue?: { due: string };
}

describe(`the list of cases on ${DRIVER}`, () => {
  let database: FreshDatabase;
  let app: NestExpressApplication;
  let http: string;
  let rows: CaseRow[];
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    database = await freshDatabase();
    const config = new Config({ DATABASE_URL: database.url, DATA_DIR: database.folder });
    // Every row is judged by the guards of the database: what is loaded could have been done.
    await loadStore(config, { cases: 240, agencies: 3, seed: 7, password: PASSWORD, guarded: true });
    app = await createApp(config);
    await app.listen(0, '127.0.0.1');
    http = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    for (const username of ['officer1', 'supervisor1']) {
      const { body } = await request(http)
        .post('/api/auth/login')
        .send({ username, password: PASSWORD })
        .expect(200);
      tokens.set(username, body.accessToken as string);
    }
    rows = await app.get(DataSource).getRepository(CaseRow).find();
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  const get = (who: string, query: string) =>
    request(http)
      .get(`/api/cases${query}`)
      .set('Authorization', `Bearer ${tokens.get(who)}`);

  /** Every page of a list, in pages of a few. */
  async function all(who: string, query: string, limit = 7): Promise<Listed[]> {
    const found: Listed[] = [];
    for (let after = ''; ;) {
      const { body } = await get(who, `?limit=${limit}&${query}${after && `&after=${after}`}`).expect(200);
      found.push(...(body.cases as Listed[]));
      if (!body.next) return found;
      after = encodeURIComponent(body.next as string);
    }
  }

  const newest = (a: CaseRow, b: CaseRow) =>
    a.createdAt === b.createdAt ? (a.agencyId < b.agencyId ? -1 : 1) : a.createdAt < b.createdAt ? 1 : -1;
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  const own = () =>
    rows.filter(({ agencyId }) => agencyId === rows.find(({ partyName }) => partyName)!.agencyId);

  it('a loaded store holds in every part', async () => {
    expect((await app.get(VerifyStore).run()).lines.filter((line) => !/hold|looked at/.test(line))).toEqual(
      [],
    );
  });

  it('keeps with every case its tokens and the day that is due next', async () => {
    const reader = app.get(DataSource);
    const open = await reader.getRepository(CaseClockRow).findBy({ stoppedOn: IsNull() });
    for (const row of rows.slice(0, 60)) {
      const due = open
        .filter(({ caseId }) => caseId === row.id)
        .map((clock) => clock.due)
        .sort();
      expect(row.nextDue).toBe(due[0] ?? null);
      const kept = await reader.query(
        `SELECT "token" FROM "case_tokens" WHERE "shelf" = ${partitionOf(row.agencyId)} AND "no" = ${row.no}`,
      );
      expect(kept.map(({ token }: { token: string }) => token).sort()).toEqual(caseTokens(row).sort());
    }
  });

  it('shows a supervisor the cases of all agencies, each once, newest first, page after page', async () => {
    expect(ids(await all('supervisor1', ''))).toEqual(ids([...rows].sort(newest)));
    expect(await all('supervisor1', '', 200)).toHaveLength(rows.length);
  });

  it('filters by state, field, officer, agency and days, and by several at once', async () => {
    const { state, field, officerIds, agencyId } = rows.find((row) => row.state === 'archived')!;
    const [officerId] = officerIds;
    const day = (row: CaseRow) =>
      new Date(Date.parse(row.createdAt) + 8 * 3_600_000).toISOString().slice(0, 10);
    const cases: [string, (row: CaseRow) => boolean][] = [
      [`state=${state}`, (row) => row.state === state],
      [`field=${field}`, (row) => row.field === field],
      [`officerId=${officerId}`, (row) => row.officerIds.includes(officerId!)],
      [`agencyId=${agencyId}`, (row) => row.agencyId === agencyId],
      ['from=2024-06-03&to=2025-03-31', (row) => day(row) >= '2024-06-03' && day(row) <= '2025-03-31'],
      [
        `state=${state}&field=${field}&from=2025-01-01`,
        (row) => row.state === state && row.field === field && day(row) >= '2025-01-01',
      ],
    ];
    for (const [query, holds] of cases)
      expect({ query, found: ids(await all('supervisor1', query)) }).toEqual({
        query,
        found: ids(rows.filter(holds).sort(newest)),
      });
  });

  it('finds number, cause and party by any two characters, longer words whole, one character at a beginning', async () => {
    const text = (row: CaseRow) => [row.number ?? '', row.cause, row.partyName];
    for (const q of ['餐饮', '有限公司', '道路经营', '2025', rows[3]!.partyName])
      expect({ q, found: ids(await all('supervisor1', `q=${encodeURIComponent(q)}`)) }).toEqual({
        q,
        found: ids(rows.filter((row) => text(row).some((part) => part.includes(q))).sort(newest)),
      });
    const beginning = ids(await all('supervisor1', `q=${encodeURIComponent('擅')}`));
    expect(beginning).toEqual(
      ids(rows.filter((row) => text(row).some((part) => part.startsWith('擅'))).sort(newest)),
    );
    expect((await get('supervisor1', '?q=%25_').expect(200)).body.cases).toEqual([]);
  });

  it('sorts by the last change and by the next day due, with filters too', async () => {
    const updated = await all('supervisor1', 'sort=updated&state=archived');
    expect(updated.map(({ updatedAt }) => updatedAt)).toEqual(
      rows
        .filter(({ state }) => state === 'archived')
        .map(({ updatedAt }) => updatedAt)
        .sort()
        .reverse(),
    );
    const due = await all('supervisor1', 'sort=due');
    expect(due.map(({ nextDue }) => nextDue!.due)).toEqual(
      rows.flatMap(({ nextDue }) => nextDue ?? []).sort(),
    );
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const overdue = await all('supervisor1', 'overdue=true');
    expect(ids(overdue).sort()).toEqual(
      ids(rows.filter(({ nextDue }) => nextDue !== null && nextDue < today)).sort(),
    );
  });

  it('shows an officer his agency alone', async () => {
    const mine = await all('officer1', '');
    expect(new Set(mine.map(({ agencyId }) => agencyId)).size).toBe(1);
    expect(mine.length).toBe(rows.filter(({ agencyId }) => agencyId === mine[0]!.agencyId).length);
    const other = rows.find(({ agencyId }) => agencyId !== mine[0]!.agencyId)!;
    expect((await get('officer1', `?agencyId=${other.agencyId}`).expect(200)).body.cases).toEqual([]);
    expect(own().length).toBeGreaterThan(0);
  });

  it('refuses a place that is none, an order that cannot be and a page that is too long', async () => {
    expect((await get('officer1', '?after=hello').expect(422)).body.code).toBe('case.list-place');
    expect((await get('officer1', '?overdue=true&sort=updated').expect(422)).body.code).toBe(
      'case.list-overdue',
    );
    await get('officer1', '?limit=201').expect(422);
    await get('officer1', '?limit=0').expect(422);
    await get('officer1', '?limit=ten').expect(422);
  });
});
