import { chinaDay } from '../../kernel/time.js';
import { AlignmentType, BorderStyle, Document, Footer, Packer, Paragraph, type Table, TextRun } from 'docx';
import { FANG, gridded, HEI, MONO, pageCount } from '../../platform/documents/index.js';

/** Half-points, as the format counts them: 二号, 三号, 小四, 小五. */
const TITLE = 44;
const BODY = 32;
const CELL = 24;
const FINE = 17;
/** Twips: margins of official documents (GB/T 9704), 37, 26, 35 and 28 mm. */
const MARGINS = { top: 2098, right: 1474, bottom: 1984, left: 1587 };

/** The note repeats the digests, so a signed letter prints them once. */
const SIGNED =
  '电子签名（facts 为案件事实、draft 为决定书草稿、evidence 为证据清单、letter 为本意见书文本的摘要）';

export interface LetterFacts {
  agencyName: string;
  number: string;
  caseNumber: string | null;
  cause: string;
  party: string;
  round: number;
  submittedBy: string;
  submittedOn: string;
  materials: readonly string[];
  scope: string;
  proposal: string;
  items: readonly { item: number; title: string; passed: boolean; note: string; citation?: string }[];
  opinion: string;
  text: string;
  digests: readonly (readonly [string, string])[];
  reviewer: string;
  day: string;
  note: string | null;
  verifierKey: string | null;
}

/** 法制审核意见书 as a Word document (DOCX): heads, opinion, what it covers, and the reviewer's signature. */
export function letterDocument(facts: LetterFacts): Promise<Buffer> {
  const document = new Document({
    title: `法制审核意见书 ${facts.number}`,
    creator: facts.agencyName,
    styles: { default: { document: { run: { font: FANG, size: BODY } } } },
    sections: [
      {
        properties: { page: { margin: MARGINS } },
        footers: { default: new Footer({ children: [pageCount(CELL)] }) },
        children: [
          centred(facts.agencyName, BODY),
          centred('法制审核意见书', TITLE),
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            spacing: { after: 240 },
            children: [new TextRun(facts.number)],
          }),
          table([20, 80], caseRows(facts)),
          heading('一、逐项审核'),
          table(
            [8, 38, 14, 40],
            [
              ['序号', '审核内容', '结论', '审核说明'],
              ...facts.items.map((item) => [
                String(item.item),
                item.title,
                item.passed ? '通过' : '存在问题',
                `${item.note}${item.citation ? `（${item.citation}）` : ''}`,
              ]),
            ],
            true,
          ),
          heading('二、审核意见'),
          prose(`${facts.opinion}。`),
          ...facts.text.split('\n').map(prose),
          heading('三、效力范围'),
          prose(
            '本意见只及于送审时的案件事实、决定书草稿、证据清单和法律规则版本，其摘要见文末；任何一项变动，本意见即告失效，应当重新送审。',
          ),
          signature(`审核人：${facts.reviewer}`),
          signature(chinaDay(facts.day)),
          ...(facts.note === null
            ? [...facts.digests.map(([label, digest]) => fine(label, digest)), fine('电子签名', '尚未签名')]
            : [fine(SIGNED, facts.note), fine('公钥', facts.verifierKey ?? '')]),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function caseRows(facts: LetterFacts): string[][] {
  return [
    ['案　　号', facts.caseNumber ?? '—'],
    ['案　　由', facts.cause],
    ['当 事 人', facts.party],
    ['拟作决定', facts.proposal],
    ['送　　审', `${facts.submittedBy}，${chinaDay(facts.submittedOn)}，第${facts.round}轮`],
    ['送审材料', facts.materials.join('、')],
    ['审核事由', facts.scope],
  ];
}

const table = (widths: readonly number[], rows: readonly (readonly string[])[], headed = false): Table =>
  gridded({ widths, rows, headed, font: FANG, size: CELL });

function centred(text: string, size: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 160 },
    children: [new TextRun({ text, font: HEI, size })],
  });
}

function heading(text: string): Paragraph {
  return new Paragraph({
    keepNext: true,
    spacing: { before: 280, after: 120 },
    children: [new TextRun({ text, font: HEI, size: BODY })],
  });
}

/** Two characters in, as paragraphs of official documents are. */
function prose(text: string): Paragraph {
  return new Paragraph({
    indent: { firstLine: 2 * BODY * 10 },
    spacing: { line: 560, lineRule: 'exact' },
    children: [new TextRun(text)],
  });
}

function signature(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    keepNext: true,
    spacing: { before: 200 },
    indent: { right: 640 },
    children: [new TextRun(text)],
  });
}

/** Digests and signatures: small, in letters of one width, line for line, under a thin rule. */
function fine(label: string, text: string): Paragraph {
  const lines = text.replace(/\n$/, '').split('\n');
  return new Paragraph({
    spacing: { before: 60 },
    border: { top: { style: BorderStyle.SINGLE, size: 2, color: 'BBBBBB', space: 1 } },
    children: [
      new TextRun({ text: `${label}：`, size: FINE }),
      ...lines.map((part) => new TextRun({ text: part, font: MONO, size: FINE, break: 1 })),
    ],
  });
}
