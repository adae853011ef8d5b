export { AddQuestion } from './acts/add-question.js';
export { ImportQuestions, type ImportChoice } from './acts/import-questions.js';
export { type HouseBankLoaded, LoadHouseBank } from './acts/load-house-bank.js';
export { houseQuestions, houseStatutes } from './house/house-files.js';
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
export {
  type FileReport,
  LARGEST_FILE,
  type PrintedReport,
  printedReport,
  readQuestionFile,
} from './import/import-file.js';
