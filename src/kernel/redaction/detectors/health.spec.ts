import { read } from '../redact.js';
import { detectHealth } from './health.js';

describe('states of health', () => {
  it.each<[string, string, string[]]>([
    ['an illness', '其患有糖尿病，', ['患有糖尿病']],
    ['pregnancy', '怀孕6个月', ['怀孕6个月']],
    ['disability', '三级视力残疾', ['三级视力残疾']],
    ['infection', 'HIV阳性', ['HIV阳性']],
    ['a statute', '违反《职业病防治法》', []],
    ['an animal', '生猪患有口蹄病', []],
  ])('RED-01: %s', (_, text, expected) => {
    const spans = [...detectHealth(read(text))].sort((a, b) => a.start - b.start);
    const hidden = new Set(spans.map((span) => text.slice(span.start, span.end)));
    expect([...hidden]).toEqual(expected);
  });
});
