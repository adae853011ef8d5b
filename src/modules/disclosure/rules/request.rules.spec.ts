import { randomBytes } from 'node:crypto';
import { personsNamed, readReceipt, receiptOf, wasCorrected } from './request.rules.js';

it('a receipt is read however it is typed', () => {
  for (let i = 0; i < 100; i++) {
    const receipt = receiptOf(randomBytes(16));
    expect(receipt).toMatch(/^([2-9A-HJKMNP-TV-Z]{4}-){3}[2-9A-HJKMNP-TV-Z]{4}$/);
    expect(readReceipt(receipt)).toBe(receipt);
    expect(readReceipt(` ${receipt.toLowerCase().replaceAll('-', ' ')} `)).toBe(receipt);
  }
});

it.each(['', 'ABCD', 'ABCD-ABCD-ABCD-ABC', 'ABCD-ABCD-ABCD-ABC0', "' OR 1=1 --'''''", '<script>alert(1)'])(
  'no receipt: %j',
  (text) => expect(readReceipt(text)).toBeUndefined(),
);

it.each([
  ['not corrected', 'published', null, 'request.not-corrected'],
  ['corrected before the request came', 'published', '2026-11-22', 'request.not-corrected'],
  ['corrected on the day', 'published', '2026-11-23', true],
  ['no longer shown', 'withdrawn', null, true],
] as const)(
  'PUB-13 a correction is accepted only when it was made: %s',
  (_, state, correctedOn, expected) => {
    const result = wasCorrected({ state, correctedOn }, '2026-11-23');
    expect(result.ok || result.refusal.code).toBe(expected);
  },
);

it('the names of persons stay out of the answer, those of firms may stand there', () => {
  expect(personsNamed('赵某一')).toEqual(['赵某一']);
  expect(personsNamed('示例餐饮有限公司')).toEqual([]);
});
