import type { QuestionKind, QuestionOption } from '../rules/question.rules.js';
import { isAnswer, judgement } from './answer.js';
import { type Column, headingColumns } from './columns.js';
import { bounded, folded, numeral, trimmed } from './characters.js';
import type { Row } from './csv.js';
import { type Draft, LONGEST, type ReadFile } from './draft.js';
import { isKindName, kindWord, type KindWord } from './kinds.js';
import { headingOf } from './txt-marks.js';
import { optionsAt } from './txt-options.js';

/** Titles may stand above the heading. */
const HEADING_WITHIN = 10;
/** Columns that are read. */
const WIDEST = 100;

export interface Table {
  readonly rows: readonly Row[];
  readonly sheet?: string | undefined;
  /** A separated text: more cells than the heading has mean a separator that is not quoted. */
  readonly separated?: boolean;
  /** Runs of numbers are counted through all tables of a file. */
  readonly firstRun: number;
}

/** The questions of one table, by its heading or, where there is none, by what its columns hold. */
export function readTable({ rows: given, sheet, separated, firstRun }: Table): ReadFile & { runs: number } {
  const all = given.map(({ line, cells }) => ({
    line,
    cells: cells.slice(0, WIDEST).map((cell) => bounded(cell, LONGEST)),
  }));
  const rows = all.filter(({ cells }) => cells.some(Boolean));
  if (rows.length === 0) return { drafts: [], rejected: [], runs: firstRun };
  const at = rows.slice(0, HEADING_WITHIN).findIndex(({ cells }) => headingColumns(cells));
  const columns = at >= 0 ? headingColumns(rows[at]!.cells)! : guessedColumns(rows);
  if (!columns)
    return {
      drafts: [],
      rejected: [
        {
          line: rows[0]!.line,
          reason: `${sheet ? `工作表“${sheet}”：` : ''}没有找到表头，请在第一行写明“题型、题干、选项A、选项B、答案”等列名`,
        },
      ],
      runs: firstRun,
    };
  const reader = new RowReader(
    columns,
    sheet,
    firstRun,
    separated && at >= 0 ? rows[at]!.cells.length : WIDEST,
  );
  for (const row of rows.slice(at + 1)) reader.row(row);
  return { drafts: reader.drafts, rejected: [], restarts: reader.restarts, runs: reader.run + 1 };
}

class RowReader {
  readonly drafts: Draft[] = [];
  run: number;
  readonly restarts = new Set<number>();
  private heading: KindWord | undefined;
  private last: { number: number; kind: string | undefined } | undefined;

  constructor(
    private readonly columns: Map<number, Column>,
    private readonly sheet: string | undefined,
    run: number,
    private readonly width: number,
  ) {
    this.run = run;
    this.heading = sheet === undefined ? undefined : kindWord(sheet);
  }

  row({ cells, line }: Row): void {
    const written = cells.map(trimmed).filter(Boolean);
    // 二、多选题: a heading between the rows. The heading of the table may be repeated.
    const section = written.length === 1 ? headingOf(trimmed(folded(written[0]!))) : undefined;
    if (section) {
      this.heading = section.kind;
      this.run += 1;
      this.last = undefined;
      return;
    }
    if (written.length > 2 && headingColumns(cells)?.size === written.length) return;
    this.drafts.push(this.draft(cells, line));
  }

  private draft(cells: readonly string[], line: number): Draft {
    const cell = (name: Column): string => {
      for (const [i, column] of this.columns) if (column === name) return trimmed(cells[i] ?? '');
      return '';
    };
    const kindCell = cell('kind');
    const word = kindCell ? kindWord(kindCell) : this.heading;
    const number = numberOf(cell('number'));
    this.count(number, kindCell || undefined);
    const optional = (name: Column) => cell(name) || undefined;
    return {
      ...{ line, sheet: this.sheet, number, run: this.run, stem: cell('stem'), options: this.options(cells) },
      ...{ answer: optional('answer'), explanation: optional('explanation'), basis: optional('basis') },
      ...{ difficulty: optional('difficulty'), topic: optional('topic')?.slice(0, 60) },
      ...kindOf(kindCell, word),
      ...(cells.slice(this.width).some(Boolean) && {
        fault: '列数多于表头，可能是内容中的逗号没有加引号，请给该单元格加上引号',
      }),
      ...(cells.some((text) => text.length > LONGEST) && {
        fault: `单元格内容超过${LONGEST}字，请拆分或者缩短`,
      }),
    };
  }

  /** Numbers that begin anew, or another kind with smaller numbers, begin another run. */
  private count(number: string | undefined, kind: string | undefined): void {
    const value = Number(number);
    if (!Number.isInteger(value)) return;
    const { last } = this;
    if (last && value === 1 && last.number > 1) this.restarts.add((this.run += 1));
    else if (last && kind !== last.kind && value <= last.number) this.run += 1;
    this.last = { number: value, kind };
  }

  private options(cells: readonly string[]): QuestionOption[] {
    const options: QuestionOption[] = [];
    for (const [i, column] of this.columns) {
      const text = trimmed(cells[i] ?? '');
      if (column === 'options' && text) options.push(...splitOptions(text));
      if (!column.startsWith('option:') || !text) continue;
      const key = column.slice('option:'.length);
      const own = new RegExp(`^[(\\[]?${key}[)\\]]?\\s*[.、:)]\\s*(?=\\S)`, 'i').exec(folded(text));
      options.push({ key, text: own ? text.slice(own[0].length) : text });
    }
    return options.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  }
}

function kindOf(cell: string, word: KindWord | undefined): { kind?: QuestionKind; fault?: string } {
  if (cell && !word) return { fault: `题型“${cell.slice(0, 40)}”无法识别，请写单选题、多选题或者判断题` };
  if (word === 'none' || word === 'case')
    return { fault: `题型“${cell || '（工作表）'}”不能由表格导入，请写单选题、多选题或者判断题` };
  return word && word !== 'any' ? { kind: word } : {};
}

/** `12`, `12.0`, `第12题`, `十二`; other words are kept as they are. */
function numberOf(text: string): string | undefined {
  const word = trimmed(folded(text)).replace(/^第\s*|\s*题$|[.、]$/g, '');
  if (!word) return undefined;
  if (/^\d+\.0+$/.test(word)) return word.replace(/\.0+$/, '');
  const value = numeral(word);
  return /^\d+$/.test(word) || !Number.isInteger(value) ? word.slice(0, 40) : String(value);
}

/** All options of one cell: by their letters, or by lines, bars or semicolons. */
export function splitOptions(cell: string): QuestionOption[] {
  const lines = cell
    .split(/\r\n|\n|\r/)
    .map(trimmed)
    .filter(Boolean);
  const lettered = lines.flatMap((line) =>
    line
      .split(/[|｜]|\$;\$/)
      .map(trimmed)
      .filter(Boolean),
  );
  if (optionsAt(lettered[0] ?? '')) {
    const options: QuestionOption[] = [];
    for (const [i, line] of lettered.entries()) {
      const found = optionsAt(line, lettered[i + 1]) ?? undefined;
      if (found) options.push(...found.map(({ key, text }) => ({ key, text: text.replace(/[;；]$/, '') })));
      else if (options.length) {
        const last = options.at(-1)!;
        options[options.length - 1] = { ...last, text: `${last.text}\n${line}` };
      }
    }
    return options;
  }
  const texts = lettered.length > 1 ? lettered : cell.split(/[;；]/).map(trimmed).filter(Boolean);
  return texts.map((text, i) => ({ key: String.fromCharCode(65 + i), text }));
}

/**
 * Without a heading the columns are told by what they hold: one of answers, one of kinds, one of numbers, and the stem
 * first among the others. Undefined where more than one reading is possible.
 */
function guessedColumns(rows: readonly Row[]): Map<number, Column> | undefined {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const held = (i: number) => rows.map(({ cells }) => trimmed(cells[i] ?? ''));
  const columns = new Map<number, Column>();
  const free: number[] = [];
  for (let i = 0; i < width; i++) {
    const cells = held(i);
    const filled = cells.filter(Boolean);
    if (filled.length === 0) continue;
    const all = (fits: (cell: string) => boolean) => filled.length === rows.length && filled.every(fits);
    if (i === 0 && all((cell) => /^\d+$/.test(folded(cell))) && new Set(filled).size === filled.length)
      columns.set(i, 'number');
    else if (all(isKindName)) {
      if ([...columns.values()].includes('kind')) return undefined;
      columns.set(i, 'kind');
    } else free.push(i);
  }
  const answers = free.filter((i) => {
    const filled = held(i).filter(Boolean);
    return (
      filled.length * 2 > rows.length &&
      filled.every((cell) => isAnswer(cell) && (cell.length < 9 || judgement(cell) !== undefined))
    );
  });
  const last = answers[0];
  if (answers.length !== 1 || last === undefined) return undefined;
  const [stem, ...rest] = free.filter((i) => i !== last);
  if (stem === undefined || held(stem).some((cell) => !cell)) return undefined;
  const options = rest.filter((i) => i < last || last < stem);
  if (
    options.length !== rest.length &&
    last > stem &&
    rest.some((i) => i > last) &&
    rest.every((i) => i > last)
  )
    options.push(...rest);
  if (options.length > 10) return undefined;
  columns.set(last, 'answer').set(stem, 'stem');
  options.forEach((i, k) => columns.set(i, `option:${String.fromCharCode(65 + k)}`));
  const after = rest.filter((i) => !options.includes(i));
  if (after.length > 1) return undefined;
  if (after[0] !== undefined) columns.set(after[0], 'explanation');
  return columns;
}
