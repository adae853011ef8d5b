import writeXlsxFile from 'write-excel-file/node';
import type { ExchangeBatchRow, ExchangeLineRow, Operation } from './exchange.entities.js';
import { PENALTY_FIELDS } from './rules/penalty-line.rules.js';

export const FORMATS = ['csv', 'xlsx', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export interface BatchFile {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

const OPERATION_WORDS: Record<Operation, string> = { add: '新增', change: '变更', remove: '撤销' };
const HEADS = ['序号', '操作类型', ...PENALTY_FIELDS.map(([field]) => field)];
const TITLES = ['', '', ...PENALTY_FIELDS.map(([, title]) => title)];

/** One batch as the platform takes it. Every cell is text: a spreadsheet that reads numbers would round them. */
export async function fileOf(
  batch: ExchangeBatchRow,
  lines: readonly ExchangeLineRow[],
  format: Format,
): Promise<BatchFile> {
  const name = `行政处罚双公示-${batch.seq}.${format}`;
  const rows = lines.map(({ no, operation, fields }) => [
    String(no),
    OPERATION_WORDS[operation],
    ...PENALTY_FIELDS.map(([field]) => fields[field]),
  ]);
  if (format === 'json') {
    const body = { batch: batch.seq, madeAt: batch.madeAt, sha256: batch.sha256, lines: rows.map(asObject) };
    return { name, type: 'application/json', content: Buffer.from(JSON.stringify(body, null, 1)) };
  }
  if (format === 'csv') {
    const text = [HEADS, TITLES, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
    return { name, type: 'text/csv; charset=utf-8', content: Buffer.from(`\ufeff${text}\r\n`) };
  }
  const sheet = [HEADS, TITLES, ...rows].map((row) => row.map((value) => ({ value, type: String })));
  const content = await writeXlsxFile(sheet as never).toBuffer();
  return { name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content };
}

const asObject = (row: readonly string[]) => Object.fromEntries(HEADS.map((head, i) => [head, row[i]]));

/** Quoted always; a cell that a spreadsheet would compute is kept as text. */
function cell(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}
