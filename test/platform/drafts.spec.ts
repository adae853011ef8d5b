import request from 'supertest';
import { DataSource } from 'typeorm';
import { DraftRow } from '../../src/platform/drafts/index.js';
import { Jobs } from '../../src/platform/jobs/index.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { ANY_VERSION, type Office, startOffice } from '../support/office.js';

const DAY_MS = 24 * 3_600_000;

describe(`drafts of forms on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;
  let subjects = 0;
  const newSubject = () => `subject-${(subjects += 1)}`;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-11-23', '09:41') });
    steps = new CaseSteps(office);
  });
  afterAll(() => office.close());

  const rows = () => office.app.get(DataSource).getRepository(DraftRow);
  const address = (subject: string) => `/api/drafts/case.state-facts/${subject}`;

  async function call(method: 'get' | 'put' | 'delete', path: string, username = 'officer1', body?: object) {
    const token = await office.token(username);
    const asked = request(office.http)[method](path).set('Authorization', `Bearer ${token}`);
    return body ? asked.send(body) : asked;
  }
  const typed = (content: string, version?: string, writer = 'window-a') => ({
    content: JSON.stringify({ facts: content }),
    version,
    writer,
    title: '认定事实',
    address: '/cases/1?act=case.state-facts',
  });
  const save = (subject: string, body: object, username?: string) =>
    call('put', address(subject), username, body);
  /** Saves, and answers the version. */
  const saved = async (subject: string, body: object, username?: string): Promise<string> =>
    ((await save(subject, body, username)).body as { version: string }).version;
  const found = async (subject: string, username?: string) =>
    ((await call('get', address(subject), username)).body as { draft?: { content: string; version: string } })
      .draft;

  it('are found again with what was typed, by whom and where', async () => {
    const subject = newSubject();
    const { status, body } = await save(subject, typed('当事人于当日在店外摆放桌椅'));
    const { version } = body as { version: string };
    expect([status, body]).toEqual([200, { version, savedAt: at('2026-11-23', '09:41') }]);
    expect(await found(subject)).toEqual({
      form: 'case.state-facts',
      subject,
      version,
      savedAt: at('2026-11-23', '09:41'),
      title: '认定事实',
      address: '/cases/1?act=case.state-facts',
      content: '{"facts":"当事人于当日在店外摆放桌椅"}',
    });
    const mine = (await call('get', '/api/drafts')).body as object[];
    expect(mine).toContainEqual({
      form: 'case.state-facts',
      subject,
      version,
      savedAt: at('2026-11-23', '09:41'),
      title: '认定事实',
      address: '/cases/1?act=case.state-facts',
    });
  });

  it('belong to their person: nobody else sees, overwrites or discards them', async () => {
    const subject = newSubject();
    const version = await saved(subject, typed('甲'));
    for (const person of ['officer2', 'leader1', 'auditor1', 'sysadmin1']) {
      expect(await found(subject, person)).toBeUndefined();
      expect((await call('get', '/api/drafts', person)).body).toEqual([]);
    }
    const other = await saved(subject, typed('乙'), 'officer2');
    expect((await call('delete', `${address(subject)}?version=${version}`, 'officer2')).status).toBe(409);
    expect((await call('delete', `${address(subject)}?version=${other}`, 'officer2')).status).toBe(204);
    expect((await found(subject))?.content).toContain('甲');
    const stranger = await request(office.http).get(address(subject));
    expect(stranger.status).toBe(401);
  });

  it('of two windows do not overwrite each other unseen: the older one is told', async () => {
    const subject = newSubject();
    const first = await saved(subject, typed('甲', undefined, 'window-a'));
    const second = await saved(subject, typed('甲乙', first, 'window-b'));
    const old = await save(subject, typed('甲丙', first, 'window-a'));
    expect([old.status, old.body.code]).toEqual([409, 'draft.changed']);
    expect(old.body.detail).toBe('另一窗口已于2026年11月23日9时41分保存该草稿');
    expect(old.body.facts).toEqual({ version: second, savedAt: at('2026-11-23', '09:41') });
    expect((await found(subject))?.content).toContain('甲乙');
    const begun = await save(subject, typed('丁', undefined, 'window-c'));
    expect(begun.body.code).toBe('draft.changed');
    // Who has seen the newer one may replace it.
    const third = await saved(subject, typed('甲乙丙', second, 'window-a'));
    const discarded = await call('delete', `${address(subject)}?version=${second}`);
    expect(discarded.body.code).toBe('draft.changed');
    expect((await call('delete', `${address(subject)}?version=${third}`)).status).toBe(204);
    expect(await found(subject)).toBeUndefined();
  });

  it('that were issued and begun anew are not overwritten by a window that knows the old one', async () => {
    const subject = newSubject();
    const old = await saved(subject, typed('甲', undefined, 'window-a'));
    await call('delete', `${address(subject)}?version=${old}`);
    await save(subject, typed('乙', undefined, 'window-b'));
    expect((await save(subject, typed('甲丙', old, 'window-a'))).body.code).toBe('draft.changed');
  });

  it('of one window are not refused for an answer that was lost on the line', async () => {
    const subject = newSubject();
    const first = await saved(subject, typed('甲'));
    await save(subject, typed('甲乙', first));
    expect((await save(subject, typed('甲乙丙', first))).status).toBe(200);
    expect((await found(subject))?.content).toContain('甲乙丙');
  });

  it('that two windows begin at the same moment have one beginning', async () => {
    const subject = newSubject();
    const answers = await Promise.all(
      ['window-a', 'window-b'].map((writer) => save(subject, typed(writer, undefined, writer))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('of 200,000 characters are refused, and what stood before stays', async () => {
    const subject = newSubject();
    const version = await saved(subject, typed('甲'));
    const long = await save(subject, typed('字'.repeat(200_000), version));
    expect([413, 422]).toContain(long.status);
    const latin = await save(subject, typed('a'.repeat(200_000), version));
    expect([latin.status, latin.body.code]).toEqual([422, 'input.invalid']);
    expect((await found(subject))?.content).toContain('甲');
    expect((await save(subject, typed('字'.repeat(99_000), version))).status).toBe(200);
  });

  it('with names or addresses of elsewhere are refused', async () => {
    expect((await call('get', `/api/drafts/${encodeURIComponent('a b')}/x`)).body.code).toBe('draft.name');
    expect((await save('x'.repeat(81), typed('甲'))).body.code).toBe('draft.name');
    for (const elsewhere of ['https://example.com', '//example.com', 'cases', '/\\example.com'])
      expect((await save(newSubject(), { ...typed('甲'), address: elsewhere })).body.code).toBe(
        'input.invalid',
      );
  });

  it('are at most 200 for one person', async () => {
    for (let n = 0; n < 200; n += 1)
      expect((await save(`many-${n}`, typed('甲'), 'trainee1')).status).toBe(200);
    expect((await save('many-200', typed('甲'), 'trainee1')).body.code).toBe('draft.too-many');
    expect((await save('many-7', { ...typed('乙'), writer: 'window-a' }, 'trainee1')).status).toBe(200);
  });

  describe('of an act', () => {
    async function issue(body: object, draft: string, key = 'k') {
      const token = await office.token('officer1');
      return request(office.http)
        .post(`/api/cases/${steps.id}/facts`)
        .set('Authorization', `Bearer ${token}`)
        .set(ANY_VERSION)
        .set('Issued-Draft', draft)
        .set('Idempotency-Key', `${key}-${steps.id}`)
        .send(body);
    }
    const caseDraft = () => `case.state-facts/${steps.id}`;

    let version: string;

    beforeEach(async () => {
      steps = new CaseSteps(office);
      await steps.file();
      version = await saved(steps.id, typed('甲'));
    });

    it('are gone when it is issued, and with the same key once more', async () => {
      expect((await issue(steps.facts(), `${caseDraft()}/${version}`)).status).toBeLessThan(300);
      expect(await found(steps.id)).toBeUndefined();
      const late = await save(steps.id, typed('甲乙', version));
      expect([late.status, late.body.code]).toEqual([409, 'draft.gone']);
      await save(steps.id, typed('新的事实'));
      expect((await issue(steps.facts(), `${caseDraft()}/${version}`)).headers['idempotency-replayed']).toBe(
        'true',
      );
      expect((await found(steps.id))?.content).toContain('新的事实');
    });

    it('stay when it is refused, and when a newer version was not sent', async () => {
      expect((await issue({ facts: '' }, `${caseDraft()}/${version}`)).status).toBe(422);
      expect(await found(steps.id)).toBeDefined();
      await save(steps.id, typed('甲乙', version));
      expect((await issue(steps.facts(), `${caseDraft()}/${version}`)).status).toBeLessThan(300);
      expect((await found(steps.id))?.content).toContain('甲乙');
    });

    it('can still be read when the case went on meanwhile', async () => {
      await steps.post('leader1', 'drop', { reason: '违法行为轻微并已当场改正' }, 204);
      expect((await found(steps.id))?.content).toContain('甲');
      const refused = await issue(steps.facts(), `${caseDraft()}/${version}`);
      expect([refused.status, refused.body.code]).toEqual([409, 'case.out-of-order']);
      expect(await found(steps.id)).toBeDefined();
    });
  });

  it('are deleted 90 days after they were saved last', async () => {
    const [old, kept] = [newSubject(), newSubject()];
    await save(old, typed('甲'));
    await save(kept, typed('乙'));
    office.clock.set(new Date(office.clock.ms() + 60 * DAY_MS).toISOString());
    await save(kept, typed('乙丙'));
    office.clock.set(new Date(office.clock.ms() + 31 * DAY_MS).toISOString());
    await office.app.get(Jobs).runNow('sweep-drafts');
    expect(await rows().existsBy({ subject: old })).toBe(false);
    expect(await rows().existsBy({ subject: kept })).toBe(true);
  });
});
