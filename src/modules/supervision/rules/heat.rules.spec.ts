import { heatOf } from './heat.rules.js';

describe('heat map', () => {
  it('counts findings by agency and rule, most frequent first', () => {
    const findings = [
      { agencyId: 'a', ruleId: 'REC-03' },
      { agencyId: 'a', ruleId: 'PUB-01' },
      { agencyId: 'b', ruleId: 'REC-03' },
      { agencyId: 'a', ruleId: 'PUB-01' },
    ];
    expect(heatOf(findings, new Map([['a', '甲街道']]))).toEqual([
      { agencyId: 'a', agencyName: '甲街道', ruleId: 'PUB-01', count: 2 },
      { agencyId: 'a', agencyName: '甲街道', ruleId: 'REC-03', count: 1 },
      { agencyId: 'b', agencyName: '', ruleId: 'REC-03', count: 1 },
    ]);
  });
});
