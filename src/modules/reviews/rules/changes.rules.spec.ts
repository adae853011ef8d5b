import { changesBetween, type Compared } from './changes.rules.js';

const matter = (over: object = {}, draft: object = {}): Compared => ({
  facts: '占道经营',
  draft: { kind: 'penalty', fineFen: 500_000, basis: ['甲', '乙'], tier: '一般', ...draft },
  evidence: [{ id: 'a', title: '照片' }],
  ...over,
});

describe('what changed between two rounds', () => {
  it('is nothing where nothing did', () => {
    expect(changesBetween(matter(), matter())).toEqual([]);
  });

  it('names the facts, each field of the draft, and evidence come and gone', () => {
    const after = matter(
      { facts: '占道经营二十平方米', evidence: [{ id: 'b', title: '录像' }] },
      { fineFen: 300_000, basis: ['甲'], tier: '从轻' },
    );
    expect(changesBetween(matter(), after)).toEqual([
      { part: 'facts', label: '认定事实', before: '占道经营', after: '占道经营二十平方米' },
      { part: 'draft', label: '罚款（分）', before: '500000', after: '300000' },
      { part: 'draft', label: '法律依据', before: '甲、乙', after: '甲' },
      { part: 'draft', label: '裁量档次', before: '一般', after: '从轻' },
      { part: 'evidence', label: '减少证据', before: '照片', after: '' },
      { part: 'evidence', label: '增加证据', before: '', after: '录像' },
    ]);
  });

  it('shows a field that came new', () => {
    const [change] = changesBetween(matter(), matter({}, { newFacts: '再犯' }));
    expect(change).toEqual({ part: 'draft', label: '新的事实', before: '', after: '再犯' });
  });
});
