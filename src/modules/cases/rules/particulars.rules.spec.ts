import { boundParty, corrected, mayBeCorrected, type Particulars } from './particulars.rules.js';
import type { CaseState } from './procedure.js';

const CASE: Particulars = {
  cause: '占道经营',
  place: '示例路1号',
  partyKind: 'organisation',
  party: { name: '甲公司', address: '示例路1号', phone: '1' },
};
const facts = (over: object = {}) => ({
  ...{ state: 'concluded' as CaseState, noticedOn: null, reviewStands: false, reviewPending: false },
  ...over,
});
const code = (fields: string[], over: object = {}) => {
  const may = mayBeCorrected(fields, facts(over));
  return may.ok ? 'ok' : may.refusal.code;
};

describe('the particulars of a case', () => {
  it('are compared field by field, with what there was and what there is to be', () => {
    const { phone: _, ...party } = CASE.party;
    expect(corrected(CASE, { ...CASE, place: '示例路2号', party: { ...party, name: '乙公司' } })).toEqual({
      before: { place: '示例路1号', 'party.name': '甲公司', 'party.phone': '1' },
      after: { place: '示例路2号', 'party.name': '乙公司', 'party.phone': null },
    });
    expect(corrected(CASE, CASE)).toEqual({ before: {}, after: {} });
  });

  it.each(['lead', 'filing-requested', 'investigating', 'concluded', 'notified'] as const)(
    'may be corrected while %s, as long as nothing rests on them',
    (state) => expect(code(['cause', 'party.name'], { state })).toBe('ok'),
  );

  it.each([
    ['case.correction-late', { noticedOn: '2026-09-14' }],
    ['case.review-pending', { reviewPending: true }],
    ['case.correction-reviewed', { reviewStands: true }],
    ['case.correction-late', { state: 'decided' }],
    ['case.correction-late', { state: 'closed' }],
    ['case.correction-late', { state: 'not-filed' }],
  ])('are refused by %s where %j; telephone and address for service are not', (refusal, over) => {
    expect(code(['party.address', 'place'], over)).toBe(refusal);
    expect(code(['party.address', 'party.phone'], over)).toBe('ok');
  });
});

describe('the party that reviews are bound to', () => {
  it('has the address and telephone registered first, and everything else as it is', () => {
    const corrections = [
      { seq: 1, before: { 'party.phone': '2', 'party.name': '甲公司' } },
      { seq: 0, before: { 'party.phone': null, 'party.address': '旧址' } },
    ];
    expect(boundParty({ name: '乙公司', address: '新址', phone: '3' }, corrections)).toEqual({
      ...{ name: '乙公司', address: '旧址' },
    });
  });

  it('is the party itself where nothing was corrected', () => {
    expect(boundParty(CASE.party, [])).toEqual(CASE.party);
  });
});
