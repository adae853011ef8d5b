import { csvLine, yuanOf } from './csv.js';

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '\r=1'])(
  'a cell cannot be a formula: %j',
  (text) => {
    expect(csvLine([text]).startsWith(`"'`)).toBe(true);
  },
);

it('quotes, commas and line breaks stay inside their cell', () => {
  expect(csvLine(['甲"乙', '丙,丁', '一\n二', null, 5])).toBe('"甲""乙","丙,丁","一\n二","",5\r\n');
});

it.each([
  [0, '0.00'],
  [5, '0.05'],
  [80_000, '800.00'],
  [123_456_789_012_345, '1234567890123.45'],
])('%i fen are %s yuan', (fen, yuan) => expect(yuanOf(fen)).toBe(yuan));
