import { itemStatistics } from './statistics.rules.js';

describe('statistics of questions', () => {
  it('difficulty is the share that got it right, discrimination the best 27 in a hundred less the weakest', () => {
    // 100 people with scores 100…1: the hard question was solved by the best 30 only.
    const papers = Array.from({ length: 100 }, (_, i) => ({
      score: 100 - i,
      marks: [
        { item: 'hard', right: i < 30 },
        { item: 'easy', right: true },
        { item: 'odd', right: i >= 90 },
      ],
    }));
    expect(itemStatistics(papers)).toEqual([
      { item: 'easy', taken: 100, right: 100, difficulty: 1000, discrimination: 0 },
      { item: 'hard', taken: 100, right: 30, difficulty: 300, discrimination: 1000 },
      { item: 'odd', taken: 100, right: 10, difficulty: 100, discrimination: Math.round(-10_000 / 27) },
    ]);
  });

  it('counts each question among those who had it, and compares nobody with himself', () => {
    const papers = [
      { score: 9, marks: [{ item: 'a', right: true }] },
      { score: 5, marks: [{ item: 'b', right: true }] },
      { score: 1, marks: [{ item: 'b', right: false }] },
    ];
    expect(itemStatistics(papers)).toEqual([
      { item: 'a', taken: 1, right: 1, difficulty: 1000, discrimination: null },
      { item: 'b', taken: 2, right: 1, difficulty: 500, discrimination: 1000 },
    ]);
  });
});
