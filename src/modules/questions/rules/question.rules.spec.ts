import {
  contentDigest,
  faultOf,
  identityDigest,
  type QuestionContent,
  sameQuestion,
  settled,
  stemDigest,
} from './question.rules.js';

const question = (over: Partial<QuestionContent> = {}): QuestionContent => ({
  kind: 'single',
  topic: 'penalty-general',
  difficulty: 2,
  stem: '行政处罚遵循什么原则？',
  options: [
    { key: 'A', text: '公正、公开' },
    { key: 'B', text: '从快、从严' },
    { key: 'C', text: '以罚代管' },
  ],
  answer: 'A',
  parts: null,
  citations: [],
  explanation: null,
  ...over,
});
const options = (...texts: string[]) => texts.map((text, i) => ({ key: 'ABCDEFGH'[i]!, text }));

describe('what makes a question fit to be asked', () => {
  it('finds nothing wrong with a whole one', () => {
    expect(faultOf(question())).toBeUndefined();
    expect(faultOf(question({ kind: 'multiple', answer: 'AC' }))).toBeUndefined();
    expect(faultOf(question({ kind: 'true-false', options: [], answer: 'B' }))).toBeUndefined();
  });

  it.each([
    ['no stem', { stem: '  ' }, '缺题干'],
    ['no answer', { answer: '' }, '缺答案'],
    ['an answer without its option', { answer: 'D' }, '答案“D”没有对应的选项'],
    ['single with two answers', { answer: 'AB' }, '单选题有2个答案'],
    ['multiple with one answer', { kind: 'multiple' as const }, '多选题只有一个答案'],
    ['one option', { options: options('公开') }, '选项少于两个'],
    ['two options alike', { options: options('公正', '公开', ' 公开') }, '选项B与选项C内容相同'],
    [
      'a letter twice',
      { options: [...options('公正', '公开'), { key: 'B', text: '从严' }] },
      '选项B出现两次',
    ],
    ['an empty option', { options: options('公正', ' ') }, '选项B没有内容'],
    ['true-false with C', { kind: 'true-false' as const, options: [], answer: 'C' }, '没有对应的选项'],
    ['true-false with both', { kind: 'true-false' as const, options: [], answer: 'AB' }, '判断题有2个答案'],
    ['a case without parts', { kind: 'case' as const, parts: [] }, '案例题没有小题'],
  ])('says what is wrong: %s', (_, over, words) => {
    expect(faultOf(question(over))).toContain(words);
  });

  it('names the part of a case that is broken', () => {
    const part = {
      kind: 'single' as const,
      stem: '应否听证？',
      options: options('应当', '不必'),
      answer: 'A',
    };
    expect(faultOf(question({ kind: 'case', parts: [part, { ...part, answer: '' }] }))).toBe(
      '第2小题：缺答案，请补写答案',
    );
  });
});

describe('the same question', () => {
  it('is one whose stem differs only in width, case, blanks and marks', () => {
    expect(stemDigest('行政处罚遵循（ ）原则。')).toBe(stemDigest('行政处罚遵循(　　)原则'));
    expect(stemDigest('行政处罚遵循原则')).not.toBe(stemDigest('行政许可遵循原则'));
    expect(stemDigest('（ ）')).not.toBe(stemDigest('……'));
  });

  it('is the same with its options in another order, and another with other options', () => {
    const turned = question({ options: options('以罚代管', '从快、从严', '公正、公开') });
    expect(identityDigest(turned)).toBe(identityDigest(question()));
    expect(identityDigest(question({ options: options('公正', '公平') }))).not.toBe(
      identityDigest(question()),
    );
  });

  it('is told from another of the same stem by having less than half of the options in common', () => {
    const asked = options('甲', '乙', '丙', '丁');
    expect(sameQuestion(asked, options('甲', '乙', '戊', '己'))).toBe(true);
    expect(sameQuestion(asked, options('甲', '戊', '己', '庚'))).toBe(false);
    expect(sameQuestion([], [])).toBe(true);
  });
});

describe('what is kept', () => {
  it('has its options and its answer in order, and true-false always the same two', () => {
    const kept = settled(
      question({ kind: 'multiple', options: options('甲', '乙').reverse(), answer: 'BA' }),
    );
    expect(kept.options.map(({ key }) => key)).toEqual(['A', 'B']);
    expect(kept.answer).toBe('AB');
    expect(settled(question({ kind: 'true-false', options: [] })).options).toHaveLength(2);
  });

  it('changes its digest with anything it says', () => {
    const said = contentDigest(question());
    expect(contentDigest(question())).toBe(said);
    for (const over of [{ stem: '另' }, { answer: 'B' }, { difficulty: 3 }, { explanation: '第五条' }])
      expect(contentDigest(question(over))).not.toBe(said);
  });
});
