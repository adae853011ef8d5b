import { DataSource } from 'typeorm';
import request from 'supertest';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { RepeatedRequestRow, RepeatedRequests, Repeats } from '../../src/platform/repeats/index.js';
import { CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { ANY_VERSION, type Office, startOffice } from '../support/office.js';

const DAY_MS = 24 * 3_600_000;

describe(`requests under an Idempotency-Key on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;
  let keys = 0;
  const newKey = () => `key-${(keys += 1)}`;

  beforeAll(async () => {
    office = await startOffice();
    steps = new CaseSteps(office);
  });
  afterAll(() => office.close());

  const rows = <T extends object>(entity: new () => T) => office.app.get(DataSource).getRepository<T>(entity);
  const entriesOf = (act: string) => rows(LedgerEntryRow).countBy({ act });

  async function post(username: string, path: string, key: string, body: object = {}) {
    const token = await office.token(username);
    return request(office.http)
      .post(path)
      .set('Authorization', `Bearer ${token}`)
      .set('Idempotency-Key', key)
      .set(ANY_VERSION)
      .send(body);
  }

  it('sent four times at once make one record, and each is answered the same', async () => {
    const before = await entriesOf('case.register-lead');
    const key = newKey();
    const lead = steps.lead();
    const answers = await Promise.all([1, 2, 3, 4].map(() => post('officer1', '/api/cases', key, lead)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(3);
    expect(await entriesOf('case.register-lead')).toBe(before + 1);
    const later = await post('officer1', '/api/cases', key, lead);
    expect([later.status, later.body]).toEqual([201, answers[0]!.body]);
    expect(await entriesOf('case.register-lead')).toBe(before + 1);
  });

  it('answer 204 again where there is nothing to tell', async () => {
    const { id } = (await post('officer1', '/api/cases', newKey(), steps.lead())).body as { id: string };
    const key = newKey();
    const path = `/api/cases/${id}/filing-request`;
    expect((await post('officer1', path, key)).status).toBe(204);
    const again = await post('officer1', path, key);
    expect([again.status, again.text, again.headers['idempotency-replayed']]).toEqual([204, '', 'true']);
    expect((await post('officer1', path, newKey())).body).toMatchObject({ code: 'case.out-of-order' });
  });

  it('refuse another body or another address under the same key, and change nothing', async () => {
    const key = newKey();
    await post('officer1', '/api/cases', key, steps.lead());
    const before = await rows(LedgerEntryRow).count();
    const other = await post('officer1', '/api/cases', key, { ...steps.lead(), cause: '另一案由' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency.mismatch']);
    const elsewhere = await post('officer1', '/api/on-the-spot-decisions', key, steps.lead());
    expect(elsewhere.body.code).toBe('idempotency.mismatch');
    expect(await rows(LedgerEntryRow).count()).toBe(before);
  });

  it('of two persons have nothing to do with each other', async () => {
    const key = newKey();
    const lead = {
      ...steps.lead(),
      officerIds: [office.seeded.officers.officer1, office.seeded.officers.officer2],
    };
    const one = await post('officer1', '/api/cases', key, lead);
    const other = await post('officer2', '/api/cases', key, lead);
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body.id).not.toBe(other.body.id);
  });

  it('are judged anew where they were refused', async () => {
    const key = newKey();
    const lead = steps.lead();
    const future = { ...lead, discoveredOn: '2999-01-01' };
    expect((await post('officer1', '/api/cases', key, future)).status).toBe(422);
    expect((await post('officer1', '/api/cases', key, lead)).status).toBe(201);
  });

  it('are refused with a key that is too long or empty', async () => {
    for (const key of ['k'.repeat(201), 'k'.repeat(300), ' '])
      expect((await post('officer1', '/api/cases', key, steps.lead())).body.code).toBe('idempotency.key');
    expect((await post('officer1', '/api/cases', 'k'.repeat(200), steps.lead())).status).toBe(201);
  });

  it('leave neither the key nor what was sent or answered in the database', async () => {
    const key = 'a-key-that-nobody-else-would-think-of';
    const { body } = await post('officer1', '/api/cases', key, steps.lead());
    const kept = JSON.stringify(await rows(RepeatedRequestRow).find());
    expect(kept).not.toContain(key);
    expect(kept).not.toContain((body as { id: string }).id);
  });

  it('make a new record after a day', async () => {
    const key = newKey();
    const lead = steps.lead();
    const first = await post('officer1', '/api/cases', key, lead);
    office.clock.set(new Date(office.clock.ms() + DAY_MS + 1000).toISOString());
    const later = await post('officer1', '/api/cases', key, lead);
    expect(later.status).toBe(201);
    expect(later.body.id).not.toBe(first.body.id);
  });

  it('are found again where the program ended between the commit and its answer', async () => {
    const repeats = office.app.get(Repeats);
    // What is kept after the act has been answered is lost; what the act kept in its transaction is not.
    Object.assign(repeats, { keep: () => Promise.resolve() });
    try {
      const key = newKey();
      const lead = steps.lead();
      const first = await post('officer1', '/api/cases', key, lead);
      const entries = await entriesOf('case.register-lead');
      const again = await post('officer1', '/api/cases', key, lead);
      expect([again.status, again.body]).toEqual([201, first.body]);
      expect(await entriesOf('case.register-lead')).toBe(entries);
    } finally {
      delete (repeats as { keep?: unknown }).keep;
    }
  });

  it('are no matter of handlers that write their answer themselves: a whole upload is answered each time', async () => {
    const { id } = (await post('officer1', '/api/cases', newKey(), steps.lead())).body as { id: string };
    const key = newKey();
    const metadata = { filename: '材料.txt', filetype: 'text/plain', caseId: id, stage: 'initiation' };
    const encoded = Object.entries(metadata).map(
      ([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`,
    );
    const token = await office.token('officer1');
    const upload = () =>
      request(office.http)
        .post('/api/uploads')
        .set('Authorization', `Bearer ${token}`)
        .set('Idempotency-Key', key)
        .set('Tus-Resumable', '1.0.0')
        .set('Upload-Length', '5')
        .set('Upload-Metadata', encoded.join(','))
        .set('Content-Type', 'application/offset+octet-stream')
        .timeout(10_000)
        .send(Buffer.from('hello'));
    // The second is judged as without a key: the case has this file already.
    expect([(await upload()).status, (await upload()).status]).toEqual([201, 422]);
  });

  it('make one record also where they reach two processes at once', async () => {
    const interceptor = office.app.get(RepeatedRequests);
    // Two processes do not wait for each other: only the database stands between them.
    Object.assign(interceptor, { inTurn: (_: unknown, work: () => Promise<unknown>) => work() });
    try {
      const key = newKey();
      const lead = steps.lead();
      const entries = await entriesOf('case.register-lead');
      const answers = await Promise.all([1, 2, 3, 4].map(() => post('officer1', '/api/cases', key, lead)));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      expect(new Set(answers.map(({ body }) => (body as { id: string }).id)).size).toBe(1);
      expect(await entriesOf('case.register-lead')).toBe(entries + 1);
    } finally {
      delete (interceptor as unknown as { inTurn?: unknown }).inTurn;
    }
  });
});
