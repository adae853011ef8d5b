import { DataSource } from 'typeorm';
import { must } from '../../src/demo/office.js';
import { type Role, ROLES, systemActor } from '../../src/kernel/access/index.js';
import { addDays } from '../../src/kernel/time.js';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { SeedAccount } from '../../src/modules/accounts/index.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, PASSWORD, startOffice } from '../support/office.js';
import { addAccounts } from './gate/prepare.js';

/** 听证: by whom it is presided, and the days of its notice (行政处罚法 第64条). */
describe(`a hearing on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-03-02') });
    await addAccounts(office);
    const { streetId: agencyId, officers } = office.seeded;
    const input = { agencyId, username: 'presider-in-the-field', name: '主持人甲', password: PASSWORD };
    const roles: Role[] = ['officer'];
    const { app, clock } = office;
    must(
      await app
        .get(SeedAccount)
        .create(
          systemActor(agencyId, ROLES),
          { ...input, roles, officerId: officers.presider1!, sharesFile: true },
          clock.newId(),
        ),
    );
  });
  afterAll(() => office.close());

  beforeEach(async () => {
    steps = new CaseSteps(office);
    steps.on(office.clock.today());
    await steps.file();
    const { officer1, helper } = office.seeded.officers;
    const together = steps.work('08:00', '08:30', [officer1!, helper!]);
    await steps.post('officer1', 'investigations', steps.investigation(together), 204);
    await attachVideo(office, steps.id);
    await steps.post('officer1', 'facts', steps.facts(), 204);
    await steps.post('officer1', 'conclusion', { report: '建议处罚' }, 204);
    await steps.post('officer1', 'draft', steps.draft(), 200);
    await steps.noticeAndRequest();
  });

  const schedule = async (over: object = {}) => {
    const plan = steps.hearing(addDays(office.clock.today(), 14), over);
    return (await (await office.as('presider1')).post(`/api/cases/${steps.id}/hearing/schedule`, plan)).body;
  };

  it('PEN-12: is presided neither by an officer of the case nor by another who investigated it', async () => {
    const { officer1, helper } = office.seeded.officers;
    for (const presiderOfficerId of [officer1, helper])
      expect(await schedule({ presiderOfficerId })).toMatchObject({
        status: 409,
        code: 'case.presider-involved',
        ruleId: 'PEN-12',
      });
  });

  it('CERT-05: is presided by one whose certificate is valid on its day', async () => {
    const { reviewer1 } = office.seeded.officers;
    expect(await schedule({ presiderOfficerId: reviewer1 })).toMatchObject({
      code: 'case.presider-not-qualified',
      ruleId: 'CERT-05',
    });
  });

  it('PEN-11: is noticed after it was asked for, not in the future, and early enough', async () => {
    const today = office.clock.today();
    expect((await schedule({ noticedOn: addDays(today, -1) })).code).toBe('case.hearing-notice-early');
    expect((await schedule({ noticedOn: addDays(today, 1) })).status).toBe(422);
    expect((await schedule({ on: addDays(today, 4) })).code).toBe('case.hearing-notice-short');
    expect((await schedule()).latestNotice).toBe('2026-03-05');
  });

  const notices = async () =>
    (await steps.view()).documents.filter(({ kind }: { kind: string }) => kind === '听证通知书');

  it('PEN-11: is not announced without its hour and its place', async () => {
    for (const [over, detail, missing] of [
      [{ time: undefined, place: undefined }, '未写明听证的时间（几时几分）、地点', ['time', 'place']],
      [{ time: undefined }, '未写明听证的时间（几时几分）', ['time']],
      [{ place: ' ' }, '未写明听证的地点', ['place']],
      [{ time: '25:00' }, '“25:00”不是一天中的时间', ['time']],
    ] as const)
      expect(await schedule(over)).toMatchObject({
        ...{ status: 422, code: 'case.hearing-notice-incomplete', ruleId: 'PEN-11' },
        ...{
          basis: '行政处罚法第64条第2项',
          next: '填写听证的时间（如14:30）和地点后再通知',
          detail,
          facts: { missing },
        },
      });
    expect(await notices()).toEqual([]);
    expect((await steps.view()).hearing).toMatchObject({
      scheduledFor: null,
      scheduledTime: null,
      place: null,
    });
  });

  it('PEN-11: its notice, its row and the ledger say when, where, in public and before whom', async () => {
    expect((await schedule({ time: '14:05' })).latestNotice).toBe('2026-03-05');
    const [notice] = await notices();
    for (const words of [
      '听证时间：2026年3月16日14时5分',
      '听证地点：街道办事处二楼听证室',
      '举行方式：公开举行',
      '听证主持人：主持人甲',
      '有权申请回避',
    ])
      expect(notice.body).toContain(words);
    const said = { time: '14:05', place: '街道办事处二楼听证室', closedFor: null };
    const { hearing, events } = await steps.view();
    expect(hearing).toMatchObject({
      ...{ scheduledFor: '2026-03-16', scheduledTime: '14:05' },
      ...{ place: said.place, closedFor: null },
    });
    const { id, detail } = events.find(({ act }: { act: string }) => act === 'case.schedule-hearing');
    expect(detail).toMatchObject({ on: '2026-03-16', ...said });
    const entry = await office.app.get(DataSource).getRepository(LedgerEntryRow).findOneByOrFail({ id });
    expect(JSON.parse(entry.bytes)).toMatchObject({ detail: { on: '2026-03-16', ...said } });
  });

  it('PEN-12: is closed for what the law protects alone, and its notice says for which', async () => {
    expect(await schedule({ closedFor: 'bad-weather' })).toMatchObject({
      status: 422,
      code: 'input.invalid',
    });
    expect((await schedule({ closedFor: 'trade-secret' })).latestNotice).toBeDefined();
    expect((await notices())[0].body).toContain('举行方式：涉及商业秘密，不公开举行');
    expect((await steps.view()).hearing.closedFor).toBe('trade-secret');
    // Announced anew, it is public.
    expect((await schedule()).latestNotice).toBeDefined();
    expect((await steps.view()).hearing.closedFor).toBeNull();
    const bodies = (await notices()).map(({ body }: { body: string }) => body);
    expect(bodies).toHaveLength(2);
    expect(bodies).toContainEqual(expect.stringContaining('举行方式：公开举行'));
  });

  it('PEN-11: the tables themselves hold no announcement without hour and place', async () => {
    await writeDirectly(office, async (db) => {
      const set = (change: string) =>
        db.query(`UPDATE "case_hearings" SET ${change} WHERE "caseId" = '${steps.id}'`);
      const bare = /announced with its hour and place/;
      await expect(set(`"scheduledFor" = '2026-03-16'`)).rejects.toThrow(bare);
      await expect(set(`"noticedOn" = '2026-03-02', "place" = '甲'`)).rejects.toThrow(bare);
      await expect(
        set(`"scheduledFor" = '2026-03-16', "scheduledTime" = '09:30', "place" = '甲', "closedFor" = 'x'`),
      ).rejects.toThrow(/ck_CaseHearingRow_closedFor/i);
      await set(`"scheduledFor" = '2026-03-16', "scheduledTime" = '09:30', "place" = '甲'`);
    });
  });

  // Last, for time in a ledger only goes forward.
  it('PEN-12: is put on record from its hour on, and then stands where and when it was', async () => {
    expect((await schedule({ time: '14:30' })).latestNotice).toBeDefined();
    steps.on('2026-03-16', '14:29');
    const record = { record: '申辩与质证', partyAbsent: false };
    const early = await (await office.as('presider1')).post(`/api/cases/${steps.id}/hearing/record`, record);
    expect(early.body).toMatchObject({ status: 409, code: 'case.hearing-not-begun', ruleId: 'PEN-12' });
    steps.on('2026-03-16', '14:30');
    await steps.post('presider1', 'hearing/record', record, 204);
    const { documents } = await steps.view();
    const held = documents.find(({ kind }: { kind: string }) => kind === '听证笔录');
    expect(held.body).toContain('听证日期：2026年3月16日14时30分\n听证地点：街道办事处二楼听证室');
    await writeDirectly(office, async (db) => {
      for (const change of [`"scheduledTime" = '08:00'`, `"place" = '他处'`, `"closedFor" = 'privacy'`])
        await expect(
          db.query(`UPDATE "case_hearings" SET ${change} WHERE "caseId" = '${steps.id}'`),
        ).rejects.toThrow(/recorded hearing is fixed/);
    });
  });

  it('PEN-12: is not put on record by a presider who brought evidence since', async () => {
    expect((await schedule()).latestNotice).toBeDefined();
    await attachVideo(office, steps.id, 'investigation', 'presider-in-the-field');
    steps.on(addDays(office.clock.today(), 14));
    const record = { record: '申辩与质证', partyAbsent: false };
    const answer = await (await office.as('presider1')).post(`/api/cases/${steps.id}/hearing/record`, record);
    expect(answer.body).toMatchObject({ status: 409, code: 'case.presider-involved' });
  });
});
