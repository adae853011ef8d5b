import { AlignmentType, Document, Packer, Paragraph, TextRun } from 'docx';
import { FANG, SONG } from '../../platform/documents/index.js';

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
