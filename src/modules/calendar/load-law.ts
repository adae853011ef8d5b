import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import {
  checkCalendarYear,
  WorkingCalendar,
  type CalendarYear,
  type Problem,
} from '../../kernel/calendar/index.js';
import { checkPack, LawBook, type LawPack, type PackFile } from '../../kernel/law/index.js';

/** Folders of `law/` that hold no rules: texts of statutes, questions and courses on them. */
const BESIDE_THE_PACKS: readonly string[] = ['texts', 'questions', 'courses'];

export interface LoadedLaw {
  readonly book: LawBook;
  readonly calendar: WorkingCalendar;
}

/** The data of `law/` is wrong: every fault with its file and path. The application must not start. */
export class LawDataError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`law packs are faulty:\n  ${faults.join('\n  ')}`);
    this.name = 'LawDataError';
  }
}

/** The `law/` folder of the project, from src/ and from dist/ alike. */
export function lawFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'law', 'cn', 'pack.yaml'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('the law folder is missing beside package.json');
    folder = parent;
  }
  return join(folder, 'law');
}

/** Reads every pack and calendar under a folder; throws `LawDataError` with all faults at once. */
export function loadLaw(root: string): LoadedLaw {
  const faults: string[] = [];
  const packs: LawPack[] = [];
  const years: CalendarYear[] = [];
  const note = (file: string, problems: readonly Problem[]) => {
    for (const { path, problem } of problems)
      faults.push(`${[file, path].filter(Boolean).join(': ')}: ${problem}`);
  };
  for (const folder of packFolders(root)) {
    const name = relative(root, folder);
    const files = yamlFiles(folder).map((file) => readYaml(root, file, faults));
    const manifest = files.find((file) => file.name === join(name, 'pack.yaml'));
    if (!manifest) throw new LawDataError([`${name}: pack.yaml is missing`]);
    const pack = checkPack(
      manifest,
      files.filter((file) => file !== manifest),
    );
    if (pack.ok) packs.push(pack.value);
    else note('', pack.problems);
    for (const file of yamlFiles(join(folder, 'calendar'))) {
      const { name: yearFile, data } = readYaml(root, file, faults);
      const year = checkCalendarYear(data);
      if (year.ok) years.push(year.value);
      else note(yearFile, year.problems);
    }
  }
  const book = new LawBook(packs);
  faults.push(...book.danglingReferences());
  if (faults.length > 0) throw new LawDataError(faults);
  return { book, calendar: new WorkingCalendar(years) };
}

function packFolders(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !BESIDE_THE_PACKS.includes(entry.name))
    .map((entry) => join(root, entry.name))
    .sort();
}

function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(folder, name))
    .sort();
}

function readYaml(root: string, file: string, faults: string[]): PackFile {
  const name = relative(root, file);
  try {
    return { name, data: parse(readFileSync(file, 'utf8')) };
  } catch (error) {
    faults.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    return { name, data: {} };
  }
}
