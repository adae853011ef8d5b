import { readdirSync, readFileSync } from 'node:fs';
import { readStatute, Statutes } from '../../kernel/law/index.js';
import { builtInCourses, readCourse } from './built-in-courses.js';

const FOLDER = new URL('../../../law/texts/', import.meta.url);
const statutes = new Statutes(
  readdirSync(FOLDER).map((file) => readStatute(readFileSync(new URL(file, FOLDER), 'utf8'))),
);

/** `行政处罚法第五十八条第一款第二项`; a citation without a law is of the one named last, or of the penalty law. */
const CITED =
  /(?:(行政处罚法|行政强制法|行政复议法|行政诉讼法|《优化营商环境条例》|《山东省行政执法监督条例》))?(第[〇一二三四五六七八九十百]+条)(第[一二三四五六七八九十]+款)?/g;

describe('the built-in courses', () => {
  const courses = builtInCourses();

  it('are two, of eight units and more, each of a few paragraphs', () => {
    expect(courses.map(({ code }) => code)).toEqual(['penalty-law', 'three-systems']);
    for (const { units } of courses) {
      expect(units.length).toBeGreaterThanOrEqual(8);
      for (const { body, minutes, title } of units) {
        expect([title, body!.split('\n\n').length >= 3]).toEqual([title, true]);
        expect(minutes).toBeGreaterThanOrEqual(10);
      }
    }
  });

  it('cite only articles and paragraphs that exist', () => {
    let cited = 0;
    for (const { code, units } of courses)
      for (const { body } of units)
        for (const [whole, law = '行政处罚法', article, paragraph = ''] of body!.matchAll(CITED)) {
          cited += 1;
          expect([code, whole, statutes.article(law, article! + paragraph)]).toEqual([
            code,
            whole,
            expect.any(String),
          ]);
        }
    expect(cited).toBeGreaterThan(100);
  });

  it('are read with title, kind, summary and the minutes of each unit', () => {
    const text =
      '# 甲\n\n<!-- kind: ethics -->\n\n简介。\n\n## 一 (10 min)\n\n正文。\n\n### 小节\n\n再。\n\n## 二 (5 min)\n\n正文。\n';
    expect(readCourse('x', text)).toEqual({
      ...{ code: 'x', title: '甲', kind: 'ethics', summary: '简介。' },
      units: [
        { kind: 'text', title: '一', minutes: 10, body: '正文。\n\n### 小节\n\n再。' },
        { kind: 'text', title: '二', minutes: 5, body: '正文。' },
      ],
    });
    for (const broken of [
      text.replace('ethics', 'sport'),
      text.replace(' (5 min)', ''),
      text.replace('# 甲', '甲'),
    ])
      expect(() => readCourse('x', broken)).toThrow('law/courses/x.md');
  });
});
