import { findPersonNames } from './person-names.js';

function named(text: string): { parties: string[]; others: string[]; kept: string[] } {
  const { parties, others, kept } = findPersonNames(text, {});
  return { parties: [...parties], others: [...others], kept: [...kept] };
}

describe('who is named', () => {
  it.each([
    ['a seldom surname', '兽医占小平出具证明', '占小平'],
    ['no surname at all, before a deed', '安装工把多海出具证明', '把多海'],
    ['a long name of single characters', '驾驶人苏日勒和克驾驶该车', '苏日勒和克'],
    ['nothing but the next word closes it', '大学生乐正绫开展培训', '乐正绫'],
    ['a word for a name, behind kin', '其配偶幸福提供病历', '幸福'],
    ['whoever is so told of', '实际租住人为戈壁滩、卜算子、念奴三户', '戈壁滩'],
    ['a name that sounds foreign', '经老乡热依拉介绍加入', '热依拉'],
    ['without what was said before a dotted name', '俄罗斯籍伊万诺娃·安娜（护照', '伊万诺娃·安娜'],
    ['to whom it was sold', '当日向撒贝销售药品', '撒贝'],
    ['by another writing of the name, blanks aside', '（日文名：Go Seigen，', 'GoSeigen'],
    ['who calls himself so', '一自称“老汪”的男子', '老汪'],
  ])('RED-01 reads %s', (_, text, name) => {
    expect(named(text).others).toContain(name);
  });

  it.each([
    ['a place behind a preposition', '当事人从武汉购进卷烟'],
    ['a calling', '当事人招用未满十八岁的工人，支架工两名'],
    ['goods', '不慎打碎雪克杯，查获黄颡鱼等12.6公斤'],
    ['the name of a square or a bureau', '位于万达广场，樊城分局办理'],
    ['places along a river', '在张家洲、刘公河一带巡查'],
    ['a committee, a university', '居委会证明，毕业于北京师范大学'],
  ])('takes no name from %s', (_, text) => {
    expect(named(text)).toEqual({ parties: [], others: [], kept: [] });
  });

  it('RED-07 keeps the police who handle the case and inspectors of the own brigade', () => {
    expect(named('办案民警：戴笠生、罗马（警号：015512）').kept).toEqual(['戴笠生', '罗马']);
    expect(named('我大队监督员卢象检查').others).toEqual([]);
  });
});
