import { BYTE_ORDER_MARK, csvLine } from '../../kernel/csv.js';
import type { ExchangeBatchRow, ExchangeLineRow, Operation } from './exchange.entities.js';
import { SHAPES } from './rules/lines.js';

export const FORMATS = ['csv', 'xlsx', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export interface BatchFile {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

const OPERATION_WORDS: Record<Operation, string> = { add: '新增', change: '变更', remove: '撤销' };
/** One batch as the platform takes it. Every cell is text: a spreadsheet that reads numbers would round them. */
export async function fileOf(
  batch: ExchangeBatchRow,
  lines: readonly ExchangeLineRow[],
  format: Format,
): Promise<BatchFile> {
  const { title, fields: columns } = SHAPES[batch.kind];
  const heads = ['序号', '操作类型', ...columns.map(([field]) => field)];
  const titles = ['', '', ...columns.map(([, words]) => words)];
  const name = `${title}双公示-${batch.seq}.${format}`;
  const rows = lines.map(({ no, operation, fields }) => [
    String(no),
    OPERATION_WORDS[operation],
    ...columns.map(([field]) => fields[field] ?? ''),
  ]);
  if (format === 'json') {
    const body = {
      batch: batch.seq,
      kind: title,
      madeAt: batch.madeAt,
      sha256: batch.sha256,
      lines: rows.map((row) => asObject(heads, row)),
    };
    return { name, type: 'application/json', content: Buffer.from(JSON.stringify(body, null, 1)) };
  }
  if (format === 'csv') {
    const text = [heads, titles, ...rows].map(csvLine).join('');
    return { name, type: 'text/csv; charset=utf-8', content: Buffer.from(BYTE_ORDER_MARK + text) };
  }
  const sheet = [heads, titles, ...rows].map((row) => row.map((value) => ({ value, type: String })));
  // Loaded by the first who asks for a sheet.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const content = await writeXlsxFile(sheet as never).toBuffer();
  return { name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content };
}

const asObject = (heads: readonly string[], row: readonly string[]) =>
  Object.fromEntries(heads.map((head, i) => [head, row[i]]));
