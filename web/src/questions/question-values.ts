import type { Schemas } from '../api/client';

type Content = Schemas['QuestionInput'];
export type Version = Schemas['QuestionVersionView'];

/** What is typed into the form: options and articles one to a line. */
export interface QuestionValues {
  kind: 'single' | 'multiple' | 'true-false';
  topic: string;
  difficulty: number;
  stem: string;
  options?: string;
  answer: string;
  citations?: string;
  explanation?: string;
  shared?: boolean;
}

const lines = (text = '') =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const OPTION = /^([A-Za-z])\s*[.、．:：)）]\s*(.+)$/;
const CITATION = /^(\S+)\s+(\S+)\s+(\S+)$/;

export const readableOptions = (text?: string) => lines(text).every((line) => OPTION.test(line));
export const readableCitations = (text?: string) => lines(text).every((line) => CITATION.test(line));

export function contentOf(values: QuestionValues): Content {
  const { kind, topic, difficulty, stem, options, answer, citations, explanation } = values;
  return {
    ...{ kind, topic, difficulty, stem, answer: answer.trim().toUpperCase() },
    options:
      kind === 'true-false'
        ? []
        : lines(options).map((line) => {
            const [, key = '', text = ''] = OPTION.exec(line) ?? [];
            return { key: key.toUpperCase(), text };
          }),
    citations: lines(citations).map((line) => {
      const [, law = '', article = '', lawVersion = ''] = CITATION.exec(line) ?? [];
      return { law, article, lawVersion };
    }),
    ...(explanation?.trim() && { explanation }),
  };
}

export const valuesOf = (version: Version): QuestionValues => ({
  ...{ kind: version.kind as QuestionValues['kind'], topic: version.topic, difficulty: version.difficulty },
  ...{ stem: version.stem, answer: version.answer },
  options: version.options.map(({ key, text }) => `${key}. ${text.replaceAll('\n', ' ')}`).join('\n'),
  citations: version.citations.map((one) => `${one.law} ${one.article} ${one.lawVersion || '-'}`).join('\n'),
  explanation: version.explanation ?? '',
});
