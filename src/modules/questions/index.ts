export { AddQuestion } from './acts/add-question.js';
export { QUESTION_ENTITIES, QuestionRow, QuestionVersionRow } from './question.entities.js';
export { type PoolQuestion, QuestionBank } from './question-bank.js';
export { QuestionsModule } from './questions.module.js';
export {
  type CasePart,
  type Citation,
  KIND_WORDS,
  type LetterKind,
  QUESTION_KINDS,
  type QuestionContent,
  type QuestionKind,
  type QuestionOption,
} from './rules/question.rules.js';
