import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { ExamPaperRow } from '../../src/modules/exams/index.js';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type Office, startOffice } from '../support/office.js';
import { ExamKit, rightOf } from './kit.js';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

interface Line {
  kind: string;
  topic?: string;
  difficulty?: number;
  count: number;
}

/** docs/exam-draw.md, written a second time by one who read nothing else. */
function redo(seed: string, registration: string, lines: Line[], pool: string[]): string[] {
  const ordered = pool
    .map((text) => text.split(' ') as [string, string, string, string])
    .map((one) => ({ one, digest: sha256(`${seed}\n${registration}\n${one[0]}`) }))
    .sort((a, b) => (a.digest < b.digest ? -1 : 1))
    .map(({ one }) => one);
  const taken: string[] = [];
  const papers = new Map<Line, string[]>();
  for (const named of [2, 1, 0])
    for (const line of lines) {
      if (Number('topic' in line) + Number('difficulty' in line) !== named) continue;
      const mine = ordered
        .filter(([id]) => !taken.includes(id))
        .filter(([, kind]) => kind === line.kind)
        .filter(([, , topic]) => line.topic === undefined || topic === line.topic)
        .filter(
          ([, , , difficulty]) => line.difficulty === undefined || Number(difficulty) === line.difficulty,
        )
        .slice(0, line.count)
        .map(([id]) => id);
      taken.push(...mine);
      papers.set(line, mine);
    }
  return lines.flatMap((line) => papers.get(line)!);
}

describe(`the draw of an exam on ${DRIVER}`, () => {
  let office: Office;
  let kit: ExamKit;
  let batchId: string;

  beforeAll(async () => {
    office = await startOffice({ at: at('2026-09-14', '09:00') });
    kit = new ExamKit(office);
    await kit.fill(20, 10, 10);
    await kit.add(
      Array.from({ length: 6 }, () => ({
        kind: 'single' as const,
        answer: 'C',
        topic: 'hearing',
        difficulty: 4,
      })),
    );
    const lines = [
      { kind: 'single', count: 6, points: 1000 },
      { kind: 'single', topic: 'hearing', count: 2, points: 1000 },
      { kind: 'multiple', difficulty: 2, count: 2, points: 1000 },
      { kind: 'single', topic: 'hearing', difficulty: 4, count: 1, points: 1000 },
    ];
    batchId = await kit.batch({}, { lines });
  });
  afterAll(() => office.close());

  const told = async (after = '') =>
    (
      await office
        .anyone()
        .get(`/api/exams/draws/${batchId}${after && `?after=${after}`}`)
        .expect(200)
    ).body;

  it('tells anybody the commitment before the exam, and neither seed nor pool', async () => {
    const before = await told();
    expect(before).toMatchObject({ seed: null, pool: [], papers: [] });
    expect(before.commitment).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is redone by an outside person from the seed published afterwards, whatever the bank did meanwhile', async () => {
    const before = await told();
    const people = ['trainee1', 'officer1', 'officer2', 'leader1'];
    for (const username of people) await kit.sit(username, batchId, rightOf);
    await kit.add([{ kind: 'single', answer: 'A' }]);
    await kit.finish(batchId);
    const after = await told();
    expect(sha256(after.seed)).toBe(before.commitment);
    expect(sha256(after.pool.map((line: string) => `${line}\n`).join(''))).toBe(before.poolSha256);
    expect(after.papers).toHaveLength(people.length);
    for (const { registrationId, names } of after.papers)
      expect(names).toEqual(redo(after.seed, registrationId, after.lines, after.pool));
    expect(new Set(after.papers.map(({ names }: { names: string[] }) => names.join())).size).toBe(
      people.length,
    );
    expect((await told(after.papers[1].registrationId)).papers).toHaveLength(2);
  });

  it('shuffles options by the same seed, and the digest told is that of the frozen paper', async () => {
    const { seed, papers } = await told();
    for (const { registrationId, sha256: digest } of papers) {
      const paper = await office.app
        .get(DataSource)
        .getRepository(ExamPaperRow)
        .findOneByOrFail({ registrationId });
      for (const [i, { versionId, options }] of paper.items.entries()) {
        const order = ['A', 'B', 'C', 'D']
          .map((letter) => ({ letter, place: sha256(`${seed}\n${registrationId}\n${versionId}\n${letter}`) }))
          .sort((a, b) => (a.place < b.place ? -1 : 1))
          .map(({ letter }) => letter);
        expect(paper.keys[i]!.order).toBe(order.join(''));
        expect(options.map(({ text }) => text.at(-1))).toEqual(order);
      }
      const sorted = (value: unknown): unknown =>
        Array.isArray(value)
          ? value.map(sorted)
          : typeof value === 'object' && value !== null
            ? Object.fromEntries(
                Object.entries(value)
                  .sort(([a], [b]) => (a < b ? -1 : 1))
                  .map(([key, one]) => [key, sorted(one)]),
              )
            : value;
      const { items, keys } = paper;
      expect(sha256(JSON.stringify(sorted({ items, keys })))).toBe(digest);
    }
  });

  it('answers for no batch that does not exist', async () => {
    await office.anyone().get(`/api/exams/draws/${office.clock.newId()}`).expect(404);
  });
});
