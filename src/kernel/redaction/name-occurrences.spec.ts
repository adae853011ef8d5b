import { findNameOccurrences, namesInTables } from './name-occurrences.js';
import { namesBySegments } from './segments.js';

describe('RED-01 persons whom nothing of the procedure announces', () => {
  it.each([
    ['轮机长覃五的笔录', ['覃五']],
    ['救生员丘比未在岗', ['丘比']],
    ['拖欠滕飞、冼星海等23名员工工资', ['滕飞', '冼星海']],
    ['东至拓海承包地', ['拓海']],
    ['茅以升，13813700001', ['茅以升']],
    ['村民格桑卓玛的证言', ['格桑卓玛']],
    ['执法队员检查了现场，施工人员安全意识淡薄', []],
    ['违反《建设工程安全生产管理条例》', []],
  ])('reads %j', (text, names) => {
    expect([...new Set(findNameOccurrences(text))].sort()).toEqual([...names].sort());
  });

  it('reads the column under 姓名 and no other', () => {
    const table = '| 序号 | 姓名 | 岗位 |\n| 1 | 令狐冲 | 值班员 |\n| 2 | 冯一 | 店长 |\n正文 | 无 |';
    expect(namesInTables(table)).toEqual(['令狐冲', '冯一']);
  });
});

describe('RED-01 names by what is no word of the language', () => {
  it.each([
    ['当日为符玉妹、他人扎针', ['符玉妹']],
    ['账目由蒋玉兰登记', ['蒋玉兰']],
    ['祁农（种子）罚〔2025〕4号', []],
    ['由谭明海装饰有限公司承建', []],
    ['当事人有权进行陈述和申辩', []],
  ])('reads %j', (text, names) => {
    expect(namesBySegments(text)).toEqual(names);
  });
});
