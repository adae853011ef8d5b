import { objectionsAnswered } from './resubmission.rules.js';

const BOUND = { factsDigest: 'f', draftDigest: 'd', evidenceDigest: 'e', lawVersion: '1' };
const objecting = (...heads: number[]) => ({
  ...BOUND,
  checklist: [1, 2, 3, 4, 5, 6, 7].map((item) => ({ item, passed: !heads.includes(item), note: '已核' })),
});
const answered = (heads: number[], changes: object, acts: string[] = []) => {
  const result = objectionsAnswered(objecting(...heads), { ...BOUND, ...changes }, acts);
  return result.ok ? 'ok' : (result.refusal.facts?.open ?? 'nothing');
};

describe('PEN-14: what must have happened since an opinion that found problems', () => {
  it.each([1, 2, 3, 4, 5, 6, 7])('is something, whatever was objected to (head %i)', (head) => {
    expect(answered([head], {})).toEqual([head]);
    expect(answered([head], {}, ['review.reply', 'case.read-party'])).toEqual([head]);
  });

  it.each([
    [2, 'case.give-notice'],
    [2, 'case.record-hearing'],
    [2, 'case.change-officers'],
    [2, 'evidence.explain-gap'],
    [1, 'case.change-officers'],
    [1, 'certificate.renew'],
    [6, 'case.give-notice'],
    [6, 'case.correct-particulars'],
  ])('B8: under head %i is cured by %s, with facts, draft and evidence as they were', (head, act) => {
    expect(answered([head], {}, [act])).toBe('ok');
  });

  it('of the facts or the law is no cure of procedure', () => {
    for (const head of [3, 4, 5, 7])
      expect(answered([head], {}, ['case.give-notice', 'case.change-officers'])).toEqual([head]);
  });

  it.each([
    ['factsDigest', [1, 2, 3, 4, 5, 6, 7]],
    ['draftDigest', [1, 2, 3, 4, 5, 6, 7]],
    ['evidenceDigest', [1, 2, 3, 6, 7]],
  ])('is a change of %s for the heads it answers', (key, heads) => {
    const open = [1, 2, 3, 4, 5, 6, 7].filter((head) => answered([head], { [key]: 'x' }) === 'ok');
    expect(open).toEqual(heads);
  });

  it('is an answer to each head objected to: those without one are named', () => {
    expect(answered([2, 4], {}, ['case.give-notice'])).toEqual([4]);
    expect(answered([2, 4], { draftDigest: 'x' })).toBe('ok');
    expect(answered([1, 4], { evidenceDigest: 'x' })).toEqual([4]);
  });

  it('is nothing further where the law packs are others, or the opinion says no heads and something changed', () => {
    expect(answered([4], { lawVersion: '2' })).toBe('ok');
    const old = { ...BOUND, checklist: null };
    expect(objectionsAnswered(old, { ...BOUND, factsDigest: 'x' }, []).ok).toBe(true);
    expect(objectionsAnswered(old, BOUND, ['case.give-notice']).ok).toBe(false);
  });
});
