import { read } from '../redact.js';
import { detectPlates } from './plate.js';

describe('plates', () => {
  it.each<[string, string, string[]]>([
    ['ordinary', '鲁A12345', ['鲁A12345']],
    ['new energy in lower case', '鲁a·d12345', ['鲁a·d12345']],
    ['police, trailer, school', '鲁A1234警、鲁A1234挂、鲁A1234学', ['鲁A1234警', '鲁A1234挂', '鲁A1234学']],
    ['spaced', '鲁 A 1 2 3 4 5', ['鲁 A 1 2 3 4 5']],
    ['a licence', '鲁JZ安许证字〔2020〕010001', []],
    ['a certificate', '执法证号鲁A010123', []],
    ['a document number', '济历综执罚决字〔2026〕第001号', []],
  ])('RED-01: %s', (_, text, expected) => {
    const spans = [...detectPlates(read(text))].sort((a, b) => a.start - b.start);
    const hidden = new Set(spans.map((span) => text.slice(span.start, span.end)));
    expect([...hidden]).toEqual(expected);
  });
});
