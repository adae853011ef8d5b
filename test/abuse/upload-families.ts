import { address, type Family, pick, VALUES } from './attack.js';
import { uuid } from './routes.js';

export const multipart: Family = (target, chance) => {
  const edge = pick(chance, ['x', 'a'.repeat(70), 'a'.repeat(300)]);
  const part = (head: string, content: string): string =>
    `--${edge}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
  const name = pick(chance, [
    'a.csv',
    '../../a.xlsx',
    'a'.repeat(400),
    '\ud83d.txt',
    'a\u0000.pdf',
    '"; filename="b',
    '题.xlsx',
    '',
  ]);
  const content = pick(chance, [
    '',
    'PK\u0003\u0004 broken',
    '%PDF-1.7\n%%EOF',
    '\u0000'.repeat(900),
    ' '.repeat(90_000),
    '1. 甲\nA. 乙\n答案：A\n'.repeat(300),
    '姓名,题干\n"'.repeat(200),
    '"'.repeat(20_000),
  ]);
  const file = part(`name="file"; filename="${name}"`, content);
  const body = pick(chance, [
    () => `${file}--${edge}--\r\n`,
    () => file + file + `--${edge}--`,
    () => Array.from({ length: 60 }, (_, n) => part(`name="f${n}"`, 'x')).join('') + `--${edge}--`,
    () => part(`name="${'n'.repeat(5000)}"`, 'x') + `--${edge}--`,
    () =>
      part('name="__proto__[x]"', '1') + part('name="constructor[prototype][y]"', '1') + file + `--${edge}--`,
    () => part('name="dryRun"', 'true') + file + `--${edge}--`,
    () => file.slice(0, -10),
    () => `--${edge}\r\n${'X-A: b\r\n'.repeat(3000)}\r\nx\r\n--${edge}--`,
    () => `--${edge}--\r\n${'y'.repeat(50_000)}`,
    () => '',
  ])();
  const type = pick(chance, [
    `multipart/form-data; boundary=${edge}`,
    `multipart/form-data; boundary=${edge}`,
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/mixed; boundary=x',
  ]);
  return {
    method: target.route.method,
    path: address(target, chance),
    headers: { 'Content-Type': type },
    body,
  };
};

export const tus: Family = (target, chance) => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const length = pick(chance, [
    '-1',
    '0',
    '1',
    '1e9',
    '99999999999999999999',
    '68719476736',
    '68719476737',
    'x',
    '',
    '1,1',
    '0x10',
  ]);
  const meta = pick(chance, [
    () =>
      `filename ${base64(pick(chance, VALUES))},caseId ${base64(pick(chance, target.ids.get('/api/cases') ?? ['x']))},stage ${base64('investigation')}`,
    () =>
      `filename ${base64('a.mp4')},caseId ${base64(pick(chance, target.ids.get('/api/cases') ?? ['x']))},stage ${base64('investigation')}`,
    () => `caseId ${base64('x')},caseId ${base64('y')}`,
    () => `__proto__ ${base64('x')},filename !!!`,
    () => 'a,'.repeat(2000),
    () => `filename ${base64('x'.repeat(6000))}`,
    () => ' , ,,filename',
    () =>
      `filename ${Buffer.from([0xed, 0xa0, 0x80, 0]).toString('base64')},caseId ${base64((target.ids.get('/api/cases') ?? ['x'])[0]!)},stage ${base64('investigation')}`,
  ])();
  const own = chance.in(2);
  return {
    method: own ? 'POST' : pick(chance, ['PATCH', 'HEAD', 'DELETE', 'OPTIONS', 'POST']),
    path: own
      ? '/api/uploads'
      : `/api/uploads/${pick(chance, [uuid(chance), ...VALUES.map(encodeURIComponent)])}`,
    headers: {
      ...{
        'Tus-Resumable': pick(chance, ['1.0.0', '1.0.0', '1.0.0', '0.2', '']),
        'Upload-Length': length,
        'Upload-Metadata': meta,
      },
      ...{
        'Upload-Offset': pick(chance, ['0', '5', '-1', 'x', '9'.repeat(30)]),
        'Upload-Checksum': pick(chance, ['sha1 x', 'md5 eA==', 'sha256', `sha256 ${base64('x'.repeat(32))}`]),
      },
      'Content-Type': pick(chance, ['application/offset+octet-stream', 'text/plain']),
      ...(chance.in(4) && { 'Upload-Concat': 'partial', 'Upload-Defer-Length': '1' }),
    },
    ...(chance.in(2) && { body: 'x'.repeat(chance.below(50)) }),
  };
};
