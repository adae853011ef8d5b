import { IdField, InstantField, OneOf, Part, Text, Whole, YesNo } from '../../../platform/http/index.js';
import { QUESTION_STATES } from '../question.entities.js';
import { QUESTION_KINDS } from '../rules/question.rules.js';
import { QuestionCitationInput, QuestionOptionInput, QuestionPartInput } from './question-inputs.js';

export class QuestionQuery {
  @OneOf(QUESTION_KINDS, { optional: true }) kind?: string;
  @Text({ optional: true, max: 60 }) topic?: string;
  @OneOf(['1', '2', '3', '4', '5'], { optional: true }) difficulty?: string;
  @OneOf(QUESTION_STATES, { optional: true, about: 'active unless said' }) status?: string;
  @Text({ optional: true, max: 100, about: 'words of the stem, or a number' }) q?: string;
  @IdField({ optional: true }) after?: string;
}
export class QuestionLineView {
  @IdField() id: string;
  @Text() number: string;
  @OneOf(QUESTION_STATES) status: string;
  @YesNo() shared: boolean;
  @OneOf(QUESTION_KINDS) kind: string;
  @Text() topic: string;
  @Whole({ min: 1 }) difficulty: number;
  @Text() stem: string;
  @Text() answer: string;
  @Whole({ min: 1 }) version: number;
  @Part(() => QuestionCitationInput, { list: true }) citations: QuestionCitationInput[];
}
export class QuestionPageView {
  @Part(() => QuestionLineView, { list: true }) questions: QuestionLineView[];
  @IdField({ optional: true }) next?: string;
}
export class QuestionVersionView {
  @IdField() id: string;
  @Whole({ min: 1 }) version: number;
  @OneOf(QUESTION_KINDS) kind: string;
  @Text() topic: string;
  @Whole({ min: 1 }) difficulty: number;
  @Text() stem: string;
  @Part(() => QuestionOptionInput, { list: true }) options: QuestionOptionInput[];
  @Text() answer: string;
  @Part(() => QuestionPartInput, { list: true, optional: true }) parts: QuestionPartInput[] | null;
  @Part(() => QuestionCitationInput, { list: true }) citations: QuestionCitationInput[];
  @Text({ optional: true }) explanation: string | null;
  @Text() sha256: string;
  @InstantField() createdAt: string;
  @IdField() createdBy: string;
}
export class QuestionView {
  @IdField() id: string;
  @Text() number: string;
  @OneOf(QUESTION_STATES) status: string;
  @YesNo() shared: boolean;
  @IdField() currentVersionId: string;
  @Part(() => QuestionVersionView, { list: true, about: 'newest first' }) versions: QuestionVersionView[];
}
export class QuestionTopicView {
  @Text() topic: string;
  @OneOf(QUESTION_KINDS) kind: string;
  @Whole({ min: 1 }) difficulty: number;
  @Whole() count: number;
}
export class WrittenQuestionView {
  @IdField() id: string;
  @IdField() versionId: string;
  @Text() number: string;
}
export class RevisedQuestionView {
  @Whole({ min: 2 }) version: number;
  @IdField() versionId: string;
}
