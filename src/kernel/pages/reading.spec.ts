import { covered } from './box.js';
import { glyphsOf, type Matrix, type PageOp } from './glyphs.js';
import { readPage } from './reading.js';

const PAGE = { width: 1240, height: 1754, pictures: false };
/** Points from the lower left corner to pixels from the upper left. */
const VIEW: Matrix = [2, 0, 0, -2, 0, 1754];
const FONTS = { F: { unit: 0.001, vertical: false }, V: { unit: 0.001, vertical: true } };

function run(text: string, x: number, y: number, matrix: Matrix = [1, 0, 0, 1, x, y], font = 'F'): PageOp[] {
  const signs = [...text].map((sign) => [sign, sign < '\u0100' ? 500 : 1000, sign === ' '] as const);
  return [['beginText'], ['font', font, 10], ['textMatrix', matrix], ['show', signs]];
}

const reading = (ops: readonly PageOp[], options = {}, page = PAGE) =>
  readPage(glyphsOf(ops, FONTS, VIEW), page, { partyKind: 'natural-person', ...options });

const summary = (ops: readonly PageOp[], options = {}) =>
  reading(ops, options).proposals.map(({ class: kind, text }) => `${kind} ${text}`);

describe('RED-01 what a page would tell', () => {
  it('places a box over the signs and nothing else of the line', () => {
    const [box, ...more] = reading(run('电话13800001234正常', 100, 700)).proposals;
    expect(more).toEqual([]);
    // Two signs of ten points, then eleven digits of five: 120 to 175 points across.
    expect(box).toMatchObject({ x: 238, width: 114, class: 'phone', rule: 'RED-01' });
    const baseline = 1754 - 2 * 700;
    expect(box!.y).toBeLessThanOrEqual(baseline - 20);
    expect(box!.y + box!.height).toBeGreaterThanOrEqual(baseline + 5);
    expect(covered(box!.must, [box!])).toBe(true);
  });

  it.each<[string, PageOp[], string[]]>([
    [
      'runs split over the page’s file but whole to the eye',
      [
        ...run('0000', 115, 700),
        ...run('别的文字', 300, 200),
        ...run('138', 100, 700),
        ...run('1234', 135, 700),
      ],
      ['phone 13800001234'],
    ],
    [
      'runs together in the file but apart to the eye',
      [...run('1380000', 100, 700), ...run('1234', 100, 690)],
      ['phone 1380000\n1234', 'phone 1380000\n1234'],
    ],
    [
      'signs set twice to look bold',
      [...'13800001234'].flatMap((sign, i) => [
        ...run(sign, 100 + i * 5, 700),
        ...run(sign, 100.6 + i * 5, 700),
      ]),
      ['phone 13800001234'],
    ],
    [
      'words set twice',
      [...run('13800001234', 100, 700), ...run('13800001234', 100.4, 700)],
      ['phone 13800001234'],
    ],
    ['full-width digits', run('１３８００００１２３４', 100, 700), ['phone 13800001234']],
    [
      'two lines',
      [...run('身份证号110105', 500, 700), ...run('19491231002X', 50, 684)],
      ['id-number 110105\n19491231002X', 'id-number 110105\n19491231002X'],
    ],
    [
      'a form within the page',
      [['form', [1, 0, 0, 1, 50, 50]], ...run('13800001234', 10, 10), ['restore']],
      ['phone 13800001234'],
    ],
    [
      'an annotation',
      [['annotation', [1, 0, 0, 1, 200, 200], [1, 0, 0, 1, 0, 0]], ...run('13800001234', 4, 4), ['restore']],
      ['phone 13800001234'],
    ],
    ['turned upright', run('13800001234', 0, 0, [0, 1, -1, 0, 300, 300]), ['phone 13800001234']],
    ['upside down', run('13800001234', 0, 0, [-1, 0, 0, -1, 300, 300]), ['phone 13800001234']],
    ['written downwards', run('13800001234', 0, 0, [1, 0, 0, 1, 300, 600], 'V'), ['phone 13800001234']],
  ])('finds %s', (_, ops, expected) => {
    expect(summary(ops)).toEqual(expected);
  });

  it('covers a sign of which the file says that it has no width', () => {
    const bare = run('1380000123', 100, 700).map((op) =>
      op[0] === 'show'
        ? ([
            'show',
            op[1]
              .map((sign) => (typeof sign === 'number' ? sign : ([sign[0], 0, false] as const)))
              .flatMap((sign) => [sign, -500]),
          ] as const)
        : op,
    );
    const [box] = reading([...bare, ...run('4', 150, 700)]).proposals;
    // Ten digits half a size apart and one more: 100 to 155 points.
    expect(box!.x).toBeLessThanOrEqual(200);
    expect(box!.x + box!.width).toBeGreaterThanOrEqual(310);
  });

  it('RED-07 reads the radicals that some typefaces give for letters', () => {
    expect(summary(run('当事⼈张⼀⾏到场', 100, 700), { punishedPersons: ['张一行'] })).toEqual([
      'natural-person-name 张一行',
    ]);
  });

  it('says when a page cannot be read, or not all of it', () => {
    expect(reading([]).readable).toBe('none');
    expect(reading(run('正常文字', 100, 700)).readable).toBe('text');
    expect(reading(run('正常文字', 100, 700), {}, { ...PAGE, pictures: true }).readable).toBe('unsure');
    expect(reading(run('正常\ue000\ue001', 100, 700)).readable).toBe('unsure');
  });

  it('RED-02 says why a file may not be published at all', () => {
    expect(reading(run('当事人系未成年人', 100, 700)).refuse).toContain('RED-02');
    expect(reading(run('当事人到场', 100, 700)).refuse).toBeUndefined();
  });

  it('survives a page that never ends what it began', () => {
    const deep: PageOp[] = Array.from({ length: 100_000 }, () => ['save']);
    expect(summary([...deep, ...run('13800001234', 100, 700)])).toEqual(['phone 13800001234']);
    expect(summary([['transform', [NaN, 0, 0, 1, 0, 0]], ...run('13800001234', 100, 700)])).toEqual([]);
  });
});
