import {
  type EarlyStopFacts,
  type EarlyStopLaw,
  type Ground,
  mayStopEarly,
  minimumPeriod,
} from './early-stop.rules.js';

const LAW: EarlyStopLaw = {
  minimum: [{ fields: ['fire-safety'], period: 'PUB-10c' }, { period: 'PUB-10' }],
  safetyMinimum: 'PUB-10c',
  grounds: ['fulfilled', 'remedied', 'notRepeated', 'notListed'],
  never: ['business-suspension', 'business-restriction', 'closure', 'grade-reduction', 'licence-revocation'],
};
const ALL: Ground[] = ['fulfilled', 'remedied', 'notRepeated', 'notListed'];
const FACTS: EarlyStopFacts = {
  penaltyKinds: ['fine'],
  shownAtLeastThrough: '2027-02-23',
  today: '2027-02-24',
  findings: ALL,
};
const judge = (over: Partial<EarlyStopFacts>) => {
  const result = mayStopEarly({ ...FACTS, ...over }, LAW, '第十四条');
  return result.ok || result.refusal;
};

it('PUB-14 stops early when the shortest time is over and every condition is met', () =>
  expect(judge({})).toBe(true));

it('PUB-14 the last day of the shortest time is still shown', () =>
  expect(judge({ today: '2027-02-23' })).toMatchObject({
    code: 'request.too-early',
    facts: { shownAtLeastThrough: '2027-02-23' },
  }));

it.each(ALL)('PUB-14 refused when “%s” was not found', (ground) =>
  expect(judge({ findings: ALL.filter((one) => one !== ground) })).toMatchObject({
    code: 'request.ground-missing',
    ruleId: 'PUB-14',
    facts: { missing: [ground] },
  }),
);

it.each(LAW.never)('PUB-14 never stops early after %s, even beside a fine', (kind) =>
  expect(judge({ penaltyKinds: ['fine', kind] })).toMatchObject({
    code: 'request.never-early',
    facts: { kinds: [kind] },
  }),
);

it('PUB-10, PUB-10c the shortest time is longer for matters of safety', () => {
  expect(minimumPeriod(LAW, 'urban-management', ALL)).toBe('PUB-10');
  expect(minimumPeriod(LAW, 'fire-safety', ALL)).toBe('PUB-10c');
  expect(minimumPeriod(LAW, 'urban-management', [...ALL, 'safety'])).toBe('PUB-10c');
});
