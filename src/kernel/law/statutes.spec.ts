import { readdirSync, readFileSync } from 'node:fs';
import { articleNumber, readStatute, Statutes } from './statutes.js';

const FOLDER = new URL('../../../law/texts/', import.meta.url);
const all = readdirSync(FOLDER).map((file) => readStatute(readFileSync(new URL(file, FOLDER), 'utf8')));
const statutes = new Statutes(all);

describe('texts of laws', () => {
  it('have every article once and in order', () => {
    expect(all.length).toBeGreaterThan(14);
    for (const { name, articles } of all)
      expect([name, [...articles.keys()]]).toEqual([name, Array.from({ length: articles.size }, (_, i) => String(i + 1))]);
    expect(statutes.statute('行政处罚法')!.articles.size).toBe(86);
    expect(statutes.statute('行政强制法')!.articles.size).toBe(71);
  });

  it('tell the day of their wording', () => {
    expect(statutes.statute('行政处罚法')!.version).toBe('2021-01-22');
    expect(statutes.statute('山东省行政执法监督条例')!.version).toBe('2014-11-27');
  });

  it('answer by name and number, in figures or in words', () => {
    const said = '执法人员应当文明执法，尊重和保护当事人合法权益。';
    for (const law of ['行政处罚法', '中华人民共和国行政处罚法', '《行政处罚法》'])
      for (const number of ['42.2', '第四十二条第二款']) expect(statutes.article(law, number)).toBe(said);
    expect(statutes.article('行政处罚法', '第四十二条')).toMatch(/^行政处罚应当由.*\n执法人员应当文明执法/);
    expect(statutes.article('行政处罚法', '9')).toContain('（一）警告、通报批评；\n（二）罚款');
  });

  it('have no article that does not exist', () => {
    for (const [law, number] of [
      ['行政处罚法', '87'],
      ['行政处罚法', '42.3'],
      ['行政处罚法', '42.0'],
      ['行政处罚条例', '1'],
      ['行政处罚法', '四十二'],
      ['行政处罚法', '0'],
    ])
      expect(statutes.article(law!, number!)).toBeUndefined();
    expect(articleNumber('第一百零三条')).toEqual({ article: '103', paragraph: undefined });
  });

  it('are refused without a title, a day or articles', () => {
    expect(() => readStatute('第一条 甲')).toThrow('no statute');
    expect(() => readStatute('# 甲法\n2021年1月1日\n<!-- INFO END -->\n第一条 甲\n第一条 乙')).toThrow('stands twice');
  });
});
