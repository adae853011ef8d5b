import { AlignmentType, Document, Footer, HeadingLevel, Packer, Paragraph, type Table, TextRun } from 'docx';
import { FANG, gridded, HEI, MONO, pageCount, SONG } from '../../platform/documents/index.js';
import { STAGES, type Stage } from '../cases/index.js';
import type { CustodyActView, CustodyView } from './dto/custody-views.js';

/** Half-points, as the format counts them: 小四, 五号, 小五. */
const BODY = 24;
const SMALL = 21;
const FINE = 16;

const beijing = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'medium',
  timeStyle: 'medium',
  hourCycle: 'h23',
});
const when = (at: string | null): string => (at === null ? '—' : beijing.format(new Date(at)));

/** The custody report as a Word document (DOCX) to print and to hand in; times are those of Beijing. */
export function custodyDocument(report: CustodyView): Promise<Buffer> {
  const { item, acts, checkpoint } = report;
  const document = new Document({
    title: '证据保管链报告',
    creator: report.agencyName,
    styles: { default: { document: { run: { font: FANG, size: BODY } } } },
    sections: [
      {
        footers: { default: new Footer({ children: [pageCount(FINE)] }) },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 240 },
            children: [new TextRun({ text: '证据保管链报告', font: HEI, size: 36, bold: true })],
          }),
          line(`制作机关：${report.agencyName}`),
          line(`案　　号：${report.caseNumber ?? '尚未立案'}`),
          line(`制作时间：${when(report.madeAt)}（北京时间）`),
          heading('一、证据材料'),
          table([28, 72], factsOf(item)),
          heading(`二、保管经过（共 ${acts.length} 条）`),
          table(
            [9, 24, 17, 19, 31],
            [['序号', '时间', '事项', '办理人', '理由'], ...acts.map(custodyRow)],
            true,
          ),
          heading('三、证明'),
          line(
            `以上每条记录均在本机关存证账本中。账本于${when(checkpoint.at)}签署检查点，时有记录 ${checkpoint.size} 条。` +
              '下列数据可供任何人离线核验：记录摘要沿包含证明逐级计算（RFC 9162），应得出检查点的根。',
          ),
          fine('检查点', checkpoint.note),
          fine('公钥', checkpoint.verifierKey),
          ...acts.flatMap((act) => [
            fine(`记录 ${act.seq} 摘要`, act.leafHash),
            fine('　包含证明', act.proof.join('\n') || '（账本只有一条记录）'),
          ]),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function factsOf(item: CustodyView['item']): string[][] {
  return [
    ['名称', item.filename],
    ['编号', item.id],
    ['办案环节', STAGES[item.stage as Stage]],
    ['类型', item.mediaType],
    ['大小', `${item.bytes} 字节`],
    ['SHA-256', item.sha256],
    ['SM3', item.sm3 ?? '尚未封存'],
    ['采集时间', `${when(item.capturedFrom)} 至 ${when(item.capturedTo)}`],
    ['采集设备', item.deviceId ?? '—'],
    ['接收时间', when(item.receivedAt)],
    ['上传人', item.uploadedByName],
    ['封存时间', when(item.sealedAt)],
    ...(item.excludedBecause ? [['排除原因', item.excludedBecause]] : []),
  ];
}

const custodyRow = ({ seq, at, title, actorName, reason }: CustodyActView): string[] => [
  String(seq),
  when(at),
  title,
  actorName,
  reason ?? '',
];

const table = (widths: readonly number[], rows: readonly (readonly string[])[], headed = false): Table =>
  gridded({ widths, rows, headed, font: SONG, size: SMALL });

function heading(text: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_2,
    spacing: { before: 240, after: 120 },
    children: [new TextRun({ text, font: HEI, size: BODY, color: '000000' })],
  });
}

function line(text: string): Paragraph {
  return new Paragraph({ spacing: { line: 360 }, children: [new TextRun({ text })] });
}

/** Digests and signatures: small, in letters of one width, line for line. */
function fine(label: string, text: string): Paragraph {
  const lines = text.replace(/\n$/, '').split('\n');
  return new Paragraph({
    children: [
      new TextRun({ text: `${label}：`, font: SONG, size: FINE }),
      ...lines.map((part) => new TextRun({ text: part, font: MONO, size: FINE, break: 1 })),
    ],
  });
}
