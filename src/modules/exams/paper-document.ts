import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { HEI, pageCount, SONG } from '../../platform/documents/index.js';
import type { PaperItem, PaperKey } from './rules/draw.rules.js';

/** Half-points: 二号, 小四, 五号. */
const TITLE = 44;
const BODY = 24;
const FINE = 18;
const MARGINS = { top: 1134, right: 1134, bottom: 1134, left: 1417 };
const KIND_HEADS = { single: '单项选择题', multiple: '多项选择题', 'true-false': '判断题' } as const;
const ORDINALS = '一二三四五六七八九十';

export interface PrintedPaper {
  readonly title: string;
  readonly minutes: number;
  readonly fullMarks: number;
  /** Whose it is, or the seed of a specimen. */
  readonly whose: string;
  readonly sha256: string;
  readonly items: readonly PaperItem[];
  readonly keys: readonly PaperKey[];
}

const points = (hundredths: number): string => String(hundredths / 100);

/** The paper to print: questions with room for the answers, without any key. */
export function paperDocument(paper: PrintedPaper): Promise<Buffer> {
  const body: Paragraph[] = [];
  let head = '';
  let heads = 0;
  let caseText: string | null = null;
  for (const item of paper.items) {
    const mine = item.caseText === null ? KIND_HEADS[item.kind] : '案例分析题';
    if (mine !== head) {
      head = mine;
      body.push(heading(`${ORDINALS[heads] ?? heads + 1}、${mine}`));
      heads += 1;
    }
    if (item.caseText !== null && item.caseText !== caseText)
      body.push(text(item.caseText, { keepNext: true }));
    caseText = item.caseText;
    const kind = item.caseText === null ? '' : `［${KIND_HEADS[item.kind]}］`;
    body.push(
      text(`${item.no}. ${kind}（${points(item.points)}分）${item.stem}　（　　　）`, { keepNext: true }),
    );
    item.options.forEach(({ key, text: option }, i) =>
      body.push(text(`${key}. ${option}`, { indent: 480, keepNext: i < item.options.length - 1 })),
    );
  }
  return packed(paper.title, [
    ...front(paper, paper.title),
    text('姓名：＿＿＿＿＿＿＿＿　单位：＿＿＿＿＿＿＿＿＿＿＿＿　得分：＿＿＿＿＿＿', { after: 240 }),
    ...body,
  ]);
}

/** The answer key, apart from the paper and bound to it by the digest. */
export function keyDocument(paper: PrintedPaper): Promise<Buffer> {
  const rows = paper.keys.map(({ no, answer, points: mark, kind }) => [
    String(no),
    KIND_HEADS[kind],
    answer,
    points(mark),
  ]);
  return packed(`${paper.title} 参考答案`, [
    ...front(paper, `${paper.title}　参考答案`),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [['题号', '题型', '答案', '分值'], ...rows].map(
        (cells, i) => new TableRow({ tableHeader: i === 0, cantSplit: true, children: cells.map(cell) }),
      ),
    }),
  ]);
}

function front({ minutes, fullMarks, whose, sha256 }: PrintedPaper, title: string): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 160 },
      children: [new TextRun({ text: title, font: HEI, size: TITLE })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [
        new TextRun({ text: `满分${points(fullMarks)}分　时间${minutes}分钟　${whose}`, size: BODY }),
      ],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: '888888', space: 4 } },
      children: [new TextRun({ text: `试卷摘要 SHA-256 ${sha256}`, size: FINE })],
    }),
  ];
}

const heading = (words: string): Paragraph =>
  new Paragraph({
    keepNext: true,
    spacing: { before: 240, after: 120 },
    children: [new TextRun({ text: words, font: HEI, size: BODY + 2 })],
  });

function text(
  words: string,
  { indent = 0, keepNext = false, after = 60 }: { indent?: number; keepNext?: boolean; after?: number } = {},
): Paragraph {
  const lines = words.split('\n');
  return new Paragraph({
    keepNext,
    keepLines: true,
    indent: { left: indent },
    spacing: { after },
    children: lines.map((line, i) => new TextRun({ text: line, ...(i > 0 && { break: 1 }) })),
  });
}

const cell = (words: string): TableCell =>
  new TableCell({
    margins: { top: 40, bottom: 40, left: 100, right: 100 },
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun(words)] })],
  });

function packed(title: string, children: (Paragraph | Table)[]): Promise<Buffer> {
  const document = new Document({
    title,
    styles: { default: { document: { run: { font: SONG, size: BODY } } } },
    sections: [
      {
        properties: { page: { margin: MARGINS } },
        footers: { default: new Footer({ children: [pageCount(FINE)] }) },
        children,
      },
    ],
  });
  return Packer.toBuffer(document);
}
