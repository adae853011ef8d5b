import { deflateSync } from 'node:zlib';
import { photo } from '../support/pictures.js';
import { pdfOf } from '../support/pdfs.js';
import { flatPdf, glyphsOf } from '../../src/kernel/pages/index.js';
import {
  PAGE_LIMITS,
  type PageError,
  type PageLimits,
  PageReader,
} from '../../src/modules/disclosure/files/page-reader.js';

const readers: PageReader[] = [];
afterEach(() => readers.splice(0).forEach((reader) => reader.close()));

function start(limits: Partial<PageLimits> = {}): PageReader {
  const reader = PageReader.start({ ...PAGE_LIMITS, ...limits });
  readers.push(reader);
  return reader;
}

const problem = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: PageError) => error.problem,
  );

const PLAIN = pdfOf([
  {
    runs: [
      { x: 60, y: 280, text: '看得见' },
      { x: 60, y: 240, text: '看不见', invisible: true },
    ],
    annotation: '批注',
  },
]);

describe('the reader of other people’s files', () => {
  it('reads every sign with its place, invisible ones and annotations too', async () => {
    const reader = start();
    expect(await reader.open(PLAIN, 'pdf')).toBe(1);
    const raw = await reader.read(1);
    expect([raw.width, raw.height]).toEqual([917, 667]);
    const glyphs = glyphsOf(raw.ops, raw.fonts, raw.viewport);
    expect(glyphs.map(({ text }) => text).join('')).toBe('看得见看不见批注');
    // 60 points from the left, 40 from the upper edge.
    expect(glyphs[0]!.x).toBeCloseTo(125, 0);
    expect(glyphs[0]!.y + glyphs[0]!.height).toBeCloseTo(83 + 0.25 * 14 * (150 / 72), -0.5);
    const { data, width, height } = await reader.look(1);
    expect(data.length).toBe(width * height * 3);
    expect(data.some((value) => value === 0)).toBe(true);
  });

  it.each<[string, Partial<PageLimits>]>([
    ['time', { timeMs: 1 }],
    ['memory', { memory: 1 }],
  ])('is killed when its %s is over', async (_, limits) => {
    expect(await problem(start(limits).open(PLAIN, 'pdf'))).toBe('beyond-limits');
  });

  it('says that the machine cannot draw Chinese, instead of publishing rows of empty boxes', async () => {
    const bare = PageReader.start(PAGE_LIMITS, { DISABLE_SYSTEM_FONTS_LOAD: '1' });
    readers.push(bare);
    expect(await bare.open(PLAIN, 'pdf')).toBe(1);
    expect(await problem(bare.read(1))).toBe('no-font');
  });

  it('refuses a page of more pixels than allowed before it is drawn', async () => {
    const reader = start({ pixels: 500_000 });
    await reader.open(PLAIN, 'pdf');
    expect(await problem(reader.look(1))).toBe('too-large');
  });

  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['a head without a body', Buffer.from('%PDF-1.7\n')],
    ['a body cut in the middle', PLAIN.subarray(0, PLAIN.length / 3)],
  ])('says of %s that it is broken', async (_, bytes) => {
    expect(await problem(start().open(bytes, 'pdf'))).toBe('broken');
  });

  it('is not brought down by a picture that unpacks to hundreds of times its size', async () => {
    const [width, height] = [16_000, 16_000];
    const packed = new Uint8Array(deflateSync(Buffer.alloc((width * 3 + 1) * height)));
    const bomb = Buffer.from(
      Buffer.from(flatPdf([{ width, height, packed }]))
        .toString('latin1')
        .replace(/\/MediaBox \[0 0 7680 7680\]/, '/MediaBox [0 0 0300 0300]')
        .replace('q 7680 0 0 7680', 'q 0300 0 0 0300'),
      'latin1',
    );
    const reader = start({ memory: 400 * 2 ** 20 });
    expect(await reader.open(bomb, 'pdf')).toBe(1);
    expect(await problem(reader.look(1))).toBe('beyond-limits');
  }, 120_000);

  it('turns a photograph as it was held, and makes it no larger than a page', async () => {
    const reader = start();
    await reader.open(await photo(3000, 1000), 'jpeg');
    expect(await reader.look(1)).toMatchObject({ width: 1754, height: 585 });
  });
});
