import { parse } from 'yaml';
import { articleNumber, type Statutes } from '../../../kernel/law/index.js';
import {
  type Citation,
  faultOf,
  QUESTION_KINDS,
  type QuestionContent,
  type QuestionKind,
  type QuestionOption,
  settled,
} from '../rules/question.rules.js';

/** A question written for the project, as it stands in `law/questions/*.yaml`. */
interface BuiltInEntry {
  number: string;
  kind: QuestionKind;
  topic: string;
  difficulty: number;
  stem: string;
  options?: Record<string, string>;
  answer?: string;
  parts?: BuiltInPart[];
  law: string;
  article: string | number;
  quote: string;
  explanation?: string;
}
interface BuiltInPart {
  kind: Exclude<QuestionKind, 'case'>;
  stem: string;
  options?: Record<string, string>;
  answer: string;
  law?: string;
  article?: string | number;
  quote?: string;
}
export interface BuiltInQuestion {
  readonly number: string;
  readonly content: QuestionContent;
}

export const BUILT_IN_TOPICS = [
  'three-systems',
  'penalty-general',
  'penalty-procedure',
  'evidence',
  'hearing',
  'service-execution',
  'compulsion',
  'licensing',
  'reconsideration-litigation',
  'information-disclosure',
  'personal-information',
  'supervision',
  'ethics',
  'archives',
] as const;

const KEYS = 'number kind topic difficulty stem options answer parts law article quote explanation'.split(
  ' ',
);

/**
 * Reads one file of the built-in bank against the texts of the laws. Throws, naming file and question, for whatever is
 * not right: an unknown key, a question that cannot be asked, an article that does not exist or does not say the quote.
 */
export function readBuiltInFile(file: string, text: string, statutes: Statutes): BuiltInQuestion[] {
  const entries = parse(text) as BuiltInEntry[];
  if (!Array.isArray(entries)) throw new Error(`${file}: is no list`);
  return entries.map((entry, i) => {
    const fail = (why: string): never => {
      throw new Error(`${file}: ${entry?.number ?? `entry ${i + 1}`}: ${why}`);
    };
    return builtInQuestion(entry, statutes, fail);
  });
}

function builtInQuestion(
  entry: BuiltInEntry,
  statutes: Statutes,
  fail: (why: string) => never,
): BuiltInQuestion {
  const unknown = Object.keys(entry).filter((key) => !KEYS.includes(key));
  if (unknown.length > 0) fail(`unknown: ${unknown.join(', ')}`);
  if (!/^[A-Z]{1,4}-\d{3}$/.test(entry.number)) fail('a number looks like CF-001');
  if (!QUESTION_KINDS.includes(entry.kind)) fail(`no kind ${entry.kind}`);
  if (!(BUILT_IN_TOPICS as readonly string[]).includes(entry.topic)) fail(`no topic ${entry.topic}`);
  if (!Number.isInteger(entry.difficulty) || entry.difficulty < 1 || entry.difficulty > 5)
    fail('difficulty is 1 to 5');
  const cited = [entry, ...(entry.parts ?? []).filter((part) => part.article !== undefined)];
  const citations: Citation[] = [];
  for (const { law = entry.law, article, quote } of cited) {
    const citation = citationOf(statutes, law, String(article), quote ?? fail('no quote'), fail);
    if (!citations.some((one) => one.law === citation.law && one.article === citation.article))
      citations.push(citation);
  }
  const content = settled({
    ...{ kind: entry.kind, topic: entry.topic, difficulty: entry.difficulty, stem: entry.stem },
    options: optionsOf(entry.options),
    answer: entry.answer ?? '',
    parts:
      entry.parts?.map(({ kind, stem, options, answer }) => ({
        kind,
        stem,
        options: optionsOf(options),
        answer,
      })) ?? null,
    citations,
    explanation: entry.explanation ?? null,
  });
  const fault = faultOf(content);
  if (fault) fail(fault);
  return { number: entry.number, content };
}

const optionsOf = (options: Record<string, string> = {}): QuestionOption[] =>
  Object.entries(options).map(([key, text]) => ({ key, text: String(text) }));

const joined = (text: string): string => text.replace(/\s+/g, '');

function citationOf(
  statutes: Statutes,
  law: string,
  article: string,
  quote: string,
  fail: (why: string) => never,
): Citation {
  const statute = statutes.statute(law) ?? fail(`no law ${law}`);
  if (!articleNumber(article)) fail(`no number of an article: ${article}`);
  const text = statutes.article(law, article) ?? fail(`${law} has no article ${article}`);
  if (!joined(quote) || !joined(text).includes(joined(quote)))
    fail(`${law} ${article} does not say: ${quote}`);
  return { law: statute.name, article, lawVersion: statute.version };
}
