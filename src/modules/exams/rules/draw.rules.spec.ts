import fc from 'fast-check';
import type { PoolQuestion, QuestionVersionRow } from '../../questions/index.js';
import { bankFills, type BlueprintLine } from './blueprint.rules.js';
import { drawQuestions, layPaper, lettersOnPaper, nameOf, poolText } from './draw.rules.js';

const item = (versionId: string, topic = 'a', difficulty = 1): PoolQuestion => ({
  ...{ versionId, questionId: versionId, kind: 'single' as const, topic, difficulty },
});
const version = (id: string, over: object = {}) =>
  ({
    ...{ id, kind: 'single', stem: `题干${id}`, answer: 'B', parts: null },
    options: ['甲', '乙', '丙', '丁'].map((text, i) => ({ key: 'ABCD'[i]!, text })),
    ...over,
  }) as QuestionVersionRow;

describe('the draw', () => {
  it('is the one of the worked example in docs/exam-draw.md', () => {
    const pool = ['q-1', 'q-2', 'q-3', 'q-4'].map((id) => item(id));
    const drawn = drawQuestions('seed', 'reg-1', [{ kind: 'single', count: 2, points: 100 }], pool);
    expect(drawn.map(({ versionId }) => versionId)).toEqual(['q-3', 'q-4']);
    const versions = new Map(['q-3', 'q-4'].map((id) => [id, version(id)]));
    const { items, keys } = layPaper('seed', 'reg-1', drawn, versions);
    expect(keys.map(({ order, answer }) => [order, answer])).toEqual([
      ['ACBD', 'C'],
      ['ABCD', 'B'],
    ]);
    expect(items[0]!.options.map(({ key }) => key).join('')).toBe('ABCD');
  });

  it('of a checked blueprint never fails, repeats no question, and hangs on nothing but seed, person and pool', () => {
    const lineArb: fc.Arbitrary<BlueprintLine> = fc.record(
      {
        kind: fc.constant('single' as const),
        topic: fc.constantFrom('a', 'b'),
        difficulty: fc.constantFrom(1, 2),
        count: fc.integer({ min: 1, max: 4 }),
        points: fc.constant(100),
      },
      { requiredKeys: ['kind', 'count', 'points'] },
    );
    const poolArb = fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(1, 2, 3)), { maxLength: 30 })
      .map((list) => list.map(([topic, difficulty], i) => item(`v${i}`, topic, difficulty)));
    fc.assert(
      fc.property(
        fc.array(lineArb, { minLength: 1, maxLength: 5 }),
        poolArb,
        fc.string(),
        (lines, pool, seed) => {
          fc.pre(bankFills(lines, pool).ok);
          const drawn = drawQuestions(seed, 'r', lines, pool);
          expect(new Set(drawn.map(({ versionId }) => versionId)).size).toBe(drawn.length);
          expect(drawn).toHaveLength(lines.reduce((sum, { count }) => sum + count, 0));
          expect(drawQuestions(seed, 'r', lines, pool.toReversed())).toEqual(drawn);
        },
      ),
    );
  });

  it('gives another person another paper and another order of options', () => {
    const pool = Array.from({ length: 30 }, (_, i) => item(`v${i}`));
    const lines: BlueprintLine[] = [{ kind: 'single', count: 10, points: 100 }];
    const of = (person: string) => drawQuestions('s', person, lines, pool).map(({ versionId }) => versionId);
    expect(of('one')).not.toEqual(of('two'));
  });

  it('lists the pool by id whatever order it came in', () => {
    expect(poolText([item('b'), item('a', 'x', 3)])).toBe('a single x 3\nb single a 1\n');
  });
});

describe('a paper', () => {
  const drawn = [{ versionId: 'v', points: 250 }];

  it('letters the shuffled options anew and moves the key with them', () => {
    for (const person of ['one', 'two', 'three']) {
      const source = version('v', { kind: 'multiple', answer: 'AC' });
      const { items, keys } = layPaper('s', person, drawn, new Map([['v', source]]));
      const right = [...keys[0]!.answer].map((key) => items[0]!.options.find((o) => o.key === key)!.text);
      expect(right.sort()).toEqual(['丙', '甲'].sort());
      expect([...keys[0]!.answer].sort().join('')).toBe(keys[0]!.answer);
      expect(lettersOnPaper(keys[0]!.order, 'AC')).toBe(keys[0]!.answer);
    }
  });

  it('keeps true and false where they stand', () => {
    const source = version('v', { kind: 'true-false', options: [], answer: 'B' });
    const { items, keys } = layPaper('s', 'r', drawn, new Map([['v', source]]));
    expect(items[0]!.options.map(({ text }) => text)).toEqual(['正确', '错误']);
    expect(keys[0]).toMatchObject({ order: 'AB', answer: 'B' });
  });

  it('asks the questions of a case one by one and shares its points without losing a hundredth', () => {
    const part = { kind: 'single', stem: '问', options: version('x').options, answer: 'A' };
    const source = version('v', { kind: 'case', options: [], answer: '', parts: [part, part, part] });
    const { items } = layPaper('s', 'r', drawn, new Map([['v', source]]));
    expect(items.map(({ points }) => points)).toEqual([84, 83, 83]);
    expect(items.map(nameOf)).toEqual(['v#1', 'v#2', 'v#3']);
    expect(items.every(({ caseText }) => caseText === '题干v')).toBe(true);
  });
});
