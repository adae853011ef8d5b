import { OneOf, Part, Text, Whole, YesNo } from '../../../platform/http/index.js';
import {
  type LetterKind,
  QUESTION_KINDS,
  type QuestionContent,
  type QuestionKind,
  settled,
} from '../rules/question.rules.js';

export const CELL = 10_000;

export class QuestionOptionInput {
  @Text({ pattern: /^[A-Z]$/ }) key: string;
  @Text({ max: CELL }) text: string;
}
export class QuestionCitationInput {
  @Text({ max: 120 }) law: string;
  @Text({ max: 40, about: 'number of the article, `42` or with its paragraph `42.2`' }) article: string;
  @Text({ max: 120, about: 'the wording it was written from' }) lawVersion: string;
}
export class QuestionPartInput {
  @OneOf(['single', 'multiple', 'true-false']) kind: LetterKind;
  @Text({ max: CELL }) stem: string;
  @Part(() => QuestionOptionInput, { list: { max: 26 } }) options: QuestionOptionInput[];
  @Text({ max: 26, pattern: /^[A-Z]+$/ }) answer: string;
}
/** What a version says. */
export class QuestionInput {
  @OneOf(QUESTION_KINDS) kind: QuestionKind;
  @Text({ max: 60 }) topic: string;
  @Whole({ min: 1, max: 5 }) difficulty: number;
  @Text({ max: CELL }) stem: string;
  @Part(() => QuestionOptionInput, { list: { max: 26 }, about: 'none for true-false and for a case' })
  options: QuestionOptionInput[];
  @Text({ optional: true, max: 26, pattern: /^[A-Z]*$/, about: 'letters in order; none for a case' })
  answer?: string;
  @Part(() => QuestionPartInput, { list: { max: 20 }, optional: true, about: 'the questions of a case' })
  parts?: QuestionPartInput[];
  @Part(() => QuestionCitationInput, { list: { max: 20 } }) citations: QuestionCitationInput[];
  @Text({ optional: true, max: CELL }) explanation?: string;
}
export class NewQuestionInput extends QuestionInput {
  @YesNo({ about: 'agencies below draw from it as well' }) shared: boolean;
}
export class RetireQuestionInput {
  @Text({ max: 500 }) reason: string;
}

/** What a version says, settled. */
export const contentOf = (input: QuestionInput | QuestionContent): QuestionContent =>
  settled({
    ...input,
    answer: input.answer ?? '',
    parts: input.parts ?? null,
    explanation: input.explanation ?? null,
  });
