import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { seedOtherAgency } from '../support/other-agency.js';
import { ExamKit } from './kit.js';

describe(`blueprints, batches and practice on ${DRIVER}`, () => {
  let office: Office;
  let kit: ExamKit;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14', '09:00') });
    kit = new ExamKit(office);
    await kit.fill();
  });
  afterAll(() => office.close());

  const post = async (path: string, body: object, username = 'trainer1') =>
    (await office.as(username)).post(`/api/exams${path}`, body);
  const blueprint = (over: object = {}) =>
    post('/blueprints', { name: '卷', subject: 'none', lines: kit.lines, ...over });

  it('a blueprint the bank cannot fill is refused, the line named with what is missing', async () => {
    const lines = [...kit.lines, { kind: 'single', topic: 'penalty', difficulty: 5, count: 2, points: 100 }];
    expect((await blueprint({ lines })).body).toMatchObject({
      status: 409,
      code: 'exam.bank-short',
      facts: { lines: [{ line: 4, missing: 2 }] },
    });
  });

  it('CERT-13: the pass mark is 60 in 100 unless said otherwise, and never less for a certificate', async () => {
    expect((await blueprint()).status).toBe(201);
    const [view] = (await (await office.as('trainer1')).get('/api/exams/blueprints')).body;
    expect(view).toMatchObject({ fullMarks: 10_000, passMark: 6000, minutes: 90 });
    expect((await blueprint({ passMark: 8000, subject: 'public' })).status).toBe(201);
    expect((await blueprint({ passMark: 5999, subject: 'public' })).body).toMatchObject({
      code: 'exam.pass-mark-low',
      ruleId: 'CERT-13',
    });
    expect((await blueprint({ passMark: 3000 })).status).toBe(201);
    expect((await blueprint({ subject: 'special' })).body.code).toBe('exam.field-required');
    expect((await blueprint({ lines: [] })).status).toBe(422);
  });

  it('a batch needs a possible window, a rule that fits, agencies below, and a blueprint in use', async () => {
    const blueprintId = await kit.blueprint();
    const code = async (over: object) => {
      const body = {
        ...{
          blueprintId,
          title: '批次',
          opensAt: at('2026-09-15', '09:00'),
          closesAt: at('2026-09-15', '11:00'),
        },
        ...{ graceSeconds: 0, leaveRule: 'warn', audience: 'staff', ...over },
      };
      const answer = await post('/batches', body);
      return answer.body.code ?? answer.status;
    };
    expect(await code({ closesAt: at('2026-09-15', '08:00') })).toBe('exam.window');
    expect(await code({ opensAt: at('2026-09-01'), closesAt: at('2026-09-02') })).toBe('exam.window');
    expect(await code({ leaveRule: 'submit' })).toBe('exam.leave-limit');
    expect(await code({ leaveLimit: 3 })).toBe('exam.leave-limit');
    expect(await code({ agencyIds: [office.seeded.districtId] })).toBe('exam.audience');
    expect(await code({})).toBe(201);
    await (await office.as('trainer1')).post(`/api/exams/blueprints/${blueprintId}/retire`).expect(204);
    expect(await code({})).toBe('exam.blueprint-retired');
  });

  it('is seen by the people it is for, in the state it is in for each of them', async () => {
    const opensAt = at('2026-09-14', '10:00');
    const batchId = await kit.batch({ opensAt });
    const states = async (username: string) =>
      (await (await office.as(username)).get('/api/exams/mine')).body
        .filter((row: { batchId: string }) => row.batchId === batchId)
        .map((row: { state: string }) => row.state);
    expect(await states('trainee1')).toEqual(['registration']);
    const { id } = (await kit.register('trainee1', batchId)).body;
    expect(await states('trainee1')).toEqual(['registered']);
    expect((await kit.open('trainee1', id)).body.code).toBe('exam.not-open');
    office.clock.set(opensAt);
    expect(await states('trainee1')).toEqual(['ready']);
    const opened = await kit.opened('trainee1', id);
    expect(await states('trainee1')).toEqual(['running']);
    await kit.handIn('trainee1', opened);
    expect(await states('trainee1')).toEqual(['over']);
    const { username } = await seedOtherAgency(office);
    expect(await states(username)).toEqual([]);
    expect((await kit.register(username, batchId)).status).toBe(404);
    office.clock.set(at('2026-09-14', '12:00'));
    expect(await states('officer1')).toEqual(['missed']);
    expect((await kit.register('officer1', batchId)).body.code).toBe('exam.closed');
  });

  it('prints a paper without answers and the key apart, the same again for the same seed', async () => {
    const id = await kit.blueprint();
    const trainer = await office.as('trainer1');
    const get = (what: string, seed: string) =>
      trainer
        .get(`/api/exams/blueprints/${id}/${what}.docx?seed=${seed}`)
        .buffer(true)
        .parse((res, done) => {
          const parts: Buffer[] = [];
          res
            .on('data', (part: Buffer) => parts.push(part))
            .on('end', () => done(null, Buffer.concat(parts)));
        });
    const [paper, key] = [await get('paper', 'A'), await get('key', 'A')];
    for (const file of [paper, key]) {
      expect(file.status).toBe(200);
      expect(file.headers['content-type']).toContain('wordprocessingml');
      expect(file.body.subarray(0, 2).toString()).toBe('PK');
    }
    expect(paper.body.length).toBeGreaterThan(key.body.length / 2);
    expect(
      (await (await office.as('officer1')).get(`/api/exams/blueprints/${id}/key.docx?seed=A`)).status,
    ).toBe(403);
  });

  it('practice asks from the bank, answers with the article at once, and keeps nothing', async () => {
    const sitter = await office.as('trainee1');
    const topics = (await sitter.get('/api/exams/practice/topics')).body;
    expect(topics).toEqual([{ topic: 'penalty', count: 24 }]);
    const { body } = await sitter.get('/api/exams/practice?topic=penalty&kind=single&n=5');
    expect(body).toHaveLength(5);
    expect(JSON.stringify(body)).not.toMatch(/"(answer|explanation|citations)"/);
    const right = body[0].options.find(({ text }: { text: string }) => text.startsWith('对')).key;
    const told = await sitter.post('/api/exams/practice/answers', {
      versionId: body[0].versionId,
      choice: right,
    });
    expect(told.body).toEqual({
      ...{ right: true, answer: right, explanation: '演示解析' },
      citations: [{ law: '行政处罚法', article: '57', lawVersion: '2021' }],
    });
    const wrong = await sitter.post('/api/exams/practice/answers', {
      versionId: body[0].versionId,
      choice: '',
    });
    expect(wrong.body.right).toBe(false);
    const unknown = { versionId: office.clock.newId(), choice: 'A' };
    expect((await sitter.post('/api/exams/practice/answers', unknown)).status).toBe(404);
  });

  it('practice tells no answers to one who sits an exam', async () => {
    const opened = await kit.begin('trainee1', await kit.batch());
    const sitter = await office.as('trainee1');
    expect((await sitter.get('/api/exams/practice')).body.code).toBe('exam.practice-later');
    const answer = { versionId: office.clock.newId(), choice: 'A' };
    expect((await sitter.post('/api/exams/practice/answers', answer)).body.code).toBe('exam.practice-later');
    await kit.handIn('trainee1', opened);
    expect((await sitter.get('/api/exams/practice')).status).toBe(200);
  });
});
