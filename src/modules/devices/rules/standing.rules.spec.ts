import { lackingOn, type ReviewFact } from './standing.rules.js';

const review = (
  kind: 'legal' | 'technical',
  reviewedOn: string,
  outcome: 'passed' | 'failed' = 'passed',
): ReviewFact => ({ kind, reviewedOn, outcome });
const PLACE = [{ location: '和平路路口', publishedOn: '2026-02-01' }];

describe('REC-09: a monitoring device', () => {
  it('without reviews and publication lacks all three', () => {
    expect(lackingOn('2026-03-02', [], [])).toEqual(['未经法制审核', '未经技术审核', '设置地点未公布']);
  });

  it('lacks nothing from the day on which the last of the three was done', () => {
    const reviews = [review('legal', '2026-01-10'), review('technical', '2026-01-12')];
    expect(lackingOn('2026-02-01', reviews, PLACE)).toEqual([]);
    expect(lackingOn('2026-01-31', reviews, PLACE)).toEqual(['设置地点未公布']);
    expect(lackingOn('2026-01-11', reviews, PLACE)).toEqual(['未经技术审核', '设置地点未公布']);
  });

  it('is judged by the latest review of each kind, whatever the order in which they were entered', () => {
    const technical = review('technical', '2026-01-12');
    const failed = [technical, review('legal', '2026-02-20', 'failed'), review('legal', '2026-01-10')];
    expect(lackingOn('2026-02-19', failed, PLACE)).toEqual([]);
    expect(lackingOn('2026-02-20', failed, PLACE)).toEqual(['法制审核未通过']);
    const again = [...failed, review('legal', '2026-02-20')];
    expect(lackingOn('2026-02-20', again, PLACE)).toEqual([]);
  });
});
