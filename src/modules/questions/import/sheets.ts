import readXlsxFile from 'read-excel-file/node';
import type { Row } from './csv.js';
import { unpacksWithin } from './zip-size.js';

export interface SheetRows {
  readonly name: string;
  readonly rows: Row[];
}

/** A workbook may not unpack to more than this: a small file can hold a very large one. */
const UNPACKED = 300 * 2 ** 20;

/** The cells of a workbook as text, row by row; undefined where it is none. Formulas give the value they had last. */
export async function readSheets(bytes: Buffer): Promise<SheetRows[] | undefined> {
  if (!(await unpacksWithin(bytes, UNPACKED))) return undefined;
  try {
    const sheets = await readXlsxFile(bytes);
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((cells, i) => ({ line: i + 1, cells: cells.map(textOf) })),
    }));
  } catch {
    return undefined;
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
}
