/** UTF-8 with a mark, so that spreadsheets read Chinese as Chinese. */
export const BYTE_ORDER_MARK = '\ufeff';

export type CsvCell = string | number | null;

/** One line of CSV (RFC 4180). A cell that a spreadsheet would take for a formula is made text with an apostrophe. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: CsvCell): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const inert = /^[\s\p{Cf}]*[=+\-@＝＋－＠\t\r]/u.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}

/** Fen as yuan with two decimals, exact. */
export function yuanOf(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const abs = Math.abs(fen);
  return `${sign}${Math.trunc(abs / 100)}.${String(abs % 100).padStart(2, '0')}`;
}
