import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStatute, Statutes } from '../../../kernel/law/index.js';
import { PROJECT_ROOT } from '../../../platform/config/index.js';
import { type BuiltInQuestion, readBuiltInFile } from './built-in-bank.js';

const filesOf = (folder: string, ending: string): [name: string, text: string][] =>
  readdirSync(join(PROJECT_ROOT, folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => [name, readFileSync(join(PROJECT_ROOT, folder, name), 'utf8')]);

/** The texts of the laws that came with the program. */
export const builtInStatutes = (): Statutes =>
  new Statutes(filesOf('law/texts', '.md').map(([, text]) => readStatute(text)));

/** Every question of the built-in bank. Throws where a file is faulty or a number stands twice. */
export function builtInQuestions(): BuiltInQuestion[] {
  const statutes = builtInStatutes();
  const questions = filesOf('law/questions', '.yaml').flatMap(([name, text]) =>
    readBuiltInFile(name, text, statutes),
  );
  const numbers = new Set<string>();
  for (const { number } of questions) {
    if (numbers.has(number)) throw new Error(`question ${number} stands twice`);
    numbers.add(number);
  }
  return questions;
}
