import { systemActor } from '../../src/kernel/access/index.js';
import {
  AddQuestion,
  LoadBuiltInBank,
  QuestionActs,
  QuestionBank,
  type QuestionVersionRow,
} from '../../src/modules/questions/index.js';
import { UnitOfWork } from '../../src/platform/database/databases.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';

describe(`the bank of questions on ${DRIVER}`, () => {
  let office: Office;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14', '11:00') });
  });
  afterAll(() => office.close());

  const question = (over: object = {}) => ({
    kind: 'single',
    topic: 'hearing',
    difficulty: 2,
    stem: '当事人要求听证的，应当在告知后几日内提出？',
    options: [
      { key: 'A', text: '三日' },
      { key: 'B', text: '五日' },
      { key: 'C', text: '七日' },
    ],
    answer: 'B',
    citations: [{ law: '行政处罚法', article: '64', lawVersion: '2021' }],
    explanation: '第六十四条第一项',
    shared: false,
    ...over,
  });
  const add = async (over: object = {}, username = 'trainer1') =>
    (await office.as(username)).post('/api/questions', question(over));
  const read = async (path: string, username = 'trainer1') =>
    (await (await office.as(username)).get(`/api/questions${path}`).expect(200)).body;

  it('takes a question in, revises it with the old wording kept, and retires it', async () => {
    const { body, status } = await add();
    expect(status).toBe(201);
    const trainer = await office.as('trainer1');
    const { shared: _, ...content } = question({ answer: 'B', difficulty: 4 });
    await trainer.post(`/api/questions/${body.id}/versions`, content).expect(201);
    const same = await trainer.post(`/api/questions/${body.id}/versions`, content);
    expect(same.body).toMatchObject({ status: 409, code: 'question.unchanged' });
    const { versions } = await read(`/${body.id}`);
    expect(versions.map((v: QuestionVersionRow) => [v.version, v.difficulty])).toEqual([
      [2, 4],
      [1, 2],
    ]);
    await trainer.post(`/api/questions/${body.id}/retire`, { reason: '法律已修改' }).expect(204);
    const again = await trainer.post(`/api/questions/${body.id}/versions`, content);
    expect(again.body.code).toBe('question.retired');
    expect((await add()).status).toBe(201);
  });

  it('refuses what the bank already asks, and names it', async () => {
    const stem = '听证由谁主持？';
    const options = ['非本案调查人员', '本案调查人员', '当事人'].map((text, i) => ({ key: 'ABC'[i], text }));
    const first = await add({ stem, options, answer: 'A' });
    const twin = await add({ stem: '听证由谁主持?　', options: [...options].reverse(), answer: 'A' });
    expect(twin.body).toMatchObject({
      status: 409,
      code: 'question.duplicate',
      facts: { number: first.body.number },
    });
    const broken = await add({ stem: '另一题', answer: 'D' });
    expect(broken.body).toMatchObject({ status: 422, code: 'question.malformed' });
    expect(broken.body.detail).toContain('没有对应的选项');
  });

  it('lists by kind, topic, difficulty and words, page by page', async () => {
    for (let i = 0; i < 55; i++)
      expect(
        (await add({ kind: 'true-false', topic: 'ethics', options: [], answer: 'A', stem: `命题${i}` }))
          .status,
      ).toBe(201);
    const first = await read('?topic=ethics');
    expect(first.questions).toHaveLength(50);
    const second = await read(`?topic=ethics&after=${first.next}`);
    expect(second.questions).toHaveLength(5);
    expect(second.next).toBeUndefined();
    expect((await read('?kind=true-false&q=命题54')).questions).toHaveLength(1);
    expect((await read('?topic=ethics&difficulty=5')).questions).toHaveLength(0);
    const topics = await read('/topics');
    expect(topics).toContainEqual({ topic: 'ethics', kind: 'true-false', difficulty: 2, count: 55 });
  });

  it('gives a street its own questions and the shared ones of the district above it', async () => {
    const bank = office.app.get(QuestionBank);
    const { streetId, districtId } = office.seeded;
    const own = await bank.pool(streetId);
    expect(own.length).toBeGreaterThan(50);
    expect(own.map(({ versionId }) => versionId)).toEqual(own.map(({ versionId }) => versionId).sort());
    const district = systemActor(districtId, ['trainer']);
    const written = async (stem: string, shared: boolean) => {
      const content = { ...question(), kind: 'true-false' as const, options: [], answer: 'A', parts: null };
      const input = { ...content, stem, shared };
      const done = await office.app.get(QuestionActs).run(AddQuestion, { actor: district, input });
      if (!done.ok) throw new Error(done.refusal.code);
      return done.value.versionId;
    };
    const shared = await written('上级共享的题', true);
    const kept = await written('上级自用的题', false);
    const street = (await bank.pool(streetId)).map(({ versionId }) => versionId);
    expect(street).toContain(shared);
    expect(street).not.toContain(kept);
    expect(street).toHaveLength(own.length + 1);
    const ofDistrict = (await bank.pool(districtId)).map(({ versionId }) => versionId);
    expect(ofDistrict.sort()).toEqual([shared, kept].sort());
    const ids = own.map(({ versionId }) => versionId).reverse();
    expect((await bank.versions(ids)).map(({ id }) => id)).toEqual(ids);
  });

  it('takes in the built-in bank once, and again only what has changed', async () => {
    const { streetId } = office.seeded;
    const load = async () => {
      const actor = systemActor(streetId, ['trainer']);
      const done = await office.app
        .get(QuestionActs)
        .run(LoadBuiltInBank, { actor, input: { shared: true } });
      if (!done.ok) throw new Error(done.refusal.code);
      return done.value;
    };
    const first = await load();
    expect(first.added).toBeGreaterThanOrEqual(200);
    const again = await load();
    expect(again).toEqual({ added: 0, revised: 0, unchanged: first.added + first.unchanged });
    const { questions } = await read('?q=CF-001');
    const { shared: _, ...changed } = question({ stem: '改写过的题' });
    await (
      await office.as('trainer1')
    )
      .post(`/api/questions/${questions[0].id}/versions`, changed)
      .expect(201);
    expect(await load()).toMatchObject({ added: 0, revised: 1 });
    expect((await read(`/${questions[0].id}`)).versions).toHaveLength(3);
  });

  it('shows answers to those who keep the bank and to nobody else', async () => {
    for (const username of ['trainee1', 'officer1', 'leader1', 'reviewer1'])
      expect((await (await office.as(username)).get('/api/questions')).status).toBe(403);
    expect((await add({}, 'supervisor1')).status).toBe(403);
    expect((await read('', 'supervisor1')).questions.length).toBeGreaterThan(0);
  });

  it('keeps a version as it was written, held by the database itself', async () => {
    const work = office.app.get(UnitOfWork);
    const change = (sql: string) => work.transaction((tx) => tx.query(sql));
    await expect(change(`UPDATE "question_versions" SET "answer" = 'C'`)).rejects.toThrow('write-once');
    await expect(change(`DELETE FROM "question_versions"`)).rejects.toThrow('write-once');
    await expect(change(`UPDATE "questions" SET "number" = 'X'`)).rejects.toThrow('fixed');
    await expect(change(`DELETE FROM "questions"`)).rejects.toThrow('keeps its rows');
  });
});
