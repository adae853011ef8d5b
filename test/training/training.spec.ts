import request from 'supertest';
import { DataSource } from 'typeorm';
import { systemActor } from '../../src/kernel/access/index.js';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { OfficerHoursRow } from '../../src/modules/officers/index.js';
import { CourseActs, LoadBuiltInCourses } from '../../src/modules/training/index.js';
import { UnitOfWork } from '../../src/platform/database/databases.js';
import { newCase } from '../evidence/kit.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { attachVideo } from '../support/evidence.js';
import { type Office, startOffice } from '../support/office.js';

const START = Date.parse(at('2026-09-14', '10:00'));

describe(`training on ${DRIVER}`, () => {
  let office: Office;
  let seconds = 0;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14', '10:00') });
  });
  afterAll(() => office.close());

  const pass = (more: number) => {
    seconds += more;
    office.clock.set(new Date(START + seconds * 1000).toISOString());
  };
  const moment = (more: number) => new Date(START + (seconds + more) * 1000).toISOString();
  const get = async (path: string, username = 'officer1') =>
    (await (await office.as(username)).get(`/api/training${path}`).expect(200)).body;
  const post = async (path: string, body: object, username = 'officer1') =>
    (await office.as(username)).post(`/api/training${path}`, body);
  const rows = <T extends object>(entity: new () => T, where: object) =>
    office.app.get(DataSource).getRepository<T>(entity).findBy(where);
  const text = (minutes: number, title = '单元') => ({ kind: 'text', title, minutes, body: '正文' });
  const course = (over: object = {}) => ({
    ...{ title: '执法规范', summary: '简介', kind: 'field', shared: false, units: [text(2), text(1)] },
    ...over,
  });
  const opened = async (over: object = {}) => {
    const { body, status } = await post('/courses', course(over), 'trainer1');
    if (status !== 201) throw new Error(JSON.stringify(body));
    const { parts } = await get(`/courses/${body.id}`);
    return { id: body.id as string, parts: parts as { id: string; seconds: number }[] };
  };
  /** Studies a unit for so many seconds, reporting every thirty. */
  const study = async (unitId: string, length: number, username = 'officer1') => {
    let { body } = await post(`/units/${unitId}/progress`, { position: 0 }, username);
    for (let done = 30; done <= length; done += 30) {
      pass(30);
      ({ body } = await post(`/units/${unitId}/progress`, { position: done }, username));
    }
    return body;
  };

  it('counts a unit as fast as time passes: a jump to the end counts for nothing', async () => {
    const { parts } = await opened();
    const unit = parts[0]!.id;
    const jump = async (position: number) => (await post(`/units/${unit}/progress`, { position })).body;
    expect(await jump(120)).toEqual({ counted: 0, seconds: 120, unitFinished: false, courseFinished: false });
    expect((await jump(120)).counted).toBe(0);
    pass(20);
    expect((await jump(120)).counted).toBe(20);
    pass(3600);
    expect((await jump(120)).counted).toBe(110);
    pass(10);
    expect(await jump(120)).toMatchObject({ counted: 120, unitFinished: true, courseFinished: false });
    expect(await get(`/units/${unit}`)).toMatchObject({ finished: true, counted: 120, body: '正文' });
  });

  it('counts two units in two windows once', async () => {
    const { parts } = await opened();
    const [one, two] = parts.map(({ id }) => id);
    await post(`/units/${one}/progress`, { position: 0 });
    await post(`/units/${two}/progress`, { position: 0 });
    pass(30);
    const first = await post(`/units/${one}/progress`, { position: 60 });
    const second = await post(`/units/${two}/progress`, { position: 60 });
    expect([first.body.counted, second.body.counted]).toEqual([30, 0]);
  });

  it('writes the hours of an officer down once, when the last unit is finished', async () => {
    const { parts } = await opened({ title: '听证实务', units: [text(30), text(15)] });
    const before = await get('/me?year=2026');
    expect((await study(parts[0]!.id, 1800)).courseFinished).toBe(false);
    expect(await study(parts[1]!.id, 900)).toMatchObject({ unitFinished: true, courseFinished: true });
    await study(parts[1]!.id, 60);
    const after = await get('/me?year=2026');
    expect(after.minutes - before.minutes).toBe(45);
    expect(after).toMatchObject({ officer: true, required: 60, minutesPerHour: 45, hours: before.hours + 1 });
    expect(after.entries.filter((entry: { title: string }) => entry.title === '听证实务')).toEqual([
      { on: '2026-09-14', kind: 'field', title: '听证实务', minutes: 45 },
    ]);
    const line = (await get('/courses')).find(({ title }: { title: string }) => title === '听证实务');
    expect(line).toMatchObject({ units: 2, unitsFinished: 2, completedOn: '2026-09-14' });
    expect(await rows(OfficerHoursRow, { officerId: office.seeded.officers.officer1 })).toHaveLength(1);
  });

  it('keeps no hours of those who are no officers, and closes a course for everybody', async () => {
    const { id, parts } = await opened({ units: [text(1)] });
    expect(await study(parts[0]!.id, 60, 'leader1')).toMatchObject({ courseFinished: true });
    expect(await get('/me', 'leader1')).toMatchObject({ officer: false, minutes: 0, entries: [] });
    expect((await post(`/courses/${id}/close`, { reason: '已更新' }, 'trainer1')).status).toBeLessThan(300);
    expect((await post(`/units/${parts[0]!.id}/progress`, { position: 1 })).body.code).toBe(
      'training.course-closed',
    );
    expect((await get('/courses')).map((one: { id: string }) => one.id)).not.toContain(id);
    expect((await get('/courses', 'leader1')).map((one: { id: string }) => one.id)).toContain(id);
  });

  it('asks every unit for its content, and takes a PDF', async () => {
    const add = async (unit: object) => (await post('/courses', course({ units: [unit] }), 'trainer1')).body;
    const bare = { title: '空', minutes: 5 };
    for (const kind of ['text', 'pdf', 'video'])
      expect((await add({ ...bare, kind })).code).toBe('training.unit-content');
    const nowhere = '00000000-0000-7000-8000-000000000001';
    expect((await add({ ...bare, kind: 'video', evidenceId: nowhere })).code).toBe('training.no-video');
    const upload = async (bytes: Buffer) =>
      request(office.http)
        .post('/api/training/files')
        .set('Authorization', `Bearer ${await office.token('trainer1')}`)
        .attach('file', bytes, '讲义.pdf');
    expect((await upload(Buffer.from('not a pdf'))).body.code).toBe('training.not-pdf');
    const pdf = Buffer.from('%PDF-1.7\n讲义');
    const { body } = await upload(pdf);
    const { parts } = await opened({ units: [{ ...bare, kind: 'pdf', fileId: body.id }] });
    const officer = await office.as('officer1');
    const sent = await officer.get(`/api/training/units/${parts[0]!.id}/file`).buffer(true).expect(200);
    expect(sent.headers['content-type']).toBe('application/pdf');
    expect(Buffer.from(sent.body).equals(pdf)).toBe(true);
  });

  it('shows of the vault the video of the course and nothing else', async () => {
    const video = await attachVideo(office, await newCase(office));
    const unit = { kind: 'video', title: '取证示范', minutes: 2, evidenceId: video };
    const { parts } = await opened({ units: [unit, text(1)] });
    const ask = async (id: string) => (await office.as('trainee1')).get(`/api/training/units/${id}/video`);
    expect((await ask(parts[0]!.id)).status).toBe(200);
    const token = await office.token('trainee1');
    const range = { Authorization: `Bearer ${token}`, Range: 'bytes=0-99' };
    const part = await fetch(`${office.http}/api/training/units/${parts[0]!.id}/video`, { headers: range });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 100]);
    expect((await ask(parts[1]!.id)).status).toBe(404);
    expect((await ask(video)).status).toBe(404);
    expect((await (await office.as('trainee1')).get(`/api/evidence/${video}/content`)).status).toBe(403);
  });

  const lecture = (over: object = {}) => ({
    ...{ title: '新法解读', kind: 'public-law', place: '三楼会议室', lecturer: '讲师甲', shared: false },
    ...{ startsAt: moment(0), endsAt: moment(5400) },
    ...over,
  });
  const planned = async (over: object = {}) =>
    (await post('/lectures', lecture(over), 'trainer1')).body.id as string;
  const code = async (id: string) => (await get(`/lectures/${id}/code`, 'trainer1')).code as string;
  const signIn = async (given: string, username: string) =>
    (await post('/sign-ins', { code: given }, username)).body;

  it('signs people in by the code on the screen, once each, and counts the length of the lecture', async () => {
    const id = await planned();
    pass(60);
    const shown = await code(id);
    expect(await signIn(shown, 'officer2')).toMatchObject({ lectureId: id, title: '新法解读' });
    expect((await signIn(shown, 'officer2')).code).toBe('training.signed-in');
    expect(await signIn(shown, 'officer4')).toMatchObject({ lectureId: id });
    expect(await signIn(shown, 'leader1')).toMatchObject({ lectureId: id });
    pass(1740);
    expect((await post(`/lectures/${id}/sign-out`, {}, 'officer4')).status).toBe(204);
    expect((await post(`/lectures/${id}/close`, {}, 'trainer1')).body.code).toBe('training.lecture-running');
    pass(4000);
    expect((await post(`/lectures/${id}/close`, {}, 'trainer1')).body).toEqual({ people: 3, officers: 2 });
    expect((await post(`/lectures/${id}/close`, {}, 'trainer1')).body.code).toBe('training.lecture-over');
    expect((await get('/me', 'officer2')).minutes).toBe(90);
    expect((await get('/me', 'officer4')).minutes).toBe(30);
    const { people } = await get(`/lectures/${id}`, 'trainer1');
    expect(people.map((one: { minutes: number }) => one.minutes).sort()).toEqual([30, 90, 90]);
  });

  it('takes no code that is old, of another day, or tried out', async () => {
    const id = await planned();
    const shown = await code(id);
    pass(61);
    expect((await signIn(shown, 'officer5')).code).toBe('training.code-wrong');
    for (let i = 0; i < 4; i++) await signIn(String(100000 + i), 'officer5');
    expect((await signIn(await code(id), 'officer5')).code).toBe('training.too-many-codes');
    pass(601);
    expect(await signIn(await code(id), 'officer5')).toMatchObject({ lectureId: id });
    expect((await post(`/lectures/${id}/cancel`, { reason: '讲师生病' }, 'trainer1')).status).toBe(204);
    expect((await (await office.as('trainer1')).get(`/api/training/lectures/${id}/code`)).body.code).toBe(
      'training.lecture-over',
    );
    expect((await get('/me', 'officer5')).minutes).toBe(0);
    expect((await (await office.as('officer1')).get(`/api/training/lectures/${id}/code`)).status).toBe(403);
  });

  it('never lets the secret of a lecture out', async () => {
    const id = await planned();
    const shown = [
      await get('/lectures'),
      await get('/lectures', 'trainer1'),
      await get(`/lectures/${id}`, 'trainer1'),
    ];
    expect(JSON.stringify(shown)).not.toContain('secret');
  });

  it('shows who has less than sixty hours, by officer and agency, the plan above the law (CERT-10)', async () => {
    const { streetId } = office.seeded;
    const of = async (username = 'trainer1') => get('/progress?year=2026', username);
    const first = await of();
    const officer = first.officers.find(
      (one: { officerId: string }) => one.officerId === office.seeded.officers.officer2,
    );
    expect(officer).toMatchObject({ minutes: 90, hours: 2, required: 60, missing: 58, enough: false });
    const street = first.agencies.find((one: { agencyId: string }) => one.agencyId === streetId);
    expect(street).toMatchObject({ enough: 0, officers: first.officers.length });
    const plan = { year: 2026, targetHours: 80, title: '2026年度培训计划' };
    await post('/plans', plan, 'trainer1');
    expect((await post('/plans', { ...plan, targetHours: 72 }, 'trainer1')).status).toBe(201);
    expect(await get('/plans', 'trainer1')).toMatchObject([{ year: 2026, targetHours: 72 }]);
    expect((await of()).officers[0].required).toBe(72);
    expect((await of('supervisor1')).officers.length).toBe(first.officers.length);
    expect((await (await office.as('officer1')).get('/api/training/progress')).status).toBe(403);
    const entries = await rows(LedgerEntryRow, { act: 'training.set-plan' });
    expect(entries).toHaveLength(2);
  });

  it('opens the built-in courses once, for those below as well', async () => {
    const { districtId } = office.seeded;
    const actor = systemActor(districtId, ['trainer']);
    const load = () => office.app.get(CourseActs).run(LoadBuiltInCourses, { actor, input: { shared: true } });
    expect(await load()).toMatchObject({
      ok: true,
      value: { added: [expect.any(String), expect.any(String)] },
    });
    expect(await load()).toMatchObject({ ok: true, value: { added: [] } });
    const mine = await get('/courses', 'trainee1');
    const three = mine.find(({ title }: { title: string }) => title.includes('三项制度'));
    expect(three.units).toBeGreaterThanOrEqual(8);
    const { parts } = await get(`/courses/${three.id}`, 'trainee1');
    expect((await post(`/units/${parts[0].id}/progress`, { position: 0 }, 'trainee1')).status).toBe(200);
  });

  it('keeps what was written, held by the database itself', async () => {
    const work = office.app.get(UnitOfWork);
    const change = (sql: string) => work.transaction((tx) => tx.query(sql));
    await expect(change(`UPDATE "course_units" SET "seconds" = 1`)).rejects.toThrow('write-once');
    await expect(change(`UPDATE "course_completions" SET "minutes" = 999`)).rejects.toThrow('write-once');
    await expect(change(`UPDATE "unit_progress" SET "counted" = 0 WHERE "counted" > 0`)).rejects.toThrow(
      'does not go back',
    );
    await expect(
      change(`UPDATE "lecture_sign_ins" SET "minutes" = 600 WHERE "minutes" IS NOT NULL`),
    ).rejects.toThrow('fixed');
    await expect(change(`UPDATE "lectures" SET "state" = 'planned' WHERE "state" = 'held'`)).rejects.toThrow(
      'fixed',
    );
  });
});
