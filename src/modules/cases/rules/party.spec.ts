import {
  birthDayOf,
  birthDayOfParty,
  creditCodeHolds,
  idNumberHolds,
  oldEnough,
  partyHolds,
} from './party.js';

const CREDIT = '91350100M000100Y43';
const ID = '11010519491231002X';

describe('a unified social credit code (GB 32100)', () => {
  it('holds with its check character', () => expect(creditCodeHolds(CREDIT)).toBe(true));

  it.each([
    ['another check digit', '91350100M000100Y44'],
    ['two characters swapped', '91350100M000010Y43'],
    ['a letter the standard leaves out', '91350100I000100Y43'],
    ['seventeen characters', '91350100M000100Y4'],
    ['small letters', '91350100m000100y43'],
  ])('does not hold with %s', (_, code) => expect(creditCodeHolds(code)).toBe(false));
});

describe('an identity number (GB 11643)', () => {
  it.each([ID, '34052419800101001X'])('%s holds', (id) => expect(idNumberHolds(id)).toBe(true));

  it.each([
    ['another check character', '110105194912310021'],
    ['a wrong digit', '11010519491231003X'],
    ['a small x', '11010519491231002x'],
    // The check characters of these fit: only the date is impossible.
    ['30 February', withCheck('11010519490230002')],
    ['month 13', withCheck('11010519491331002')],
    ['fifteen digits', '110105491231002'],
    ['a leading zero', withCheck('01010519491231002')],
  ])('does not hold with %s', (_, id) => expect(idNumberHolds(id)).toBe(false));

  it('carries the birth day', () => expect(birthDayOf(ID)).toBe('1949-12-31'));
});

/** The check character by the standard's own sum, written the other way round: powers of two modulo eleven. */
function withCheck(seventeen: string): string {
  let sum = 0;
  for (const digit of seventeen) sum = (sum + Number(digit)) * 2;
  return seventeen + '10X98765432'[sum % 11];
}

describe('a party', () => {
  const refused = (field: string) => ({
    ok: false,
    refusal: { code: 'case.party-number', facts: { field } },
  });

  it('that is an organisation has a credit code that holds', () => {
    expect(partyHolds('organisation', { name: '某公司', creditCode: CREDIT }).ok).toBe(true);
    expect(partyHolds('organisation', { name: '某公司' })).toMatchObject(refused('party.creditCode'));
    expect(partyHolds('organisation', { name: '某公司', creditCode: '91350100M000100Y44' })).toMatchObject(
      refused('party.creditCode'),
    );
  });

  it('that is a person may have a number, and then it holds', () => {
    expect(partyHolds('person', { name: '张三' }).ok).toBe(true);
    expect(partyHolds('person', { name: '张三', idNumber: ID }).ok).toBe(true);
    expect(partyHolds('person', { name: '张三', idNumber: '110105194912310021' })).toMatchObject(
      refused('party.idNumber'),
    );
  });

  it('is not born on another day than the number says', () => {
    expect(partyHolds('person', { name: '张三', idNumber: ID, birthDay: '1949-12-31' }).ok).toBe(true);
    expect(partyHolds('person', { name: '张三', idNumber: ID, birthDay: '1949-12-30' })).toMatchObject(
      refused('party.birthDay'),
    );
  });

  it('has its birth day from its own field or from the number', () => {
    expect(birthDayOfParty({ name: '张三', birthDay: '2009-06-01' })).toBe('2009-06-01');
    expect(birthDayOfParty({ name: '张三', idNumber: ID })).toBe('1949-12-31');
    expect(birthDayOfParty({ name: '张三' })).toBeUndefined();
  });
});

describe('under fourteen (行政处罚法 30)', () => {
  const child = { name: '李四', birthDay: '2012-09-14' };

  it('is not punished: the day before the fourteenth birthday is too early, the birthday is not', () => {
    expect(oldEnough('person', child, '2026-09-13')).toMatchObject({
      ok: false,
      refusal: { code: 'case.party-under-fourteen', basis: '行政处罚法第30条' },
    });
    expect(oldEnough('person', child, '2026-09-14').ok).toBe(true);
  });

  it('is judged by the day of the act, for a shopkeeper too', () => {
    expect(oldEnough('individual-business', child, '2025-09-14').ok).toBe(false);
  });

  it('is no question for an organisation, or where no birth day is known', () => {
    expect(oldEnough('organisation', child, '2025-09-14').ok).toBe(true);
    expect(oldEnough('person', { name: '李四' }, '2025-09-14').ok).toBe(true);
  });
});
