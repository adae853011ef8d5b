import request from 'supertest';
import { DataSource } from 'typeorm';
import { CaseClockRow } from '../../src/modules/cases/index.js';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

describe(`case.withdraw-lead on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice({ at: '2026-06-01T02:00:00.000Z' });
    steps = new CaseSteps(office);
  });
  afterAll(() => office.close());
  beforeEach(() => steps.register());

  const withdraw = (status = 204, body: object = { reason: '重复登记' }, who = 'officer1') =>
    steps.post(who, 'lead-withdrawal', body, status);

  it('leaves the lead withdrawn in lists, with its reason on record, and nothing more to do', async () => {
    await withdraw();
    const file = await steps.view();
    expect(file).toMatchObject({ state: 'withdrawn', stateName: '线索已撤回', missing: [] });
    // A false sentence of its papers may still be set right, as in every case.
    expect(file.nextActs.map(({ act }: { act: string }) => act)).toEqual(['case.correct-record']);
    expect(file.events.at(-1)).toMatchObject({ act: 'case.withdraw-lead', detail: { reason: '重复登记' } });
    expect(file.documents.at(-1)).toMatchObject({ kind: '线索撤回登记表' });
    expect(file.documents.at(-1).body).toContain('重复登记');
    const officer = await office.as('officer1');
    const { body } = await officer.get('/api/cases?state=withdrawn').expect(200);
    expect(body.cases.map(({ id }: { id: string }) => id)).toContain(steps.id);
    const database = office.app.get(DataSource);
    expect(await database.getRepository(CaseClockRow).countBy({ caseId: steps.id })).toBe(0);
    const entry = await database
      .getRepository(LedgerEntryRow)
      .findOneByOrFail({ act: 'case.withdraw-lead', subjectId: steps.id });
    const { detail } = JSON.parse(Buffer.from(entry.bytes).toString()) as { detail: object };
    expect(detail).toMatchObject({ reason: '重复登记', from: 'lead', to: 'withdrawn' });
  });

  it('takes no further act and no evidence', async () => {
    await withdraw();
    for (const [path, body] of [
      ['filing-request', {}],
      ['lead-withdrawal', { reason: '再次' }],
      ['particulars', { place: '别处', reason: '笔误' }],
      ['officers', { officerIds: [office.seeded.officers.officer1!], reason: '调整' }],
    ] as const)
      expect(await steps.post('officer1', path, body, 409)).toMatchObject({ code: 'case.out-of-order' });
    const officer = await office.as('officer1');
    const sent = await officer
      .post(`/api/cases/${steps.id}/record-reasons`)
      .send({ stage: 'initiation', reason: '设备故障' });
    expect(sent.body).toMatchObject({ code: 'evidence.case-closed' });
  });

  it('is no case in the statistics of the year', async () => {
    const counted = async () =>
      (await (await office.as('supervisor1')).get('/api/supervision/overview?year=2026').expect(200)).body;
    const before = await counted();
    await withdraw();
    const after = await counted();
    expect(after.cases).toBe(before.cases - 1);
  });

  it('is refused once its filing was asked for, without a reason, and to who is no officer of it', async () => {
    expect(await withdraw(422, {})).toMatchObject({ code: 'input.invalid' });
    expect(await withdraw(403, { reason: '重复' }, 'officer8')).toMatchObject({
      code: 'case.not-case-officer',
    });
    await steps.post('officer1', 'filing-request', {}, 204);
    expect(await withdraw(409)).toMatchObject({ code: 'case.out-of-order' });
    await steps.post('leader1', 'filing-approval', {}, 200);
    expect(await withdraw(409)).toMatchObject({ code: 'case.out-of-order' });
  });

  it.each([
    ['who read the same version', '"1"', 412, 'conflict.version'],
    ['whoever comes second', '*', 409, 'case.out-of-order'],
  ])(
    'of two at once, one withdrawing and one asking for the filing, one wins: %s',
    async (_, version, status, code) => {
      const tokens = [await office.token('officer1'), await office.token('officer2')];
      const send = (token: string, path: string, body: object) =>
        request(office.http)
          .post(`/api/cases/${steps.id}/${path}`)
          .set('Authorization', `Bearer ${token}`)
          .set('If-Match', version)
          .send(body);
      const answers = await Promise.all([
        send(tokens[0]!, 'lead-withdrawal', { reason: '重复登记' }),
        send(tokens[1]!, 'filing-request', {}),
      ]);
      const [won, lost] = [...answers].sort((a, b) => a.status - b.status);
      expect(won!.status).toBe(204);
      expect(lost!.body).toMatchObject({ status, code });
      const { state, events } = await steps.view();
      expect(state).toBe(won === answers[0] ? 'withdrawn' : 'filing-requested');
      expect(events).toHaveLength(2);
    },
  );
});
