import { type DemolitionFacts, demolitionMayBegin } from './demolition.rules.js';

const READY: DemolitionFacts = {
  on: '2026-12-01',
  decision: { text: '决定：责令三日内拆除违法搭建的棚屋。', servedOn: '2026-03-02', annulment: null },
  duty: '责令三日内拆除违法搭建的棚屋',
  announcedOn: '2026-03-06',
  demandServedOn: '2026-09-10',
  demandedBy: '2026-09-20',
  executionServedOn: '2026-09-25',
  remediesEnd: '2026-09-02',
};
const missing = (over: Partial<DemolitionFacts>) => {
  const result = demolitionMayBegin({ ...READY, ...over });
  return result.ok ? [] : (result.refusal.facts!.missing as string[]);
};

describe('before a demolition (行政强制法 34–37, 44)', () => {
  it('all that can be computed is there', () => {
    expect(demolitionMayBegin(READY)).toEqual({ ok: true, value: undefined });
  });

  it.each<[string, Partial<DemolitionFacts>, RegExp]>([
    ['a decision that was revoked', { decision: { ...READY.decision, annulment: 'revoked' } }, /撤销/],
    ['words that the decision does not have', { duty: '责令五日内拆除棚屋' }, /拆除义务/],
    ['a duty of another kind', { decision: { ...READY.decision, text: '罚款' }, duty: '罚款' }, /拆除义务/],
    ['a decision not served', { decision: { ...READY.decision, servedOn: null } }, /尚未送达/],
    ['an announcement before the decision', { announcedOn: '2026-03-01' }, /公告/],
    ['a demand before the decision', { demandServedOn: '2026-03-01' }, /催告早于/],
    ['a demand whose days are over before it', { demandedBy: '2026-09-09' }, /催告的履行期限/],
    [
      'an enforcement decision within the days of the demand',
      { executionServedOn: '2026-09-20' },
      /强制执行决定/,
    ],
    ['a demolition before the enforcement decision', { on: '2026-09-24' }, /强制拆除早于/],
    ['remedies that still run', { on: '2026-12-01', remediesEnd: '2026-12-01' }, /复议、诉讼期限/],
  ])('not with %s', (_, over, words) => {
    expect(missing(over)).toEqual([expect.stringMatching(words)]);
  });
});
