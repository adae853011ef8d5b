// Written by scripts/act-index.mjs from the declarations beside it.
import { AddQuestion } from './add-question.js';
import { ImportQuestions } from './import-questions.js';
import { LoadBuiltInBank } from './load-built-in-bank.js';
import { RetireQuestion } from './retire-question.js';
import { ReviseQuestion } from './revise-question.js';

/** Every act of this module. */
export const ACTS = [
  AddQuestion,
  ImportQuestions,
  LoadBuiltInBank,
  RetireQuestion,
  ReviseQuestion,
] as const;

export {
  AddQuestion,
  ImportQuestions,
  LoadBuiltInBank,
  RetireQuestion,
  ReviseQuestion,
};
