import type { PoolQuestion } from '../../questions/index.js';
import { bankFills, type BlueprintLine, fillingOrder, fullMarksOf, passMarkOf } from './blueprint.rules.js';

const pool = (...items: [kind: PoolQuestion['kind'], topic: string, difficulty: number, count: number][]) =>
  items.flatMap(([kind, topic, difficulty, count], i) =>
    Array.from({ length: count }, (_, n): PoolQuestion => {
      const id = `${i}-${n}`;
      return { versionId: id, questionId: id, kind, topic, difficulty };
    }),
  );
const line = (over: Partial<BlueprintLine>): BlueprintLine => ({
  kind: 'single',
  count: 1,
  points: 100,
  ...over,
});

describe('a blueprint', () => {
  it('is filled from the narrower lines to the wider, else as written', () => {
    const lines = [
      line({}),
      line({ topic: 'a' }),
      line({ difficulty: 2 }),
      line({ topic: 'a', difficulty: 2 }),
    ];
    expect(fillingOrder(lines)).toEqual([3, 1, 2, 0]);
  });

  it('sums its points and takes the pass mark from a share of them, rounded up', () => {
    const lines = [line({ count: 40, points: 100 }), line({ kind: 'multiple', count: 20, points: 150 })];
    expect(fullMarksOf(lines)).toBe(7000);
    expect(passMarkOf(7000, 60)).toBe(4200);
    expect(passMarkOf(333, 60)).toBe(200);
  });

  it('is refused where the bank cannot fill it, each line named with what it lacks', () => {
    const lines = [
      line({ count: 3, topic: 'hearing' }),
      line({ kind: 'multiple', count: 2, difficulty: 3 }),
      line({ kind: 'true-false', count: 1 }),
    ];
    const bank = pool(['single', 'hearing', 1, 2], ['multiple', 'x', 3, 2], ['multiple', 'x', 2, 9]);
    const answer = bankFills(lines, bank);
    expect(answer).toMatchObject({
      ok: false,
      refusal: {
        code: 'exam.bank-short',
        facts: {
          lines: [
            { line: 1, missing: 1 },
            { line: 3, missing: 1 },
          ],
        },
      },
    });
    expect(!answer.ok && answer.refusal.detail).toContain('第1行（单选题，hearing，任意难度）要3题，还缺1题');
  });

  it('counts what narrower lines take from the wider ones', () => {
    const lines = [line({ count: 8 }), line({ topic: 'a', count: 3 })];
    expect(bankFills(lines, pool(['single', 'a', 1, 5], ['single', 'b', 1, 6])).ok).toBe(true);
    expect(bankFills(lines, pool(['single', 'a', 1, 5], ['single', 'b', 1, 5]))).toMatchObject({
      refusal: { facts: { lines: [{ line: 1, missing: 1 }] } },
    });
  });
});
