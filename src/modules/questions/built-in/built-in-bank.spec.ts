import { QUESTION_KINDS } from '../rules/question.rules.js';
import { BUILT_IN_TOPICS, readBuiltInFile } from './built-in-bank.js';
import { builtInQuestions, builtInStatutes } from './built-in-files.js';

describe('the built-in bank', () => {
  const questions = builtInQuestions();
  const statutes = builtInStatutes();

  it('has at least 200 questions, of every kind and every topic', () => {
    expect(questions.length).toBeGreaterThanOrEqual(200);
    expect(new Set(questions.map(({ content }) => content.kind))).toEqual(new Set(QUESTION_KINDS));
    expect(new Set(questions.map(({ content }) => content.topic))).toEqual(new Set(BUILT_IN_TOPICS));
  });

  it('cites for every question an article that exists, in the wording at hand', () => {
    for (const { number, content } of questions) {
      expect([number, content.citations.length > 0]).toEqual([number, true]);
      for (const { law, article, lawVersion } of content.citations) {
        expect([number, statutes.article(law, article)]).toEqual([number, expect.any(String)]);
        expect(lawVersion).toBe(statutes.statute(law)!.version);
      }
    }
  });

  const entry = `- number: CF-001
  kind: single
  topic: hearing
  difficulty: 1
  stem: 甲
  options: { A: 一, B: 二 }
  answer: B
  law: 行政处罚法
  article: 42.2
  quote: 文明执法，尊重和保护当事人
`;
  const read = (text: string) => readBuiltInFile('x.yaml', text, statutes);

  it('is read as it stands', () => {
    expect(read(entry)).toMatchObject([
      {
        number: 'CF-001',
        content: {
          answer: 'B',
          citations: [{ law: '行政处罚法', article: '42.2', lawVersion: '2021-01-22' }],
        },
      },
    ]);
  });

  it.each([
    ['a quote that is not there', entry.replace('尊重', '不尊重'), 'does not say'],
    ['another paragraph', entry.replace('42.2', '42.1'), 'does not say'],
    ['an article that does not exist', entry.replace('42.2', '420'), 'has no article 420'],
    ['a law that is not at hand', entry.replace('行政处罚法', '行政奖励法'), 'no law 行政奖励法'],
    ['an answer without option', entry.replace('answer: B', 'answer: C'), '没有对应的选项'],
    ['an unknown key', `${entry}  reviewed: true\n`, 'unknown: reviewed'],
    ['an unknown topic', entry.replace('hearing', 'traffic'), 'no topic traffic'],
    ['no quote', entry.replace(/ {2}quote.*\n/, ''), 'no quote'],
  ])('is refused with file and number: %s', (_, text, words) => {
    expect(() => read(text)).toThrow(words);
    expect(() => read(text)).toThrow('x.yaml: CF-001');
  });
});
