/** One page of pixels as it stands in a file: filtered rows (`filterRows`), compressed by zlib. */
export interface PackedPage {
  readonly width: number;
  readonly height: number;
  readonly packed: Uint8Array;
}

/** Pixels in a point (1/72 inch): pages are rendered at 150 dots an inch. */
export const SCALE = 150 / 72;

/**
 * A PDF that holds nothing but one picture on each page: no text, fonts, metadata, annotations, attachments, forms or
 * earlier revisions, because none of them is written. The same pages give the same bytes.
 */
export function flatPdf(pages: readonly PackedPage[]): Uint8Array {
  const out = new Bytes();
  const starts: number[] = [];
  const object = (body: string, stream?: Uint8Array): void => {
    starts.push(out.length);
    out.text(`${starts.length} 0 obj\n${body}\n`);
    if (stream) out.text('stream\n').bytes(stream).text('\nendstream\n');
    out.text('endobj\n');
  };
  out.text('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n');
  object('<< /Type /Catalog /Pages 2 0 R >>');
  const kids = pages.map((_, i) => `${3 + i * 3} 0 R`).join(' ');
  object(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  pages.forEach(({ width, height, packed }, i) => {
    const id = 3 + i * 3;
    const [wide, high] = [points(width), points(height)];
    const resources = `<< /XObject << /P ${id + 2} 0 R >> >>`;
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${wide} ${high}] /Resources ${resources} /Contents ${id + 1} 0 R >>`,
    );
    const drawing = latin1(`q ${wide} 0 0 ${high} 0 0 cm /P Do Q`);
    object(`<< /Length ${drawing.length} >>`, drawing);
    object(pictureHead(width, height, packed.length), packed);
  });
  const xref = out.length;
  out.text(`xref\n0 ${starts.length + 1}\n0000000000 65535 f \n`);
  for (const start of starts) out.text(`${String(start).padStart(10, '0')} 00000 n \n`);
  out.text(`trailer\n<< /Size ${starts.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`);
  return out.all();
}

/** The pages of such a file; undefined unless every byte is one that `flatPdf` writes for them. */
export function readFlatPdf(file: Uint8Array): PackedPage[] | undefined {
  const pages: PackedPage[] = [];
  let at = 0;
  for (;;) {
    const start = find(file, '/Subtype /Image', at);
    if (start < 0) break;
    const head = new RegExp(
      String.raw`/Width (\d{1,6}) /Height (\d{1,6}) [^>]{0,200}>> /Length (\d{1,10}) >>\nstream\n`,
    ).exec(text(file, start, start + 400));
    if (!head) return undefined;
    const from = start + head.index + head[0].length;
    const length = Number(head[3]);
    if (from + length > file.length) return undefined;
    pages.push({
      width: Number(head[1]),
      height: Number(head[2]),
      packed: file.subarray(from, from + length),
    });
    at = from + length;
  }
  return pages.length > 0 && same(flatPdf(pages), file) ? pages : undefined;
}

const PNG = '\x89PNG\r\n\x1a\n';

/** A picture that holds its size and its pixels: no profile, no time, no text, no camera, no place. */
export function flatPng({ width, height, packed }: PackedPage): Uint8Array {
  const out = new Bytes();
  out.text(PNG);
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // Eight bits, red green blue.
  head.set([8, 2, 0, 0, 0], 8);
  for (const [name, body] of [
    ['IHDR', head],
    ['IDAT', packed],
    ['IEND', new Uint8Array(0)],
  ] as const) {
    const named = new Uint8Array(body.length + 4);
    named.set(latin1(name));
    named.set(body, 4);
    out
      .bytes(uint32(body.length))
      .bytes(named)
      .bytes(uint32(crc32(named)));
  }
  return out.all();
}

/** The picture of such a file; undefined unless every byte is one that `flatPng` writes for it. */
export function readFlatPng(file: Uint8Array): PackedPage | undefined {
  if (file.length < 57 || text(file, 0, 8) !== PNG) return undefined;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = view.getUint32(33);
  if (41 + length > file.length) return undefined;
  const page = {
    width: view.getUint32(16),
    height: view.getUint32(20),
    packed: file.subarray(41, 41 + length),
  };
  return same(flatPng(page), file) ? page : undefined;
}

function pictureHead(width: number, height: number, length: number): string {
  const rows = `<< /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns ${width} >>`;
  return (
    `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 ` +
    `/Filter /FlateDecode /DecodeParms ${rows} /Length ${length} >>`
  );
}

const points = (pixels: number): string => String(Number((pixels / SCALE).toFixed(2)));

class Bytes {
  private readonly parts: Uint8Array[] = [];
  length = 0;

  text(words: string): this {
    return this.bytes(latin1(words));
  }

  bytes(part: Uint8Array): this {
    this.parts.push(part);
    this.length += part.length;
    return this;
  }

  all(): Uint8Array {
    const all = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}

const latin1 = (words: string): Uint8Array => Uint8Array.from(words, (unit) => unit.charCodeAt(0));

const uint32 = (value: number): Uint8Array =>
  Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);

function text(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function find(bytes: Uint8Array, words: string, from: number): number {
  const sought = latin1(words);
  for (let at = bytes.indexOf(sought[0]!, from); at >= 0; at = bytes.indexOf(sought[0]!, at + 1))
    if (sought.every((byte, i) => bytes[at + i] === byte)) return at;
  return -1;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = CRC[(c ^ byte) & 255]! ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}
