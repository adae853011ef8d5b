import request from 'supertest';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { at } from '../support/case-steps.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';
import { looked, newCase } from './kit.js';

const DAY = '2026-03-02';

describe(`shares and markers on ${DRIVER}`, () => {
  let office: Office;
  let caseId: string;
  let id: string;

  beforeAll(async () => {
    office = await startOffice({ at: at(DAY), env: { SHARE_MAX_HOURS: '48' } });
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    office.clock.set(new Date(Math.max(office.clock.ms(), Date.parse(at(DAY)))).toISOString());
    caseId = await newCase(office);
    id = await attachVideo(office, caseId);
    await looked(office);
  });

  const post = async (who: string, path: string, body: object = {}) =>
    (await office.as(who)).post(`/api/evidence/${id}/${path}`, body);
  const input = { viewer: '王法官', viewerUnit: '历下区人民法院', reason: '庭前阅卷', hours: 24 };
  const path = (url: string) => new URL(url).pathname;
  const entries = (act: string) =>
    writeDirectly(office, (db) => db.getRepository(LedgerEntryRow).findBy({ act, subjectId: id }));

  describe('an outside share', () => {
    it('shows one recording to one named person, whose name lies over the player, without any account', async () => {
      const { body } = await post('leader1', 'shares', input);
      const page = await request(office.http).get(path(body.url)).expect(200);
      expect(page.text.match(/<span>王法官 /g)!.length).toBeGreaterThan(10);
      expect(page.headers['content-security-policy']).toContain("media-src 'self'");
      expect(page.headers['content-security-policy']).not.toContain('script');
      const piece = await request(office.http)
        .get(`${path(body.url)}/content`)
        .set('Range', 'bytes=0-9')
        .expect(206);
      expect(piece.headers['content-range']).toMatch(/^bytes 0-9\//);
      await request(office.http)
        .get(`${path(body.url)}/content`)
        .set('Range', 'bytes=10-19')
        .expect(206);
      const viewed = await entries('evidence.view-shared');
      expect(viewed).toHaveLength(1);
      expect(JSON.parse(viewed[0]!.bytes).detail).toMatchObject({ shareId: body.id, viewer: '王法官' });
    });

    it('ends at its moment and when it is revoked, also for who has the page open', async () => {
      const { body: first } = await post('leader1', 'shares', input);
      const { body: second } = await post('leader1', 'shares', { ...input, hours: 2 });
      const open = (url: string, part = '') => request(office.http).get(path(url) + part);
      await open(first.url, '/content').expect(200);
      await post('leader1', `shares/${first.id}/revocation`).then((r) => expect(r.status).toBe(204));
      await open(first.url, '/content').expect(410);
      await open(first.url).expect(410);
      expect((await post('leader1', `shares/${first.id}/revocation`)).body.code).toBe('evidence.share-ended');
      await open(second.url).expect(200);
      office.clock.set(new Date(office.clock.ms() + 2 * 3_600_000).toISOString());
      await open(second.url).expect(410);
      await open(second.url, '/content').expect(410);
      const { body: list } = await (await office.as('officer1')).get(`/api/evidence/${id}/shares`);
      expect(list.shares.map((share: { state: string }) => share.state).sort()).toEqual([
        'expired',
        'revoked',
      ]);
      expect(JSON.stringify(list)).not.toContain(path(first.url).split('/').pop()!);
    });

    it('is given by a leader only, for no longer than the office allows, and a made-up link is nothing', async () => {
      expect((await post('officer1', 'shares', input)).status).toBe(403);
      expect((await post('leader1', 'shares', { ...input, hours: 49 })).body.code).toBe(
        'evidence.share-too-long',
      );
      await request(office.http)
        .get(`/share/${'A'.repeat(43)}`)
        .expect(404);
      await request(office.http).get('/share/short/content').expect(404);
    });

    it('writes the viewer’s name as text, whatever it is', async () => {
      const viewer = '<img src=x onerror=alert(1)>';
      const { body } = await post('leader1', 'shares', { ...input, viewer });
      const { text } = await request(office.http).get(path(body.url));
      expect(text).not.toContain('<img src=x');
      expect(text).toContain('&lt;img src=x');
    });

    it('the database keeps every share as it was given', async () => {
      await post('leader1', 'shares', input);
      const longer = `UPDATE "evidence_shares" SET "expiresAt" = '2099-01-01T00:00:00.000Z'`;
      await expect(writeDirectly(office, (db) => db.query(longer))).rejects.toThrow(/fixed/);
      await expect(writeDirectly(office, (db) => db.query(`DELETE FROM "evidence_shares"`))).rejects.toThrow(
        /keeps/,
      );
    });
  });

  describe('markers and clips (REC-08)', () => {
    const list = async (who = 'officer1') =>
      (await (await office.as(who)).get(`/api/evidence/${id}/markers`)).body;

    it('stand on the timeline in its order; only their maker withdraws them', async () => {
      const { tags } = await list();
      expect(tags).toContain('送达文书');
      await post('officer1', 'markers', { fromMs: 4000, tag: '人员', note: '当事人到场' });
      const { body } = await post('reviewer1', 'markers', {
        fromMs: 1000,
        toMs: 3000,
        tag: '关键物品',
        note: '',
      });
      const { markers } = await list();
      expect(markers).toMatchObject([
        { fromMs: 1000, toMs: 3000, tag: '关键物品', mine: false },
        { fromMs: 4000, toMs: null, tag: '人员', mine: true },
      ]);
      const remove = async (who: string) =>
        request(office.http)
          .delete(`/api/evidence/${id}/markers/${body.id}`)
          .set('Authorization', `Bearer ${await office.token(who)}`);
      expect((await remove('officer1')).status).toBe(404);
      expect((await remove('reviewer1')).status).toBe(204);
      expect((await list()).markers).toHaveLength(1);
      expect(await entries('evidence.unmark')).toHaveLength(1);
    });

    it('refuses a clip that ends before it begins, and a tag that the law does not name', async () => {
      const code = async (over: object) =>
        (await post('officer1', 'markers', { fromMs: 10, tag: '人员', note: '', ...over })).body.code;
      expect(await code({ toMs: 10 })).toBe('evidence.times-reversed');
      expect(await code({ tag: '随便' })).toBe('evidence.unknown-tag');
      expect(await code({ fromMs: -1 })).toBe('input.invalid');
      expect(await code({})).toBeUndefined();
    });
  });
});
