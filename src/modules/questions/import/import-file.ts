import { decoded, linesOf } from './characters.js';
import { headingColumns } from './columns.js';
import { readCsv } from './csv.js';
import type { Draft, ReadFile, Rejected } from './draft.js';
import { type Accepted, countOf, judge, shownAnswer } from './judge.js';
import { readSheets, type SheetRows } from './sheets.js';
import { readTable } from './table.js';
import { readText } from './txt.js';

/** Bytes of a file and questions in it at most. */
export const LARGEST_FILE = 20 * 2 ** 20;
export const MOST_QUESTIONS = 20_000;

/** What a file holds, before anything is written. */
export interface FileReport {
  readonly accepted: readonly Accepted[];
  readonly rejected: readonly Rejected[];
}

/** The report as the command line prints it (docs/import-questions.md). */
export interface PrintedReport {
  readonly accepted: { single: number; multiple: number; trueFalse: number; case?: number };
  readonly answers: Record<string, string>;
  readonly rejected: readonly Rejected[];
}

const whole = (line: number, reason: string): FileReport => ({ accepted: [], rejected: [{ line, reason }] });

/** Reads the questions of a file by its name and its bytes. Never throws for what stands in the file. */
export async function readQuestionFile(name: string, bytes: Buffer): Promise<FileReport> {
  if (bytes.length === 0) return whole(1, '文件是空的');
  if (bytes.length > LARGEST_FILE) return whole(1, `文件超过${LARGEST_FILE / 2 ** 20}MB，请拆分`);
  const read = await readBytes(name.toLowerCase(), bytes);
  if (!read) return whole(1, '不是可以读取的工作簿，请用 Excel 或者 WPS 另存为 .xlsx 或者 .csv 后再导入');
  if (read.drafts.length > MOST_QUESTIONS) return whole(1, `试题超过${MOST_QUESTIONS}道，请拆分文件`);
  if (read.drafts.length === 0 && read.rejected.length === 0)
    return whole(1, '没有找到试题，请对照导入说明检查格式');
  return judge(read);
}

async function readBytes(name: string, bytes: Buffer): Promise<ReadFile | undefined> {
  if (bytes.subarray(0, 2).equals(Buffer.from('PK')) || /\.xlsx$/.test(name)) {
    const sheets = await readSheets(bytes);
    return sheets && readBook(sheets);
  }
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) return undefined;
  const text = decoded(bytes);
  const table = /\.(csv|tsv|tab)$/.test(name) || looksLikeTable(text);
  return table ? readSeparated(text) : readText(text);
}

function readBook(sheets: readonly SheetRows[]): ReadFile {
  const drafts: Draft[] = [];
  const rejected: Rejected[] = [];
  const restarts = new Set<number>();
  let firstRun = 0;
  const several = sheets.filter(({ rows }) => rows.some(({ cells }) => cells.some(Boolean))).length > 1;
  for (const { name, rows } of sheets) {
    const read = readTable({ rows, sheet: name, firstRun });
    // A sheet of remarks beside sheets of questions is no fault of theirs.
    const remarks =
      several && read.drafts.length === 0 && !rows.some(({ cells }) => cells.filter(Boolean).length > 2);
    drafts.push(...read.drafts);
    if (!remarks) rejected.push(...read.rejected);
    for (const run of read.restarts ?? []) restarts.add(run);
    firstRun = read.runs;
  }
  return { drafts, rejected, restarts };
}

/** A table saved as a text: one of its first lines is a heading of several columns. */
const looksLikeTable = (text: string): boolean =>
  linesOf(text.slice(0, 20_000))
    .slice(0, 10)
    .some((line) => ['\t', ','].some((sign) => (headingColumns(line.split(sign))?.size ?? 0) >= 3));

const SEPARATORS = [',', '\t', ';', '|'];

/** The separator is the one under which a heading is found, or under which the first rows have the most cells. */
function readSeparated(text: string): ReadFile {
  const readings = SEPARATORS.map((separator) => {
    const read = readCsv(text, separator);
    const first = read.rows.slice(0, 10);
    const heading = Math.max(0, ...first.map(({ cells }) => headingColumns(cells)?.size ?? 0));
    const width = Math.min(...first.map(({ cells }) => cells.length), 100);
    return { read, score: heading * 1000 + (first.length ? width : 0) };
  });
  const best = readings.reduce((one, other) => (other.score > one.score ? other : one));
  const { rows, broken } = best.read;
  const table = readTable({ rows, separated: true, firstRun: 0 });
  const unclosed = broken.map((line) => ({ line, reason: '引号没有成对，无法分列，请补上引号' }));
  return { ...table, rejected: [...table.rejected, ...unclosed] };
}

export function printedReport({ accepted, rejected }: FileReport): PrintedReport {
  const cases = countOf(accepted, 'case');
  return {
    accepted: {
      single: countOf(accepted, 'single'),
      multiple: countOf(accepted, 'multiple'),
      trueFalse: countOf(accepted, 'true-false'),
      ...(cases > 0 && { case: cases }),
    },
    answers: Object.fromEntries(accepted.map(({ number, content }) => [number, shownAnswer(content)])),
    rejected: rejected.map(({ line, reason }) => ({ line, reason })),
  };
}
