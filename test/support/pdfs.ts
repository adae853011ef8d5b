/** PDF files built byte by byte, so that a test knows every place in which a word can hide. */

const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();

/** A run of words at a place of the page, in points from the lower left corner. */
export interface Run {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Seen by nobody, copied by everybody (text rendering mode 3). */
  readonly invisible?: boolean;
}

export interface PdfPage {
  readonly runs?: readonly Run[];
  readonly rotate?: number;
  readonly size?: readonly [number, number];
  /** A free-text annotation: its words, which it also draws. */
  readonly annotation?: string;
}

export interface PdfExtras {
  readonly title?: string;
  readonly metadata?: string;
  readonly attachment?: string;
  readonly field?: string;
  /** Words of an earlier revision that a later one no longer shows. */
  readonly earlier?: string;
}

const SIZE = 14;

/** The typeface is not in the file (STSong): the reader needs character maps and a Chinese typeface of its machine. */
export function pdfOf(pages: readonly PdfPage[], extras: PdfExtras = {}): Buffer {
  const objects: string[] = ['', ''];
  const add = (body: string): number => objects.push(body);
  const stream = (dictionary: string, data: string): string =>
    `<< ${dictionary} /Length ${Buffer.byteLength(data, 'latin1')} >>\nstream\n${data}\nendstream`;
  const described = add(
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  );
  const cid = add(
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500] /FontDescriptor ${described} 0 R >>`,
  );
  const font = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H /DescendantFonts [${cid} 0 R] >>`,
  );
  const resources = `<< /Font << /F ${font} 0 R >> >>`;
  const written = (text: string, mode = 0): string => `/F ${SIZE} Tf ${mode} Tr <${hex(text)}> Tj`;
  const kids = pages.map(({ runs = [], rotate = 0, size = [440, 320], annotation }) => {
    const drawing = runs
      .map(({ x, y, text, invisible }) => `BT 1 0 0 1 ${x} ${y} Tm ${written(text, invisible ? 3 : 0)} ET`)
      .join('\n');
    const contents = add(stream('', drawing));
    const annotations: number[] = [];
    if (annotation) {
      const look = add(
        stream(
          `/Type /XObject /Subtype /Form /BBox [0 0 300 30] /Resources ${resources}`,
          `BT 1 0 0 1 4 8 Tm ${written(annotation)} ET`,
        ),
      );
      annotations.push(
        add(
          `<< /Type /Annot /Subtype /FreeText /Rect [130 40 430 70] /F 4 /DA (/F 14 Tf) /Contents <FEFF${hex(annotation)}> /AP << /N ${look} 0 R >> >>`,
        ),
      );
    }
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size.join(' ')}] /Rotate ${rotate} /Resources ${resources} /Contents ${contents} 0 R /Annots [${annotations.map((id) => `${id} 0 R`).join(' ')}] >>`,
    );
  });
  let catalog = '/Type /Catalog /Pages 2 0 R';
  if (extras.metadata)
    catalog += ` /Metadata ${add(stream('/Type /Metadata /Subtype /XML', Buffer.from(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${extras.metadata}</dc:title></rdf:Description></rdf:RDF></x:xmpmeta>`).toString('latin1')))} 0 R`;
  if (extras.attachment) {
    const bytes = add(stream('/Type /EmbeddedFile', Buffer.from(extras.attachment).toString('latin1')));
    catalog += ` /Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a.txt) /EF << /F ${bytes} 0 R >> >>] >> >>`;
  }
  if (extras.field) {
    const field = add(`<< /FT /Tx /T (phone) /V <FEFF${hex(extras.field)}> /Kids [] >>`);
    catalog += ` /AcroForm << /Fields [${field} 0 R] >>`;
  }
  const info = add(
    `<< /Title <FEFF${hex(extras.title ?? 'x')}> /Author <FEFF${hex(extras.title ?? 'x')}> >>`,
  );
  objects[0] = `<< ${catalog} >>`;
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] >>`;
  const first = plainFile(objects, info);
  return extras.earlier ? revised(first, objects, kids[0]!, extras.earlier, resources) : first;
}

function plainFile(objects: readonly string[], info: number): Buffer {
  let out = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const starts = objects.map((body, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const xref = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  out += starts.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${info} 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

/** The earlier words stand in an object that an incremental update replaced. */
function revised(
  file: Buffer,
  objects: readonly string[],
  page: number,
  earlier: string,
  resources: string,
): Buffer {
  const contents = Number(/\/Contents (\d+) 0 R/.exec(objects[page - 1]!)![1]);
  const now = objects[contents - 1]!;
  const drawing = `BT /F ${SIZE} Tf 1 0 0 1 60 60 Tm <${hex(earlier)}> Tj ET`;
  const old = `<< /Resources ${resources} /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`;
  const before = file.toString('latin1').replace(`${contents} 0 obj\n${now}`, `${contents} 0 obj\n${old}`);
  const xrefAt = before.lastIndexOf('xref\n0 ');
  // The table of the first revision no longer fits; the reader rebuilds it, and takes the later object.
  const added = `\n${contents} 0 obj\n${now}\nendobj\n`;
  const body = before.slice(0, xrefAt) + added;
  const trailer = /trailer\n<<[^]*?>>/.exec(before)![0];
  return Buffer.from(`${body}${trailer}\nstartxref\n0\n%%EOF\n`, 'latin1');
}
