import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { callOf } from '../../src/cli/command.js';
import { commandOf } from '../../src/cli/commands.js';
import { dryRun, importQuestionsArguments } from '../../src/cli/import-questions.js';
import { LedgerEntryRow } from '../../src/modules/ledger/index.js';
import { QuestionRow, QuestionVersionRow } from '../../src/modules/questions/index.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { DataSource } from 'typeorm';

const GOOD = '一、单选题\n1.甲（ ）\nA.一 B.二\n答案：B\n二、判断题\n1.乙应当公开。（√）\n';
const MIXED = `${GOOD}2.没有答案的丙。\n`;

describe(`import of questions on ${DRIVER}`, () => {
  let office: Office;
  let folder: string;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14', '11:00') });
    folder = mkdtempSync(join(tmpdir(), 'sanxiang-questions-'));
  });
  afterAll(async () => {
    await office.close();
    rmSync(folder, { recursive: true });
  });

  const send = async (
    text: string | Buffer,
    fields: Record<string, string> = {},
    username = 'trainer1',
    name = '题库.txt',
  ) => {
    const sending = request(office.http)
      .post('/api/questions/imports')
      .set('Authorization', `Bearer ${await office.token(username)}`)
      .attach('file', Buffer.from(text as string), name);
    for (const [field, value] of Object.entries(fields)) void sending.field(field, value);
    return sending;
  };
  const count = () => office.app.get(DataSource).getRepository(QuestionRow).count();

  it('reports a dry run and changes nothing', async () => {
    const { body, status } = await send(MIXED, { dryRun: 'true' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      imported: 0,
      accepted: { single: 1, multiple: 0, trueFalse: 1, case: 0 },
      rejected: [{ line: 7, reason: '缺答案，请补写答案' }],
      questions: [
        { number: '1', line: 2, answer: 'B' },
        { number: '2', line: 6, answer: 'A' },
      ],
    });
    expect(await count()).toBe(0);
  });

  it('imports nothing of a file with a broken question, unless asked for the fit ones', async () => {
    const refused = await send(MIXED);
    expect(refused.body).toMatchObject({
      status: 422,
      code: 'question.import-faulty',
      facts: { count: 1, rejected: [{ line: 7 }] },
    });
    expect(await count()).toBe(0);
    const done = await send(MIXED, { acceptedOnly: 'true', shared: 'true', topic: 'hearing' });
    expect(done.body).toMatchObject({ imported: 2, rejectedCount: 1 });
    expect(await count()).toBe(2);
    const rows = await office.app.get(DataSource).getRepository(QuestionVersionRow).find();
    expect(rows.map(({ topic }) => topic)).toEqual(['hearing', 'hearing']);
  });

  it('refuses what the bank already asks, by line, and enters an import once in the ledger', async () => {
    const again = await send(GOOD, { dryRun: 'true' });
    expect(again.body.rejected.map((one: { line: number }) => one.line)).toEqual([2, 6]);
    expect((await send(GOOD)).body.code).toBe('question.import-empty');
    const more = await send(`${GOOD}2.丁应当保密。（×）\n`, { acceptedOnly: 'true' });
    expect(more.body).toMatchObject({ imported: 1, rejectedCount: 2 });
    const entries = await office.app
      .get(DataSource)
      .getRepository(LedgerEntryRow)
      .findBy({ act: 'question.import' });
    expect(entries).toHaveLength(2);
  });

  it('is for the keeper of the bank, of one file, of a bounded size', async () => {
    expect((await send(GOOD, {}, 'officer1')).status).toBe(403);
    expect((await send(Buffer.alloc(20 * 2 ** 20 + 1, 'a'))).body.code).toBe('question.file-too-large');
    const trainer = await office.as('trainer1');
    expect((await trainer.post('/api/questions/imports', {})).status).toBe(415);
    expect(
      (await send('PK broken', { dryRun: 'true' }, 'trainer1', '题.xlsx')).body.rejected[0].reason,
    ).toContain('.xlsx');
  });

  it('imports 5,000 questions in less than ten seconds, all of them or none', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => `${i + 1},单选题,第${i}问,一,二,三,四,C`);
    const file = ['序号,题型,题干,A,B,C,D,答案', ...rows].join('\n');
    const before = await count();
    const broken = await send(`${file}\n5001,单选题,坏题,一,,,,A\n`, {}, 'trainer1', '大.csv');
    expect(broken.body).toMatchObject({
      code: 'question.import-faulty',
      facts: { rejected: [{ line: 5002 }] },
    });
    expect(await count()).toBe(before);
    const began = performance.now();
    expect((await send(file, {}, 'trainer1', '大.csv')).body.imported).toBe(5000);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await count()).toBe(before + 5000);
  });

  it('prints one JSON object on the command line, without a database', async () => {
    const file = join(folder, '题库.txt');
    writeFileSync(file, MIXED);
    expect(JSON.parse(await dryRun(file))).toEqual({
      accepted: { single: 1, multiple: 0, trueFalse: 1 },
      answers: { 1: 'B', 2: 'A' },
      rejected: [{ line: 7, reason: '缺答案，请补写答案' }],
    });
    expect(importQuestionsArguments([file, '--dry-run'])).toMatchObject({ dryRun: true, agency: undefined });
    expect(importQuestionsArguments([file])).toBeUndefined();
    expect(importQuestionsArguments([file, '--agency', 'X', '--accepted-only'])).toMatchObject({
      acceptedOnly: true,
    });
    expect(importQuestionsArguments([file, '--nonsense'])).toBeUndefined();
  });

  it('ends with its code, and prints nothing but the object', async () => {
    const printed: string[] = [];
    const output = { line: (line: string) => void printed.push(line), error: () => undefined };
    const run = async (...args: string[]) => {
      const call = callOf(args, folder, output);
      const command = commandOf('import-questions', call)!;
      if (command.opens !== 'nothing') return command.understands!(call) ? 'would open the office' : 'usage';
      return command.run(call).catch((error: NodeJS.ErrnoException) => error.code);
    };
    const file = join(folder, '题库.csv');
    writeFileSync(file, '题干,A,B,答案\n甲,一,二,B\n');
    const codes = [await run('题库.csv', '--dry-run'), await run('none.txt', '--dry-run'), await run(file)];
    expect(codes).toEqual([0, 'ENOENT', 'usage']);
    expect(printed.map((line) => JSON.parse(line))).toEqual([
      { accepted: { single: 1, multiple: 0, trueFalse: 0 }, answers: { 1: 'B' }, rejected: [] },
    ]);
  });
});
