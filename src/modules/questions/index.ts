export { AddQuestion, LoadBuiltInBank } from './acts/index.js';
export { QuestionActs } from './question-acts.js';
export { QuestionImports } from './question-imports.js';
export { builtInQuestions, builtInStatutes } from './built-in/built-in-files.js';
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
