import { VerifyEvidence } from '../../src/modules/evidence/index.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { at, CaseSteps } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { looked } from '../evidence/kit.js';
import { type Office, startOffice } from '../support/office.js';

const DAY = '2026-09-14';
const second = (s: number): string => new Date(Date.parse(at(DAY, '08:00')) + s * 1000).toISOString();

/** REC-02: what touches property or freedom on the spot is on video from beginning to end (国办发〔2018〕118号 三（八）). */
describe(`whole-course recording on ${DRIVER}`, () => {
  let office: Office;
  let steps: CaseSteps;

  beforeAll(async () => {
    office = await startOffice({ at: at(DAY) });
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    office.clock.set(at(DAY));
    steps = new CaseSteps(office);
    await steps.file();
    await steps.post('officer1', 'investigations', steps.investigation(), 204);
    await steps.post('officer1', 'facts', steps.facts(), 204);
  });

  const measure = (over: object = {}) => ({
    from: second(0),
    to: second(5),
    officerIds: steps.officerIds,
    place: '历下区示例路1号',
    reason: '经营工具用于违法活动',
    urgent: false,
    approvedAt: second(-600),
    certificatesShown: true,
    partyPresence: 'signed',
    items: '桌椅一套',
    ...over,
  });
  const seize = (over: object = {}, status = 200) => steps.post('leader1', 'seizures', measure(over), status);
  const tryTo = async (path: string, body: object, username = 'officer1') =>
    (await office.as(username)).post(`/api/cases/${steps.id}/${path}`, body);
  const film = async (from: number, to: number) => {
    const id = await attachVideo(office, steps.id, 'investigation', 'officer1', {
      from: second(from),
      to: second(to),
    });
    await looked(office);
    return id;
  };
  const conclude = () => tryTo('conclusion', { report: '建议处罚' });

  it('REC-02: a seizure without video blocks the end of the investigation, also when an officer gives a reason', async () => {
    await seize();
    await attachVideo(office, steps.id);
    await steps.post('officer1', 'record-reasons', { stage: 'investigation', reason: '设备没电' }, 204);
    const refused = await conclude();
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'case.course-not-covered', ruleId: 'REC-02' });
    expect(refused.body.facts.gaps).toEqual([{ from: second(0), to: second(5) }]);
    const file = await steps.view();
    expect(file.missing.map((m: { code: string }) => m.code)).toContain('course-uncovered');
  });

  it('REC-02: a pause between two recordings is named to the second; a third recording closes it', async () => {
    await seize({ to: second(29), from: second(0) });
    await film(0, 2);
    await film(24, 29);
    const refused = await conclude();
    expect(refused.body.facts.gaps).toEqual([{ from: second(2), to: second(24) }]);
    for (const start of [2, 7, 12, 17]) await film(start, start + 5);
    expect((await steps.view()).courses).toMatchObject([{ status: 'covered', gaps: [] }]);
    expect((await conclude()).status).toBe(204);
  });

  it('REC-02: an excluded recording shows nothing', async () => {
    await seize();
    const id = await film(0, 5);
    const officer = await office.as('officer1');
    await officer.post(`/api/evidence/${id}/exclusion`, { reason: '剪辑过' }).expect(204);
    await attachVideo(office, steps.id);
    expect((await conclude()).body).toMatchObject({ code: 'case.course-not-covered' });
  });

  it('REC-02: a file shows no more than it lasts, whatever span was declared for it', async () => {
    await seize({ to: second(1800) });
    office.clock.set(at(DAY, '10:00'));
    await film(0, 1800);
    expect((await conclude()).body.facts.gaps).toEqual([{ from: second(5), to: second(1800) }]);
  });

  it('REC-02: the true time counts, once it is said how far the clock was off', async () => {
    await seize();
    const id = await film(60, 65);
    expect((await conclude()).body.code).toBe('case.course-not-covered');
    const officer = await office.as('officer1');
    const said = {
      offsetMs: 60_000,
      saidBy: '执法员甲',
      how: '与授时服务比对',
      reason: '记录仪时钟快一分钟',
      comparedAt: at(DAY, '08:40'),
    };
    await officer.post(`/api/evidence/${id}/clock-offsets`, said).expect(201);
    expect((await steps.view()).courses).toMatchObject([{ status: 'covered' }]);
    expect((await conclude()).status).toBe(204);
  });

  it('REC-02: a coverage written directly to the database is found by verify', async () => {
    const id = await film(0, 2);
    const found = async () => {
      const kinds = [];
      for await (const { kind, evidenceId } of office.app.get(VerifyEvidence).findings())
        if (evidenceId === id) kinds.push(kind);
      return kinds;
    };
    expect(await found()).toEqual([]);
    const longer = `UPDATE "case_evidence" SET "coversTo" = '${second(1800)}' WHERE "id" = '${id}'`;
    await writeDirectly(office, (db) => db.query(longer));
    expect(await found()).toEqual(['list-changed']);
    await writeDirectly(office, (db) => db.query(longer.replace(second(1800), second(2))));
  });

  it('REC-02: a leader may answer for it by name; the case goes on and the finding stays', async () => {
    await seize();
    await attachVideo(office, steps.id);
    const [course] = (await steps.view()).courses;
    const excuse = { courseId: course.id, reason: '记录仪当场损坏，附维修单' };
    expect((await tryTo('course-excuses', excuse, 'officer1')).status).toBe(403);
    expect((await tryTo('course-excuses', excuse, 'leader1')).status).toBe(204);
    expect((await tryTo('course-excuses', excuse, 'leader1')).body.code).toBe('case.course-stands');
    expect((await conclude()).status).toBe(204);
    const supervisor = await office.as('supervisor1');
    const { body } = await supervisor.get('/api/supervision/overview?year=2026').expect(200);
    const found = body.findings.filter((f: { caseId: string }) => f.caseId === steps.id);
    expect(found).toContainEqual(expect.objectContaining({ kind: 'course-uncovered', ruleId: 'REC-02' }));
  });

  it('REC-02: any investigation that touches freedom, life or weighty property may be marked so', async () => {
    const grave = steps.investigation({ from: second(0), to: second(5), wholeCourse: true });
    await steps.post('officer1', 'investigations', grave, 204);
    await attachVideo(office, steps.id);
    expect((await conclude()).body).toMatchObject({ code: 'case.course-not-covered' });
    await film(-1, 4);
    await film(4, 9);
    expect((await conclude()).status).toBe(204);
  });

  it('COE-01, COE-02: a seizure is approved before it begins, or in an emergency within 24 hours', async () => {
    const code = async (over: object) => (await tryTo('seizures', measure(over), 'leader1')).body.code;
    expect(await code({ approvedAt: undefined })).toBe('case.measure-not-approved');
    expect(await code({ approvedAt: second(1) })).toBe('case.measure-not-approved');
    expect(await code({ certificatesShown: false })).toBe('input.invalid');
    expect(await code({ partyPresence: 'absent' })).toBe('case.witness-required');
    const after = (ms: number) => office.clock.set(new Date(Date.parse(second(0)) + ms).toISOString());
    after(24 * 3_600_000 - 60_000);
    expect(await code({ urgent: true, approvedAt: undefined })).toBeUndefined();
    after(24 * 3_600_000 + 60_000);
    // It happened: the file says so, names it as a fault, and wants it lifted before the investigation ends.
    expect(await code({ urgent: true, approvedAt: undefined })).toBeUndefined();
    const { measures, documents, missing, items } = await steps.view();
    const late = measures.find((one: { approvedLate: boolean }) => one.approvedLate);
    expect(missing).toContainEqual(expect.objectContaining({ code: 'measure-unapproved', ruleId: 'COE-02' }));
    const record = documents.filter((one: { kind: string }) => one.kind === '现场笔录').at(-1);
    expect(record.body).toContain('（已超过二十四小时）');
    const { findings } = (await (await office.as('supervisor1')).get('/api/supervision/overview').expect(200))
      .body;
    expect(findings).toContainEqual(
      expect.objectContaining({ kind: 'measure-unapproved', ruleId: 'COE-02', caseId: steps.id }),
    );
    await film(0, 5);
    expect((await conclude()).body).toMatchObject({ code: 'case.measure-approval-late', ruleId: 'COE-02' });
    const itemIds = items
      .filter((item: { measureId: string }) => item.measureId === late.id)
      .map(({ id }: { id: string }) => id);
    const on = office.clock.today();
    await steps.post(
      'officer1',
      'seizures/lifting',
      { itemIds, on, reason: '未获批准', disposal: '返还' },
      200,
    );
    expect((await conclude()).body.code).not.toBe('case.measure-approval-late');
  });

  it('COE-05, COE-07: thirty days without rolling, and lifted before the case may be dropped', async () => {
    const { due } = await seize();
    expect(due).toBe('2026-10-14');
    await film(0, 5);
    const drop = () => tryTo('drop', { reason: '违法事实不成立' }, 'leader1');
    expect((await drop()).body).toMatchObject({ code: 'case.seizure-open', ruleId: 'COE-07' });
    const lift = { on: DAY, reason: '不再需要', disposal: '退还当事人' };
    expect((await tryTo('seizures/lifting', lift)).body).toEqual({ inTime: true });
    expect((await tryTo('seizures/lifting', lift)).body.code).toBe('case.nothing-seized');
    expect((await drop()).status).toBe(204);
  });

  it('COE-12: a demolition is refused at night, and outside its place in the procedure', async () => {
    const body = {
      ...measure({ items: undefined }),
      duty: '责令三日内拆除违法搭建的棚屋',
      ...{
        announcedOn: DAY,
        announcedAt: '现场',
        demandNumber: '催告书',
        demandServedOn: DAY,
        demandedBy: DAY,
      },
      ...{ executionNumber: '强制执行决定书', executionServedOn: DAY, statedBy: '甲', statedOn: '查询' },
    };
    const refused = await tryTo('demolitions', body, 'leader1');
    expect(refused.body.code).toBe('case.out-of-order');
  });
});
