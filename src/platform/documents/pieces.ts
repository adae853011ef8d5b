import { AlignmentType, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';

/** Typefaces of official documents: 仿宋 for the text, 黑体 for heads, 宋体 for tables and papers. */
export const FANG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'FangSong' };
export const SONG = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun' };
export const HEI = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'SimHei' };
export const MONO = { ascii: 'Courier New', hAnsi: 'Courier New', eastAsia: 'FangSong' };

type Typeface = typeof FANG;

/** The foot of a page: 第 1 页，共 2 页. `size` in half-points. */
export function pageCount(size: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ children: ['第 ', PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页'], size }),
    ],
  });
}

export interface Grid {
  /** Per cent of each column. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** The first row is a head, repeated on every page; otherwise the first column is. */
  readonly headed?: boolean;
  readonly font: Typeface;
  /** Half-points. */
  readonly size: number;
}

/** A table over the whole width; no row is broken by a page. */
export function gridded({ widths, rows, headed = false, font, size }: Grid): Table {
  const cell = (text: string, column: number, strong: boolean): TableCell =>
    new TableCell({
      width: { size: widths[column]!, type: WidthType.PERCENTAGE },
      margins: { top: 50, bottom: 50, left: 90, right: 90 },
      children: [new Paragraph({ children: [new TextRun({ text, font: strong ? HEI : font, size })] })],
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (texts, position) =>
        new TableRow({
          tableHeader: headed && position === 0,
          cantSplit: true,
          children: texts.map((text, column) => cell(text, column, headed ? position === 0 : column === 0)),
        }),
    ),
  });
}
