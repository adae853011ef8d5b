import { deflateSync, inflateSync } from 'node:zlib';
import { flatPdf, flatPng, readFlatPdf, readFlatPng } from './flat-files.js';
import { changedOutside, notBlack, paintBoxes, type Pixels } from './paint.js';
import { filterRows, unfilterRows } from './raster.js';

function picture(width: number, height: number, seed: number): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0, state = seed; i < data.length; i++)
    data[i] = (state = (state * 48_271 + 11) % 2_147_483_647) >> 8;
  return { width, height, data };
}

const pack = (pixels: Pixels) => ({
  width: pixels.width,
  height: pixels.height,
  packed: new Uint8Array(deflateSync(filterRows(pixels, 0, pixels.height))),
});

describe('RED-04 what is painted', () => {
  const original = picture(40, 30, 7);
  const boxes = [
    { x: 3, y: 4, width: 10, height: 5 },
    { x: 35, y: 25, width: 5, height: 5 },
  ];

  it('is black in every box and nowhere else changed; the original stays', () => {
    const before = Uint8Array.from(original.data);
    const painted = paintBoxes(original, boxes);
    expect(notBlack(painted, boxes)).toBe(0);
    expect(notBlack(original, boxes)).toBeGreaterThan(0);
    expect(changedOutside(original, painted, boxes)).toBe(0);
    expect(original.data).toEqual(before);
  });

  it('is told apart from one pixel left over and one pixel too many', () => {
    const painted = paintBoxes(original, boxes);
    painted.data[(4 * 40 + 3) * 3] = 1;
    expect(notBlack(painted, boxes)).toBe(1);
    painted.data[0] = painted.data[0]! ^ 1;
    expect(changedOutside(original, painted, boxes)).toBe(1);
    expect(changedOutside(original, picture(39, 30, 7), boxes)).toBe(1200);
  });

  it('comes back from its rows as it was', () => {
    for (const pixels of [
      original,
      picture(1, 1, 3),
      paintBoxes(picture(64, 64, 5), [{ x: 0, y: 0, width: 64, height: 40 }]),
    ])
      expect(unfilterRows(filterRows(pixels, 0, pixels.height), pixels.width, pixels.height)).toEqual(pixels);
    expect(unfilterRows(new Uint8Array(10), 40, 30)).toBeUndefined();
  });

  it('can be filtered in pieces', () => {
    const pieces = Buffer.concat([filterRows(original, 0, 11), filterRows(original, 11, 30)]);
    expect(unfilterRows(pieces, 40, 30)).toEqual(original);
  });
});

describe('RED-04 a file of pictures and nothing else', () => {
  const pages = [pack(picture(20, 10, 1)), pack(picture(11, 13, 2))];

  it('reads its own pages back, pixel by pixel', () => {
    const read = readFlatPdf(flatPdf(pages))!;
    expect(read.map(({ width, height }) => [width, height])).toEqual([
      [20, 10],
      [11, 13],
    ]);
    expect(unfilterRows(inflateSync(read[1]!.packed), 11, 13)).toEqual(picture(11, 13, 2));
    expect(readFlatPng(flatPng(pages[0]!))).toEqual(pages[0]);
  });

  it('has no place for anything else', () => {
    const words = Buffer.from(flatPdf(pages)).toString('latin1');
    for (const name of [
      '/Info',
      '/Metadata',
      '/Font',
      '/Annots',
      '/AcroForm',
      '/Names',
      '/ID',
      '/Prev',
      '/JavaScript',
    ])
      expect(words).not.toContain(name);
    expect(words.match(/%%EOF/g)).toHaveLength(1);
  });

  it.each<[string, (file: Buffer) => Buffer]>([
    ['a byte behind the end', (file) => Buffer.concat([file, Buffer.from('x')])],
    [
      'a comment',
      (file) =>
        Buffer.from(file.toString('latin1').replace('%PDF-1.4\n', '%PDF-1.4\n%13800001234\n'), 'latin1'),
    ],
    [
      'an object more',
      (file) =>
        Buffer.from(
          file.toString('latin1').replace('xref\n', '9 0 obj\n(13800001234)\nendobj\nxref\n'),
          'latin1',
        ),
    ],
    [
      'a bit of the drawing',
      (file) => Buffer.from(file.toString('latin1').replace('/P Do', '/P do'), 'latin1'),
    ],
    ['another kind of file', () => Buffer.from('%PDF-1.4 nothing')],
  ])('is no such file with %s', (_, change) => {
    expect(readFlatPdf(change(Buffer.from(flatPdf(pages))))).toBeUndefined();
  });

  it('is no such picture with a chunk more or a bit less', () => {
    const png = Buffer.from(flatPng(pages[0]!));
    expect(readFlatPng(Buffer.concat([png, png.subarray(-12)]))).toBeUndefined();
    png[20]! ^= 1;
    expect(readFlatPng(png)).toBeUndefined();
  });
});
