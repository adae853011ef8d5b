import { read } from '../redact.js';
import { detectIdNumbers } from './id-number.js';

describe('identity numbers', () => {
  it.each<[string, string, string[]]>([
    ['mistyped but labelled', '身份证号：37010219900307123', ['37010219900307123']],
    ['a registration number labelled as such', '编号370102600123456', []],
    ['a credit code', '统一社会信用代码91350100M000100Y43', []],
    ['a longer number that contains one', '票号 12345678901105194912310021234', []],
    ['valid without a label, lower-case x', '（11010519491231002x）', ['11010519491231002x']],
    ['split in groups', '110105 19491231 002X', ['110105 19491231 002X']],
    ['a passport', '护照号码：E12345678', ['E12345678']],
  ])('RED-01: %s', (_, text, expected) => {
    const spans = [...detectIdNumbers(read(text))].sort((a, b) => a.start - b.start);
    const hidden = new Set(spans.map((span) => text.slice(span.start, span.end)));
    expect([...hidden]).toEqual(expected);
  });
});
