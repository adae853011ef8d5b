import request from 'supertest';
import { DataSource } from 'typeorm';
import { CaseRow } from '../../src/modules/cases/index.js';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { UserRow } from '../../src/modules/accounts/index.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

describe(`case.change-officers on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  // On this day officer3's certificate has expired and officer6's is suspended.
  beforeEach(async () => {
    office = await startOffice({ at: at('2026-06-01', '10:00') });
    steps = new CaseSteps(office);
  });
  afterEach(() => office.close());

  const ids = (...names: string[]) => names.map((name) => office.seeded.officers[name]!);
  const change = (names: string[], status = 204, who = 'officer1') =>
    steps.post(who, 'officers', { officerIds: ids(...names), reason: '人员调整' }, status);

  /** A leader who has a certificate too. */
  const leads = (username: string) =>
    writeDirectly(office, (database) =>
      database.getRepository(UserRow).update({ username }, { roles: ['officer', 'leader'] }),
    );

  it('B9: gives a lead of one officer its second, which the page asked for at once', async () => {
    await steps.register({ officerIds: ids('officer1') });
    const lacks = (await steps.view()).missing.map(({ code }: { code: string }) => code);
    expect(lacks).toContain('second-officer');
    expect(await steps.post('officer1', 'filing-request', {}, 409)).toMatchObject({
      code: 'case.two-officers-required',
    });
    await change(['officer1', 'officer2']);
    const file = await steps.view();
    expect(file.officerIds).toEqual(ids('officer1', 'officer2'));
    expect(file.missing.map(({ code }: { code: string }) => code)).not.toContain('second-officer');
    const event = file.events.at(-1);
    expect(event).toMatchObject({ act: 'case.change-officers', rules: ['PEN-02', 'PEN-04'] });
    expect(event.officers.map(({ name }: { name: string }) => name)).toEqual(['执法员甲', '执法员乙']);
    expect(file.documents.at(-1)).toMatchObject({ kind: '办案人员变更登记表' });
    const entry = await office.app
      .get(DataSource)
      .getRepository(LedgerEntryRow)
      .findOneByOrFail({ act: 'case.change-officers', subjectId: steps.id });
    const { detail } = JSON.parse(Buffer.from(entry.bytes).toString()) as { detail: object };
    expect(detail).toMatchObject({ added: ids('officer2'), removed: [], reason: '人员调整' });
    await steps.post('officer2', 'filing-request', {}, 204);
  });

  it('moves the case into the lists of who comes and out of those of who goes', async () => {
    await steps.file();
    await change(['officer2', 'officer4'], 204, 'leader1');
    const mine = async (who: string) =>
      (await (await office.as(who)).get('/api/cases?mine=true').expect(200)).body.cases.length;
    expect([await mine('officer1'), await mine('officer4')]).toEqual([0, 1]);
    const refused = await steps.post('officer1', 'facts', steps.facts(), 403);
    expect(refused).toMatchObject({ code: 'case.not-case-officer' });
    await steps.post('officer4', 'facts', steps.facts(), 204);
  });

  it('PEN-02: asks for two, with certificates valid at that moment', async () => {
    await steps.register();
    expect(await change(['officer1'], 409)).toMatchObject({
      code: 'case.two-officers-required',
      ruleId: 'PEN-02',
    });
    expect(await change(['officer1', 'officer3'], 409)).toMatchObject({
      facts: { lacking: [expect.objectContaining({ name: '执法员丙', why: '已过期' })] },
    });
    expect(await change(['officer1', 'officer6'], 409)).toMatchObject({ code: 'case.two-officers-required' });
    const unknown = {
      officerIds: [...ids('officer1'), '0190a000-0000-7000-8000-000000000000'],
      reason: '甲',
    };
    expect(await steps.post('officer1', 'officers', unknown, 422)).toMatchObject({
      code: 'case.unknown-officer',
    });
    expect((await steps.view()).officerIds).toEqual(ids('officer1', 'officer2'));
  });

  it('refuses who names those there are, gives no reason, or neither handles nor leads', async () => {
    await steps.register();
    expect(await change(['officer2', 'officer1'], 422)).toMatchObject({ code: 'case.nothing-changes' });
    const silent = { officerIds: ids('officer1', 'officer4') };
    expect(await steps.post('officer1', 'officers', silent, 422)).toMatchObject({ code: 'input.invalid' });
    expect(await change(['officer1', 'officer4'], 403, 'officer8')).toMatchObject({
      code: 'case.not-case-officer',
    });
    await change(['officer1', 'officer4'], 403, 'reviewer1');
  });

  it('refuses who approved the filing, who reviewed the case, and who presides over its hearing', async () => {
    await leads('officer8');
    await steps.register();
    await steps.post('officer1', 'filing-request', {}, 204);
    await steps.post('officer8', 'filing-approval', {}, 200);
    await steps.post('officer1', 'investigations', steps.investigation(), 204);
    await attachVideo(office, steps.id);
    await steps.post('officer1', 'facts', steps.facts(), 204);
    await steps.post('officer1', 'conclusion', { report: '建议处罚' }, 204);
    await steps.post('officer1', 'draft', steps.draft({ fineFen: 5_000_000 }), 200);
    await steps.review();
    await steps.noticeAndRequest();
    await steps.post('presider1', 'hearing/schedule', steps.hearing('2026-06-15'), 200);
    const { officerId: reviewer } = await office.app
      .get(DataSource)
      .getRepository(UserRow)
      .findOneByOrFail({ username: 'reviewer1' });
    for (const [officerId, rule] of [
      [ids('officer8')[0]!, undefined],
      [reviewer!, 'PEN-14'],
      [ids('presider1')[0]!, 'PEN-12'],
    ] as const) {
      const body = { officerIds: [...ids('officer1'), officerId], reason: '调整' };
      const refused = await steps.post('officer1', 'officers', body, 409);
      expect(refused).toMatchObject({ code: 'case.officer-conflict', facts: { officerId } });
      expect(refused.ruleId).toBe(rule);
    }
  });

  it('lets nobody approve what he handled before, though he is none of its officers now', async () => {
    await leads('officer8');
    await steps.register({ officerIds: ids('officer1', 'officer8') });
    await change(['officer1', 'officer2']);
    await steps.post('officer1', 'filing-request', {}, 204);
    expect(await steps.post('officer8', 'filing-approval', {}, 409)).toMatchObject({
      code: 'case.four-eyes',
      detail: '审批人曾为本案承办人',
    });
  });

  it('keeps who went, and takes who comes back from among them', async () => {
    await steps.register();
    await change(['officer1', 'officer4']);
    const former = async () =>
      (await office.app.get(DataSource).getRepository(CaseRow).findOneByOrFail({ id: steps.id }))
        .formerOfficerIds;
    expect(await former()).toEqual(ids('officer2'));
    await change(['officer1', 'officer2']);
    expect(await former()).toEqual(ids('officer4'));
  });

  it('is over with the decision, and refuses a version that was overtaken', async () => {
    await steps.register();
    const token = await office.token('officer1');
    const send = (names: string[], version: string) =>
      request(office.http)
        .post(`/api/cases/${steps.id}/officers`)
        .set('Authorization', `Bearer ${token}`)
        .set('If-Match', version)
        .send({ officerIds: ids(...names), reason: '调整' });
    const both = await Promise.all([
      send(['officer1', 'officer4'], '"1"'),
      send(['officer1', 'officer8'], '"1"'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 412]);
    expect((await steps.view()).events).toHaveLength(2);
    await change(['officer1', 'officer2']);
    await steps.post('officer1', 'filing-request', {}, 204);
    await steps.post('leader1', 'filing-refusal', { reason: '轻微' }, 204);
    expect(await change(['officer1', 'officer4'], 409)).toMatchObject({ code: 'case.out-of-order' });
  });
});
