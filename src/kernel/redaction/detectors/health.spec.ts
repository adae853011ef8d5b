import { read } from '../redact.js';
import { detectHealth } from './health.js';

describe('states of health', () => {
  it.each<[string, string, string[]]>([
    ['an illness', '其患有糖尿病，', ['患有糖尿病']],
    ['a wound and its place', '致左额部头皮裂伤，', ['左额部头皮裂伤']],
    ['how much is burnt', '造成全身23%面积Ⅱ度烧伤。', ['全身23%面积Ⅱ度烧伤']],
    ['an illness with its history', '其母有哮喘病史，', ['有哮喘病史']],
    ['the cause of a stay, not the hospital', '因腰椎压缩性骨折在区人民医院住院', ['腰椎压缩性骨折']],
    ['an illness in a cell', '| 洪阿桃 | 糖尿病 |', ['糖尿病']],
    ['no patient', '患者滕云系本地人', []],
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
