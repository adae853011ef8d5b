import { gzipSync } from 'node:zlib';
import type { Chance } from '../faults/chance.js';
import { address, type Attack, type Family, JSON_TYPE, KIB, pick, type Target, VALUES } from './attack.js';
import { lawful, resolved } from './routes.js';
import { multipart, tus } from './upload-families.js';

const WORDS = ['张三', '情况属实', 'a', '济南市历下区示例路1号', '2026-01-01', '12', 'x1', '1380013800'];
const words = (chance: Chance) => (most: number) => pick(chance, WORDS).slice(0, most);
const bodyOf = ({ route }: Target, chance: Chance, text = words(chance)): unknown =>
  route.body ? lawful(route.body, chance, text) : {};

const json = (target: Target, chance: Chance, body: unknown): Attack => ({
  ...{ method: target.route.method, path: address(target, chance), headers: JSON_TYPE },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const fieldsOf = ({ route }: Target): string[] =>
  Object.keys((route.body && resolved(route.body).properties) ?? { x: {} });

/** Lawful but for one text in all fields. */
const filled =
  (texts: readonly ((most: number, chance: Chance) => string)[]): Family =>
  (target, chance) => {
    const make = pick(chance, texts);
    return json(
      target,
      chance,
      bodyOf(target, chance, (most) => make(most, chance)),
    );
  };
const run = (part: string) => (most: number) => part.repeat(Math.ceil(most / part.length)).slice(0, most);

const oversized: Family = (target, chance) => {
  const size = pick(chance, [17, 40, 200, 900, 2000]) * KIB;
  const [name = 'x'] = fieldsOf(target);
  const body = pick(chance, [
    () => JSON.stringify({ [name]: 'x'.repeat(size) }),
    () => `{${' '.repeat(size)}}`,
    () => JSON.stringify({ [name]: Array.from({ length: size / 4 }, () => 1) }),
    () => '\u0000'.repeat(size),
  ])();
  return {
    ...json(target, chance, body),
    ...(chance.in(3) && { headers: { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' } }),
  };
};

const deep: Family = (target, chance) => {
  const [name = 'x'] = fieldsOf(target);
  const times = pick(chance, [20, 1_000, 7_000, 100_000]);
  const open = pick(chance, ['[', '{"a":', `{"${name}":`, '[{"a":', `{"${name}":[`]);
  return json(target, chance, open.repeat(times) + (chance.in(2) ? ']'.repeat(times) : ''));
};

const keys: Family = (target, chance) => {
  const count = pick(chance, [21, 100, 1_200, 30_000]);
  const [name = 'x'] = fieldsOf(target);
  const one = pick(chance, [
    (n: number) => `k${n}`,
    () => name,
    (n: number) => `${name}[${n}]`,
    (n: number) => '嘿'.repeat(n % 40),
  ]);
  return json(target, chance, `{${Array.from({ length: count }, (_, n) => `"${one(n)}":${n}`).join()}}`);
};

const ODD = [
  null,
  0,
  -1,
  1e308,
  2 ** 53,
  true,
  '',
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  '2026-02-30',
  'NaN',
  [{}],
  1.5,
];
const types: Family = (target, chance) => {
  const body = bodyOf(target, chance) as Record<string, unknown>;
  for (const name of Object.keys(body)) if (chance.in(2)) body[name] = pick(chance, ODD);
  for (const name of Object.keys(body)) if (chance.in(8)) delete body[name];
  return json(target, chance, chance.in(12) ? JSON.stringify(pick(chance, ODD)) : body);
};

const prototypes: Family = (target, chance) => {
  const name = pick(chance, [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '__defineGetter__',
    'then',
    'length',
  ]);
  const whole = JSON.stringify(bodyOf(target, chance));
  const inner = pick(chance, ['{"admin":true}', '1', '{"prototype":{"x":1}}', 'null', '[]']);
  const attack = json(target, chance, `{"${name}":${inner},${whole.slice(1)}`.replace(',}', '}'));
  return chance.in(3)
    ? { ...attack, path: `${address(target, chance, () => name)}?${name}=1&${name}[x]=2` }
    : attack;
};

const headers: Family = (target, chance) => {
  const extra = pick<() => Record<string, string | string[]>>(chance, [
    () => ({ Cookie: `sanxiang_session=${'a'.repeat(pick(chance, [1, 50, 9000]))}` }),
    () => ({ Cookie: Array.from({ length: 60 }, (_, n) => `c${n}=1`).join('; ') }),
    () => ({
      Authorization: pick(chance, [
        'Bearer',
        'Basic YTpi',
        'Bearer ' + 'é'.repeat(50),
        `Bearer ${'a'.repeat(5000)}`,
      ]),
    }),
    () => ({
      Origin: pick(chance, ['null', 'http://evil.example', 'file://', 'http://' + 'a'.repeat(3000)]),
    }),
    () => ({
      'X-Forwarded-For': Array.from({ length: 90 }, () => '1.2.3.4').join(),
      'X-Forwarded-Proto': 'https,http',
    }),
    () => ({
      Range: pick(chance, [
        'bytes=9-1',
        'bytes=0-,0-,0-',
        `bytes=${'0-1,'.repeat(1000)}0-1`,
        'bytes=-',
        'x=1',
      ]),
    }),
    () => ({ 'If-None-Match': '"'.repeat(500), 'If-Modified-Since': 'never', 'If-Match': '*' }),
    () => ({
      'Content-Type': pick(chance, [
        'application/json; charset=utf-7',
        'text/plain',
        'application/xml',
        ';;;',
        'multipart/form-data',
        'application/x-www-form-urlencoded',
        'a'.repeat(900),
      ]),
    }),
    () => ({
      ...JSON_TYPE,
      'Content-Encoding': pick(chance, ['gzip', 'br', 'deflate', 'zip', 'gzip, gzip']),
    }),
    () => ({ 'X-HTTP-Method-Override': pick(chance, ['DELETE', 'TRACE', 'x y', '__proto__']) }),
    () => ({
      Accept: `${'text/html;q=0.1,'.repeat(400)}*/*`,
      'Accept-Language': '*'.repeat(1000),
      'Accept-Encoding': 'x;q=9',
    }),
    () => Object.fromEntries(Array.from({ length: 120 }, (_, n) => [`x-a${n}`, '1'])),
    () => ({ 'x-long': 'a'.repeat(pick(chance, [7, 15, 17, 60]) * KIB) }),
    () => ({ 'Idempotency-Key': 'k'.repeat(pick(chance, [1, 300])), Expect: '100-continue' }),
  ])();
  const body = JSON.stringify(bodyOf(target, chance));
  return {
    ...{ method: target.route.method, path: address(target, chance), headers: { ...JSON_TYPE, ...extra } },
    body: 'Content-Encoding' in extra ? gzipSync(body) : body,
  };
};

const paths: Family = (target, chance) => {
  const value = pick(chance, VALUES);
  const raw = chance.in(2);
  const path = raw
    ? target.route.path.replace(/\{\w+\}/g, encodeURI(value).replace(/[\s]/g, '%20'))
    : address(target, chance, () => value);
  const around = pick(chance, [
    path,
    `/${path}`,
    `${path}/`,
    `${path}//..//x`,
    `${path};a=b`,
    `${path}%2f`,
    path.toUpperCase(),
    `${path}%00`,
    `${path}%zz`,
  ]);
  return {
    method: pick(chance, [target.route.method, 'GET', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND']),
    path: around,
  };
};

const queries: Family = (target, chance) => {
  const names = target.route.query.map(({ name }) => name);
  const name = pick(chance, [...names, ...names, 'limit', 'after', 'q', 'sort', 'x']);
  const value = pick(chance, [
    ...VALUES,
    ' '.repeat(900),
    '9'.repeat(400),
    '1e309',
    '[]',
    '2026-13-45',
    '%25'.repeat(500),
    '(a+)+'.repeat(60),
  ]);
  const said = pick(chance, [
    () => `${name}=${encodeURIComponent(value)}`,
    () => `${name}=1&${name}=${encodeURIComponent(value)}`,
    () => `${name}[]=${encodeURIComponent(value)}&${name}[a][b]=1`,
    () => Array.from({ length: pick(chance, [30, 70, 900]) }, (_, n) => `${name}${n}=1`).join('&'),
    () => `${name}`,
    () => `&&==&${name}==&%%%`,
    () => `${name}=%ED%A0%80&${name}=%00`,
    () => names.map((one) => `${one}=${encodeURIComponent(value)}`).join('&'),
  ])();
  return { method: 'GET', path: `${address(target, chance)}?${said}` };
};

const slow: Family = (target, chance) => {
  const body = JSON.stringify(bodyOf(target, chance)) + ' '.repeat(50);
  return {
    ...json(target, chance, body.slice(0, 1 + chance.below(body.length - 20))),
    headers: { ...JSON_TYPE, 'Content-Length': String(Buffer.byteLength(body)) },
    partial: true,
  };
};

const HALF = [
  '\ud800',
  '\udc00x',
  'a\ud83d',
  '\u0000',
  'a\u0001b',
  '\u202e\u2066',
  '\ufeff',
  '\ufffe',
  'e\u0301'.repeat(20),
  '💣',
];
const BAIT = [
  run(' '),
  run('\t'),
  run('\u3000'),
  run('（'),
  run('1 '),
  run('张'),
  run('“'),
  run('a@'),
  run('当事人：'),
  run('-'),
  run('13800138000'),
  run('1/'),
  run('..'),
];
const MARKUP = [
  '=HYPERLINK("http://x")',
  '@SUM(1)',
  '<script>alert(1)</script>',
  '"><img src=x onerror=1>',
  "'; DROP TABLE cases;--",
  '${7*7}',
  '{{7*7}}',
  '%s%n',
  '\r\nSet-Cookie: a=b',
  '-2+3',
  '../../x',
  '`id`',
];

/** By name, a kind of hostile request. */
export const FAMILIES: Readonly<Record<string, Family>> = {
  ...{ oversized, deep, keys, types, prototypes, headers, paths, queries, multipart, tus, slow },
  blanks: filled(BAIT),
  characters: filled(HALF.map((text) => (most: number) => text.repeat(20).slice(0, most))),
  markup: filled(MARKUP.map((text) => (most: number) => text.slice(0, most))),
  lawful: (target, chance) => json(target, chance, bodyOf(target, chance)),
};
