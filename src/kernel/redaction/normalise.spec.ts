import { broken, compact, fold, sourceRange } from './normalise.js';

describe('readings of a text', () => {
  it.each([
    ['full-width digits and letters', '３７０１０２Ｘ＠', '370102X@'],
    ['zero-width characters', '13\u200b8\ufeff0', '1380'],
    ['dashes', '0531—8201\u20112345', '0531-8201-2345'],
    ['line ends', 'a\r\nb\u2028c', 'a\nb\nc'],
    ['an ideographic space', '张\u3000三', '张 三'],
    ['a number read out', '一三八零〇一二', '1380012'],
    ['a date in words, which stays', '二〇二六年', '二〇二六年'],
    ['a clause mark, which stays', '甲，乙；', '甲，乙；'],
  ])('fold %s', (_, input, output) => expect(fold(input).text).toBe(output));

  it('remember where each unit came from', () => {
    const input = '电话\u200b： １\u200b３ 8。';
    const view = compact(fold(input));
    expect(view.text).toBe('电话:138。');
    const { start, end } = sourceRange(view, 3, 6);
    expect(input.slice(start, end)).toBe('１\u200b３ 8');
  });

  it('find a word that a line end breaks', () => {
    expect(new RegExp(broken('张三')).test('张\n三')).toBe(true);
    expect(new RegExp(broken('a.b')).test('axb')).toBe(false);
  });
});
