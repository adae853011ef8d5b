import { DataSource } from 'typeorm';
import { addDays } from '../../src/kernel/time.js';
import {
  ExamAnswerRow,
  ExamEventRow,
  ExamPaperRow,
  ExamSittingRow,
  Attempts,
} from '../../src/modules/exams/index.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { seedOtherAgency } from '../support/other-agency.js';
import { ExamKit, rightOf, wrongOf } from './kit.js';

describe(`a sitting on ${DRIVER}`, () => {
  let office: Office;
  let kit: ExamKit;

  /** Time in a tree never goes back: every test has a day of its own. */
  let day = '2026-09-13';
  const clock = (time: string) => at(day, time);

  beforeEach(() => {
    day = addDays(day, 1);
    office.clock.set(clock('09:00'));
  });
  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-13', '09:00') });
    kit = new ExamKit(office);
    await kit.fill();
  });
  afterAll(() => office.close());

  const rows = <T extends object>(entity: new () => T) => office.app.get(DataSource).getRepository(entity);
  const path = (id: string, rest: string) => `/api/exams/sittings/${id}/${rest}`;

  it('hands out a frozen paper without key or question’s id, and the seconds left by the server', async () => {
    const batchId = await kit.batch();
    const opened = await kit.begin('trainee1', batchId);
    expect(opened.items).toHaveLength(10);
    expect(opened.remainingSeconds).toBe(3600);
    expect(JSON.stringify(opened)).not.toMatch(/"(answer|versionId|keys|order|citations|explanation)"/);
    const paper = await rows(ExamPaperRow).findOneByOrFail({ registrationId: opened.registrationId });
    expect(paper.sha256).toBe(opened.paperSha256);
    expect(paper.items.map(({ stem }) => stem)).toEqual(opened.items.map(({ stem }) => stem));
    const again = await kit.opened('trainee1', opened.registrationId);
    expect(again.items).toEqual(opened.items);
  });

  it('acknowledges every answer with its number, version and the server’s moment', async () => {
    const opened = await kit.begin('trainee1', await kit.batch());
    const first = await kit.save('trainee1', opened, 3, 'A');
    expect(first.status).toBe(200);
    expect(first.body).toEqual({ no: 3, version: 1, savedAt: clock('09:00'), superseded: false });
    kit.wait(1);
    const repeat = await kit.save('trainee1', opened, 3, 'A');
    expect(repeat.body).toEqual(first.body);
    const changed = await kit.save('trainee1', opened, 3, 'B', 2);
    expect(changed.body).toMatchObject({ version: 2, savedAt: clock('09:01') });
    expect(await rows(ExamAnswerRow).countBy({ sittingId: opened.sittingId })).toBe(2);
  });

  it('lets the highest version win in whatever order they come, and refuses two answers under one version', async () => {
    const opened = await kit.begin('trainee1', await kit.batch());
    await kit.save('trainee1', opened, 1, 'C', 5);
    const late = await kit.save('trainee1', opened, 1, 'A', 4);
    expect(late.body).toMatchObject({ version: 4, superseded: true });
    const clash = await kit.save('trainee1', opened, 1, 'B', 5);
    expect(clash.body).toMatchObject({ status: 409, code: 'exam.version-taken', facts: { choice: 'C' } });
    const { answers } = await kit.opened('trainee1', opened.registrationId);
    expect(answers).toEqual([expect.objectContaining({ no: 1, version: 5, choice: 'C' })]);
  });

  it('takes the queue of an offline time whole or not at all, and again without harm', async () => {
    const opened = await kit.begin('trainee1', await kit.batch());
    const queue = [
      { no: 1, choice: 'A', version: 1 },
      { no: 1, choice: 'B', version: 2 },
      { no: 7, choice: 'AB', version: 1 },
      { no: 9, choice: 'B', version: 1 },
    ];
    const broken = await kit.saveAll('trainee1', opened, [...queue, { no: 11, choice: 'A', version: 1 }]);
    expect(broken.body).toMatchObject({ code: 'exam.no-such-question', facts: { no: 11 } });
    expect(await rows(ExamAnswerRow).countBy({ sittingId: opened.sittingId })).toBe(0);
    const saved = await kit.saveAll('trainee1', opened, queue);
    expect(saved.body.map((ack: { superseded: boolean }) => ack.superseded)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    const again = await kit.saveAll('trainee1', opened, queue);
    expect(again.body.map((ack: { superseded: boolean }) => ack.superseded)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    const { answers } = await kit.opened('trainee1', opened.registrationId);
    expect(answers.map(({ no, choice }) => `${no}${choice}`)).toEqual(['1B', '7AB', '9B']);
  });

  it.each([
    [1, 'AB'],
    [1, 'E'],
    [7, 'BA'],
    [9, 'C'],
  ])('refuses for question %d the choice %s', async (no, choice) => {
    const opened = await kit.begin('trainee1', await kit.batch());
    expect((await kit.save('trainee1', opened, no, choice)).body.code).toBe('exam.choice');
  });

  it('has one live session: who opens elsewhere takes over, and the old window is told', async () => {
    const first = await kit.begin('trainee1', await kit.batch());
    await kit.save('trainee1', first, 1, 'A');
    const second = await kit.opened('trainee1', first.registrationId);
    expect(second.sittingId).toBe(first.sittingId);
    expect(second.answers).toHaveLength(1);
    for (const refused of [
      await kit.save('trainee1', first, 2, 'A'),
      await kit.handIn('trainee1', first),
      await (await office.as('trainee1')).post(path(first.sittingId, 'leavings'), { session: first.session }),
    ])
      expect(refused.body).toMatchObject({ status: 409, code: 'exam.other-session' });
    expect((await kit.save('trainee1', second, 2, 'A')).status).toBe(200);
  });

  it('lets two windows that begin at once begin one sitting only', async () => {
    const { id } = (await kit.register('trainee1', await kit.batch())).body;
    const both = await Promise.all([kit.open('trainee1', id), kit.open('trainee1', id)]);
    expect(both.some(({ status }) => status === 200)).toBe(true);
    for (const { status, body } of both) if (status !== 200) expect(body.code).toBe('exam.other-session');
    expect(await rows(ExamSittingRow).countBy({ registrationId: id })).toBe(1);
  });

  it('goes on after a crash or on another machine with what was saved and the time that is left', async () => {
    const opened = await kit.begin('trainee1', await kit.batch());
    await kit.save('trainee1', opened, 4, rightOf(opened.items[3]!), 7);
    kit.wait(25);
    const resumed = await kit.opened('trainee1', opened.registrationId);
    expect(resumed.remainingSeconds).toBe(35 * 60);
    expect(resumed.answers).toEqual([
      { no: 4, version: 7, choice: rightOf(opened.items[3]!), savedAt: clock('09:00') },
    ]);
  });

  it('never asks the client’s clock: a moment in the request is refused, a Date header is not read', async () => {
    const opened = await kit.begin('trainee1', await kit.batch());
    const address = path(opened.sittingId, 'answers/1');
    const body = { session: opened.session, choice: 'A', version: 1 };
    const told = await kit.put('trainee1', address, { ...body, savedAt: clock('09:00') });
    expect(told.status).toBe(422);
    kit.wait(61);
    const token = await office.token('trainee1');
    const { default: request } = await import('supertest');
    const late = await request(office.http)
      .put(address)
      .set({ Authorization: `Bearer ${token}`, Date: new Date(clock('09:00')).toUTCString() })
      .send(body);
    expect(late.body.code).toBe('exam.over');
  });

  it('refuses answers after time and says what still counts; a repeat of a saved one is acknowledged', async () => {
    const opened = await kit.begin('trainee1', await kit.batch());
    await kit.save('trainee1', opened, 1, 'A');
    await kit.save('trainee1', opened, 1, 'B', 2);
    kit.wait(60);
    const late = await kit.save('trainee1', opened, 2, 'A');
    expect(late.body).toMatchObject({
      status: 409,
      code: 'exam.over',
      facts: { endedAt: clock('10:00'), answers: [{ no: 1, version: 2, choice: 'B' }] },
    });
    expect((await kit.save('trainee1', opened, 1, 'B', 2)).status).toBe(200);
    expect((await kit.open('trainee1', opened.registrationId)).body.code).toBe('exam.over');
  });

  it('hands in by itself when the time is over: on the next reading, and by the schedule', async () => {
    const batchId = await kit.batch();
    const read = await kit.begin('trainee1', batchId);
    const left = await kit.begin('officer1', batchId);
    kit.wait(61);
    const time = await (await office.as('trainee1')).get(path(read.sittingId, 'time'));
    expect(time.body).toEqual({ state: 'over', ending: 'time', remainingSeconds: 0, leaves: 0 });
    await office.app.get(Attempts).endDue(office.clock.now());
    const ended = await rows(ExamSittingRow).findOneByOrFail({ id: left.sittingId });
    expect(ended).toMatchObject({ state: 'over', ending: 'time', endedAt: clock('10:00') });
  });

  it('gives one person extra time, before and while he sits, but not past the close and its grace', async () => {
    const batchId = await kit.batch();
    const trainer = await office.as('trainer1');
    const extra = (id: string, extraSeconds: number) =>
      trainer.post(`/api/exams/registrations/${id}/extra-time`, { extraSeconds, reason: '视力障碍' });
    const early = (await kit.register('trainee1', batchId)).body.id;
    await extra(early, 1200).expect(204);
    expect((await kit.opened('trainee1', early)).remainingSeconds).toBe(4800);
    const other = await kit.begin('officer1', batchId);
    expect(other.remainingSeconds).toBe(3600);
    await extra(other.registrationId, 36_000).expect(204);
    const { body } = await (await office.as('officer1')).get(path(other.sittingId, 'time'));
    expect(body.remainingSeconds).toBe(120 * 60 + 60);
    kit.wait(100);
    expect((await kit.save('officer1', other, 1, wrongOf(other.items[0]!))).status).toBe(200);
  });

  it('counts leavings of the page and ends where the rule says so', async () => {
    const batchId = await kit.batch({ leaveRule: 'submit', leaveLimit: 2 });
    const opened = await kit.begin('trainee1', batchId);
    const leave = async () =>
      (await office.as('trainee1')).post(path(opened.sittingId, 'leavings'), { session: opened.session });
    expect((await leave()).body).toEqual({ leaves: 1, over: false });
    expect((await leave()).body).toEqual({ leaves: 2, over: true });
    expect((await kit.save('trainee1', opened, 1, 'A')).body.code).toBe('exam.over');
    const events = await rows(ExamEventRow).find({
      where: { sittingId: opened.sittingId },
      order: { at: 'ASC' },
    });
    const told = events.map(({ kind, note }) => note ?? kind).sort();
    expect(told).toEqual(['leaving', 'left', 'left', 'opened']);
  });

  it('is nobody else’s: another’s paper, sitting and registration are not found', async () => {
    const opened = await kit.begin('trainee1', await kit.batch());
    const outsider = (await seedOtherAgency(office)).username;
    for (const username of ['officer2', 'trainer1', outsider]) {
      const save = await kit.save(username, opened, 1, 'A');
      const open = await kit.open(username, opened.registrationId);
      const result = await kit.result(username, opened.sittingId);
      expect([username, save.status, open.status, result.status]).toEqual([username, 404, 404, 404]);
    }
    expect(await rows(ExamAnswerRow).countBy({ sittingId: opened.sittingId })).toBe(0);
  });

  it('leaves an entry in the ledger for every act, with the choice and its version', async () => {
    const opened = await kit.begin('trainee1', await kit.batch());
    await kit.save('trainee1', opened, 2, 'C', 3);
    await kit.handIn('trainee1', opened);
    const ledger = await (
      await office.as('auditor1')
    ).get(`/api/ledger/${office.seeded.streetId}/entries?subjectId=${opened.sittingId}`);
    const told = JSON.stringify(ledger.body);
    for (const act of ['exam.start', 'exam.answer', 'exam.submit']) expect(told).toContain(act);
    expect(told).toContain(opened.paperSha256);
  });
});
