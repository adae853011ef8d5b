import request from 'supertest';
import { DataSource } from 'typeorm';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

describe(`case.approve-filing on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice({ at: '2026-06-01T02:00:00.000Z' });
    steps = new CaseSteps(office);
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    await steps.register();
    await steps.post('officer1', 'filing-request', {}, 204);
  });

  const entry = async () => {
    const { bytes } = await office.app
      .get(DataSource)
      .getRepository(LedgerEntryRow)
      .findOneByOrFail({ act: 'case.approve-filing', subjectId: steps.id });
    return (JSON.parse(Buffer.from(bytes).toString()) as { detail: Record<string, unknown> }).detail;
  };

  it('keeps the opinion of the leader in the entry and in the timeline', async () => {
    await steps.post('leader1', 'filing-approval', { opinion: '事实初步清楚，同意立案' }, 200);
    expect((await entry()).opinion).toBe('事实初步清楚，同意立案');
    expect((await steps.view()).events.at(-1).detail).toMatchObject({ opinion: '事实初步清楚，同意立案' });
  });

  it.each([
    ['an empty body', {}],
    ['no body at all', undefined],
  ])('takes %s from programs that know of no opinion, and enters none', async (_, body) => {
    const sent = request(office.http)
      .post(`/api/cases/${steps.id}/filing-approval`)
      .set('Authorization', `Bearer ${await office.token('leader1')}`)
      .set('If-Match', '*');
    await (body ? sent.send(body) : sent).expect(200);
    expect(await entry()).not.toHaveProperty('opinion');
  });

  it('refuses an opinion that is too long, and enters nothing', async () => {
    const long = { opinion: '同'.repeat(1_001) };
    expect(await steps.post('leader1', 'filing-approval', long, 422)).toMatchObject({
      code: 'input.invalid',
    });
    expect((await steps.view()).state).toBe('filing-requested');
  });
});
