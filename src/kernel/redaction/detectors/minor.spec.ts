import { read } from '../redact.js';
import { detectMinors } from './minor.js';

describe('signs of a minor', () => {
  it.each<[string, string, string[]]>([
    ['an age', '当事人，17岁', ['17岁']],
    ['of age', '当事人，18岁', []],
    ['a rule on ages', '已满十四周岁不满十八周岁', []],
    ['born too late', '2010年1月2日出生。2026年5月1日', ['2010年1月2日出生']],
    ['born early enough', '1990年1月2日出生。2026年5月1日', []],
    ['a pupil', '就读于济南某小学', ['就读于济南某小学']],
    ['cigarettes sold to minors in general', '向未成年人销售卷烟', []],
    ['so called', '系未成年人', ['系未成年人']],
  ])('RED-02: %s', (_, text, expected) => {
    const spans = [...detectMinors(read(text))].sort((a, b) => a.start - b.start);
    const hidden = new Set(spans.map((span) => text.slice(span.start, span.end)));
    expect([...hidden]).toEqual(expected);
  });
});
