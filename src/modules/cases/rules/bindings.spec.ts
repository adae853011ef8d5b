import { createHash } from 'node:crypto';
import { type BindingFacts, bindingsOf, changedSince, voidedReview } from './bindings.js';

const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const exhibit = (id: string, changes: Partial<BindingFacts['evidence'][number]> = {}) => ({
  id,
  sha256: id.repeat(32),
  stage: 'investigation',
  excludedBecause: null,
  ...changes,
});
const MATTER: BindingFacts = {
  facts: {
    cause: '占道经营',
    field: 'urban-management',
    place: '和平路',
    party: { name: '张三', address: '和平路12号' },
    partyKind: 'person',
    actEndedOn: '2026-09-01',
    facts: '在人行道上摆摊。',
    publicInterest: false,
    complex: false,
    grave: false,
  },
  draft: {
    kind: 'penalty',
    penalties: ['fine'],
    fineFen: 500_000,
    confiscatedFen: 0,
    basis: ['《条例》第一条'],
    tier: '一般',
    reasons: '',
    performance: '十五日内',
  },
  evidence: [exhibit('aa'), exhibit('bb')],
  lawVersion: 'cn@2026.1',
};
const bind = (changes: Partial<BindingFacts> = {}) => bindingsOf({ ...MATTER, ...changes }, hash);
const changed = (changes: Partial<BindingFacts>) => changedSince(bind(), bind(changes));

describe('what a review is bound to (PEN-14)', () => {
  it('is the same for the same matter, whatever the order of evidence and of keys', () => {
    const facts = Object.fromEntries(Object.entries(MATTER.facts).reverse()) as BindingFacts['facts'];
    expect(changed({ evidence: [exhibit('bb'), exhibit('aa')], facts })).toEqual([]);
  });

  it('does not tell a field left out from one left empty', () => {
    expect(
      changed({ facts: { ...MATTER.facts, party: { ...MATTER.facts.party, phone: undefined } } }),
    ).toEqual([]);
  });

  it('digests facts without a social risk as before it was asked for', () => {
    const { factsDigest } = bind();
    expect(factsDigest).toBe('a40d9aa05986e22c87cf638ca12e25e9ee543ee05147d721527757b487d62b3d');
  });

  it.each([
    ['the cause', { cause: '噪声扰民' }],
    ['the field', { field: 'fire-safety' }],
    ['the place', { place: '解放路' }],
    ['the party', { party: { name: '李四', address: '和平路12号' } }],
    ['the kind of party', { partyKind: 'organisation' }],
    ['the day the act ended', { actEndedOn: '2026-09-02' }],
    ['the facts', { facts: '在人行道上摆摊' }],
    ['the public interest', { publicInterest: true }],
    ['the social risk', { socialRisk: true as const }],
    ['the complexity', { complex: true }],
    ['the gravity', { grave: true }],
  ])('is another with another %s', (_, facts) => {
    expect(changed({ facts: { ...MATTER.facts, ...facts } })).toEqual(['案件事实']);
  });

  it.each([
    ['amount', { fineFen: 500_001 }],
    ['kind of penalty', { penalties: ['fine' as const, 'warning' as const] }],
    ['basis', { basis: ['《条例》第二条'] }],
    ['tier', { tier: '从重' }],
    ['way of performance', { performance: '三十日内' }],
  ])('is another with another %s in the draft', (_, draft) => {
    expect(changed({ draft: { ...MATTER.draft, ...draft } })).toEqual(['决定书草稿']);
  });

  it.each([
    ['one more', [...MATTER.evidence, exhibit('cc')]],
    ['one less', [exhibit('aa')]],
    ['another content', [exhibit('aa'), exhibit('bb', { sha256: 'c'.repeat(64) })]],
    ['another stage', [exhibit('aa'), exhibit('bb', { stage: 'service' })]],
    ['one excluded', [exhibit('aa'), exhibit('bb', { excludedBecause: '来源不合法' })]],
  ])('is another with %s in the evidence', (_, evidence) => {
    expect(changed({ evidence })).toEqual(['证据清单']);
  });

  it('names everything that changed, and the refusal says so', () => {
    const all = changed({
      facts: { ...MATTER.facts, grave: true },
      draft: { ...MATTER.draft, fineFen: 1 },
      evidence: [],
      lawVersion: 'cn@2026.2',
    });
    expect(all).toEqual(['案件事实', '决定书草稿', '证据清单', '规则包']);
    expect(voidedReview(all).refusal).toMatchObject({
      code: 'case.review-voided',
      ruleId: 'PEN-14',
      detail: expect.stringContaining('案件事实、决定书草稿、证据清单、规则包'),
      facts: { changed: all },
    });
  });

  it('leaves the list of evidence it was given in its order', () => {
    const evidence = [exhibit('bb'), exhibit('aa')];
    bind({ evidence });
    expect(evidence.map(({ id }) => id)).toEqual(['bb', 'aa']);
  });
});
