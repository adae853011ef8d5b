import { birthDayOf, digitRuns, idCheckDigit, isCreditCode, passesLuhn, windows } from './numbers.js';
import { fold } from './normalise.js';

describe('structure of numbers', () => {
  it('knows the check digit of an identity number (the example of GB 11643)', () => {
    expect(idCheckDigit('11010519491231002')).toBe('X');
    expect(idCheckDigit('44052418800101001')).toBe('4');
  });

  it.each([
    ['11010519491231002X', '1949-12-31'],
    ['370102560307123', '1956-03-07'],
    ['370102199002301234', undefined],
    ['990102199003071234', undefined],
  ])('reads the birthday of %s', (digits, day) => expect(birthDayOf(digits)).toBe(day));

  it('knows a credit code by its check character (GB 32100)', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
    expect(isCreditCode('91350100M000100Y44')).toBe(false);
  });

  it('knows a card number by Luhn', () => {
    expect(passesLuhn('4111111111111111')).toBe(true);
    expect(passesLuhn('4111111111111112')).toBe(false);
  });

  it('takes digits only where a group begins and ends', () => {
    const view = fold('12345678 90');
    const hits = digitRuns(view).flatMap((run) => windows(view, run, [2, 4, 8, 10]));
    expect(hits.map((hit) => hit.digits)).toEqual(['12345678', '1234567890', '90']);
  });
});
