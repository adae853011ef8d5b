import { DataSource } from 'typeorm';
import { addDays } from '../../src/kernel/time.js';
import { ExamAppealRow, ExamResultRow } from '../../src/modules/exams/index.js';
import { OfficerPassRow, OfficerRow } from '../../src/modules/officers/index.js';
import { at } from '../support/case-steps.js';
import { writeDirectly } from '../support/direct-database-write.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { ExamKit, type Item, rightOf, wrongOf } from './kit.js';

describe(`results of exams on ${DRIVER}`, () => {
  let office: Office;
  let kit: ExamKit;
  let day = '2026-09-13';

  beforeAll(async () => {
    office = await startOffice({ at: at(day) });
    kit = new ExamKit(office);
    await kit.fill();
  });
  beforeEach(() => {
    day = addDays(day, 7);
    office.clock.set(at(day));
  });
  afterAll(() => office.close());

  const rows = <T extends object>(entity: new () => T) => office.app.get(DataSource).getRepository(entity);
  const trainer = () => office.as('trainer1');
  const all = (item: Item) => rightOf(item);
  const first = (n: number) => (item: Item) => (item.no <= n ? rightOf(item) : undefined);
  const special = { subject: 'special', field: 'urban-management' };
  const passesOf = (username: string) =>
    rows(OfficerPassRow).findBy({ officerId: office.seeded.officers[username]! });

  it('4 of 250 answered is 4 of 250: what is missing scores nothing and nobody passes by it', async () => {
    await kit.add(
      Array.from({ length: 250 }, () => ({ kind: 'single' as const, answer: 'B', topic: 'long' })),
    );
    const lines = [{ kind: 'single', topic: 'long', count: 250, points: 40 }];
    const batchId = await kit.batch({}, { lines });
    const { sittingId } = await kit.sit('trainee1', batchId, first(4));
    await kit.finish(batchId);
    const { body } = await kit.result('trainee1', sittingId);
    expect(body).toMatchObject({ score: 160, fullMarks: 10_000, passed: false, answered: 4, total: 250 });
  });

  it('are told by nobody before the trainer publishes, and not while anybody may sit', async () => {
    const batchId = await kit.batch();
    const { sittingId } = await kit.sit('trainee1', batchId, all);
    await kit.begin('officer1', batchId);
    expect((await kit.result('trainee1', sittingId)).body.code).toBe('exam.not-published');
    expect((await kit.publish(batchId)).body.code).toBe('exam.still-running');
    expect((await (await trainer()).get(`/api/exams/batches/${batchId}/statistics`)).body.code).toBe(
      'exam.not-published',
    );
    expect((await (await trainer()).get(`/api/exams/sittings/${sittingId}/key.docx`)).status).toBe(200);
    expect(await kit.finish(batchId)).toEqual({ sat: 2, passed: 1 });
    expect((await kit.publish(batchId)).body.code).toBe('exam.published');
    const { body } = await kit.result('trainee1', sittingId);
    expect(body).toMatchObject({ score: 10_000, fullMarks: 10_000, passed: true, passMark: 6000 });
    expect(body.items[0]).toMatchObject({
      got: 1000,
      citations: [{ law: '行政处罚法', article: '57', lawVersion: '2021' }],
    });
    expect(body.items[0].accepted).toEqual([body.items[0].choice]);
  });

  it('CERT-13a: the results of a batch are due on its fifth working day, and late ones are shown as late', async () => {
    const batchId = await kit.batch();
    const view = async () => (await (await trainer()).get(`/api/exams/batches/${batchId}`)).body;
    // 2026-09-27 is a Sunday within Mid-Autumn; the National Day holidays follow.
    expect(day).toBe('2026-10-04');
    expect(await view()).toMatchObject({ resultsDue: '2026-10-13', resultsLate: false, seed: null });
    office.clock.set(at('2026-10-14'));
    expect((await view()).resultsLate).toBe(true);
    day = '2026-10-14';
  });

  it('CERT-13: 公共 only after 专门, and each pass is written down to the officer in the act that publishes', async () => {
    const publicId = await kit.batch({ title: '公共' }, { subject: 'public' });
    const refused = await kit.register('officer1', publicId);
    expect(refused.body).toMatchObject({ status: 409, code: 'exam.special-first', ruleId: 'CERT-13' });
    const specialId = await kit.batch({ title: '专门', audience: 'officers' }, special);
    const sat = await kit.sit('officer1', specialId, all);
    await kit.finish(specialId, 121);
    const result = await rows(ExamResultRow).findOneByOrFail({ sittingId: sat.sittingId });
    expect(await passesOf('officer1')).toMatchObject([
      { ...special, score: 10_000, fullMarks: 10_000, passedOn: day, sourceId: result.id },
    ]);
    const nextId = await kit.batch({ title: '公共二' }, { subject: 'public' });
    expect((await kit.register('officer1', nextId)).status).toBe(201);
    expect((await kit.register('officer1', nextId)).body.code).toBe('exam.already-registered');
  });

  it('CERT-13b: a failed subject may be sat again after a month, and not before', async () => {
    const batchId = await kit.batch({}, special);
    await kit.sit('officer2', batchId, wrongOf);
    await kit.finish(batchId, 121);
    expect(await passesOf('officer2')).toEqual([]);
    const soon = await kit.register('officer2', await kit.batch({}, special));
    expect(soon.body).toMatchObject({ code: 'exam.retake-early', ruleId: 'CERT-13b' });
    const { from } = soon.body.facts;
    expect(from.slice(8)).toBe(day.slice(8));
    expect(from > day).toBe(true);
    office.clock.set(at(addDays(from, -1)));
    expect((await kit.register('officer2', await kit.batch({}, special))).status).toBe(409);
    office.clock.set(at(from));
    expect((await kit.register('officer2', await kit.batch({}, special))).status).toBe(201);
    day = addDays(from, 1);
  });

  it('are for people in post with a record, where a certificate may follow; for everybody where none does', async () => {
    const specialId = await kit.batch({}, special);
    expect((await kit.register('leader1', specialId)).body.code).toBe('exam.no-officer-record');
    const officersOnly = await kit.batch({ audience: 'officers' });
    expect((await kit.register('leader1', officersOnly)).body.code).toBe('exam.no-officer-record');
    await writeDirectly(office, (db) =>
      db.getRepository(OfficerRow).update({ id: office.seeded.officers.officer8! }, { status: 'left' }),
    );
    expect((await kit.register('officer8', specialId)).body.code).toBe('exam.not-in-post');
    const open = await kit.batch();
    const { sittingId } = await kit.sit('leader1', open, all);
    await kit.finish(open);
    expect((await kit.result('leader1', sittingId)).body.passed).toBe(true);
    expect(await rows(OfficerPassRow).countBy({ subject: 'public' })).toBe(0);
  });

  it('an appeal is heard once, within CERT-13c, and a corrected key marks every paper with the question again', async () => {
    const batchId = await kit.batch({}, special);
    // Both miss six singles out of six, and officer4 everything else as well.
    const sat = await kit.sit('officer4', batchId, (item) =>
      item.kind === 'single' ? wrongOf(item) : rightOf(item),
    );
    const other = await kit.sit('officer5', batchId, (item) =>
      item.kind === 'single' ? wrongOf(item) : rightOf(item),
    );
    const sitter = await office.as('officer4');
    const path = `/api/exams/sittings/${sat.sittingId}/appeals`;
    const appeal = { no: 1, text: '第1题的答案有误' };
    expect((await sitter.post(path, appeal)).body.code).toBe('exam.not-published');
    expect(await kit.finish(batchId, 121)).toEqual({ sat: 2, passed: 0 });
    expect((await sitter.post(path, { no: 99, text: '？' })).body.code).toBe('exam.no-such-question');
    await sitter.post(path, appeal).expect(201);
    expect((await sitter.post(path, appeal)).body.code).toBe('exam.appeal-open');

    const [view] = (await (await trainer()).get(`/api/exams/batches/${batchId}/appeals`)).body;
    expect(view).toMatchObject({ no: 1, state: 'filed', name: '执法员丁' });
    expect(view.key).not.toBe(view.choice);
    const decision = (body: object) =>
      trainer().then((as) => as.post(`/api/exams/appeals/${view.id}/decision`, { reply: '经核实', ...body }));
    expect((await decision({ outcome: 'upheld' })).body.code).toBe('exam.uphold-needs-correction');
    expect((await decision({ outcome: 'upheld', answer: 'Z' })).body.code).toBe('exam.choice');
    const upheld = await decision({ outcome: 'upheld', answer: view.choice });
    // Papers of every published exam that asked it, this one or an earlier one.
    const again = await rows(ExamResultRow).countBy({ version: 2 });
    expect(upheld.body).toEqual({ papers: again, raised: expect.any(Number), newPasses: 0 });
    expect(upheld.body.raised).toBeGreaterThanOrEqual(1);
    expect((await decision({ outcome: 'rejected' })).body.code).toBe('exam.appeal-decided');

    const mine = (await kit.result('officer4', sat.sittingId)).body;
    expect(mine.score).toBe(5000);
    expect(mine.versions.map((one: { score: number }) => one.score)).toEqual([4000, 5000]);
    expect(mine.items[0].accepted).toHaveLength(2);
    expect(mine.appeals).toEqual([{ ...appeal, state: 'upheld', reply: '经核实' }]);
    expect((await kit.result('officer5', other.sittingId)).body.score).toBeGreaterThanOrEqual(4000);
    // A further version, a further appeal; but not after the last day.
    expect(mine.mayAppeal).toBe(true);
    office.clock.set(at(addDays(mine.appealsDue, 1)));
    expect((await sitter.post(path, appeal)).status).toBe(401);
    const later = await office.as('officer4');
    expect((await later.post(path, appeal)).body).toMatchObject({
      code: 'exam.appeal-late',
      ruleId: 'CERT-13c',
    });
    day = addDays(mine.appealsDue, 1);
  });

  it('a void question counts for everybody, makes a new pass, and takes none away', async () => {
    const lines = [{ kind: 'true-false', topic: 'void', count: 5, points: 2000 }];
    await kit.add(
      Array.from({ length: 5 }, () => ({ kind: 'true-false' as const, answer: 'A', topic: 'void' })),
    );
    const batchId = await kit.batch({}, { ...special, lines });
    const [two, five] = [
      await kit.sit('officer6', batchId, (item) => (item.no <= 2 ? 'A' : 'B')),
      await kit.sit('officer7', batchId, () => 'A'),
    ];
    expect(await kit.finish(batchId, 121)).toEqual({ sat: 2, passed: 1 });
    const statistics = (await (await trainer()).get(`/api/exams/batches/${batchId}/statistics`)).body;
    expect(statistics).toHaveLength(5);
    const missed = statistics.find((row: { difficulty: number }) => row.difficulty === 500);
    expect(missed).toMatchObject({ taken: 2, right: 1, discrimination: 1000, answer: 'A' });
    const corrected = await (
      await trainer()
    ).post('/api/exams/corrections', { name: missed.name, reason: '题干有歧义，作废' });
    expect(corrected.body).toEqual({ papers: 2, raised: 1, newPasses: 1 });
    expect((await kit.result('officer6', two.sittingId)).body).toMatchObject({ score: 6000, passed: true });
    expect((await kit.result('officer7', five.sittingId)).body).toMatchObject({
      score: 10_000,
      passed: true,
    });
    expect(await passesOf('officer6')).toMatchObject([{ score: 6000 }]);
    expect(await passesOf('officer7')).toHaveLength(1);
    const unknown = { name: office.clock.newId(), reason: '无此题' };
    expect((await (await trainer()).post('/api/exams/corrections', unknown)).status).toBe(404);
  });

  it('keep every version and every appeal: the database itself refuses a change', async () => {
    await writeDirectly(office, async (db) => {
      await expect(db.getRepository(ExamResultRow).update({ version: 1 }, { score: 1 })).rejects.toThrow(
        /write-once/,
      );
      await expect(db.getRepository(ExamAppealRow).update({}, { text: 'x' })).rejects.toThrow();
      for (const table of ['exam_papers', 'exam_answers', 'exam_events', 'exam_results'])
        await expect(db.query(`DELETE FROM "${table}"`)).rejects.toThrow(/write-once/);
      for (const table of [
        'exam_blueprints',
        'exam_batches',
        'exam_registrations',
        'exam_sittings',
        'exam_appeals',
      ])
        await expect(db.query(`DELETE FROM "${table}"`)).rejects.toThrow(/keeps its rows/);
    });
  });

  it('can be read of the agency’s exams by supervisor and leader, and by no other agency', async () => {
    const batchId = await kit.batch();
    for (const username of ['supervisor1', 'leader1'])
      expect((await (await office.as(username)).get(`/api/exams/batches/${batchId}/sitters`)).status).toBe(
        200,
      );
    expect((await (await office.as('officer1')).get(`/api/exams/batches/${batchId}`)).status).toBe(403);
  });
});
