import { createHash } from 'node:crypto';
import { AlignmentType, Document, Packer, Paragraph, TextRun } from 'docx';
import type { LegalDay } from '../../kernel/time.js';
import { FANG, SONG } from '../../platform/documents/index.js';
import type { LegalityItemRow } from './legality.entity.js';
import type { LegalityOpinion } from './acts/opine-on-legality.js';
import { KIND_NAMES } from './rules/legality-law.rules.js';

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** 合法性审查意见书 as text: title and number first, then head by head, then who and when. */
export function legalityLetter(
  number: string,
  item: LegalityItemRow,
  opinion: LegalityOpinion,
  reviewer: string,
  day: LegalDay,
): string {
  const judged = [...opinion.items].sort((a, b) => a.item - b.item);
  return [
    '合法性审查意见书',
    number,
    `${item.department}：`,
    `你单位送审的${KIND_NAMES[item.kind]}《${item.title}》，经审查，意见如下：`,
    ...judged.map(
      ({ item: n, passed, note, citation }) =>
        `${n}. ${item.heads[n - 1]}：${passed ? '符合' : '存在问题'}。${note}${citation ? `（${citation}）` : ''}`,
    ),
    `审查结论：${opinion.opinion === 'agree' ? '合法，同意' : '存在问题，修改后重新送审'}`,
    opinion.text,
    `本意见只及于送审稿：${item.fileName ? `${item.fileName}，` : ''}SHA-256 ${item.fileSha256 ?? sha256(item.text ?? '')}；规则包 ${item.lawVersion}`,
    `审查人：${reviewer}`,
    written(day),
  ].join('\n');
}

/** 2026年9月14日. */
function written(day: LegalDay): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** Half-points: 二号 and 三号, as official letters have them. */
const HEAD = 44;
const BODY = 32;

/** The letter as a Word document (DOCX), line for line what the text says; the last two lines stand right. */
export function legalityDocument(letter: string): Promise<Buffer> {
  const lines = letter.split('\n');
  const centred = (text: string, size: number, font: typeof FANG, bold = false) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
      children: [new TextRun({ text, font, size, bold })],
    });
  return Packer.toBuffer(
    new Document({
      title: lines[0]!,
      styles: { default: { document: { run: { font: FANG, size: BODY } } } },
      sections: [
        {
          children: [
            centred(lines[0]!, HEAD, SONG, true),
            centred(lines[1]!, BODY, FANG),
            ...lines.slice(2).map((text, i, rest) => {
              const last = i >= rest.length - 2;
              return new Paragraph({
                alignment: last ? AlignmentType.RIGHT : AlignmentType.LEFT,
                spacing: { line: 560 },
                // The addressee begins at the margin, as in a letter.
                ...(!last && i > 0 && { indent: { firstLine: 2 * BODY * 10 } }),
                children: [new TextRun({ text })],
              });
            }),
          ],
        },
      ],
    }),
  );
}
