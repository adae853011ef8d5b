import fc from 'fast-check';
import { canonicalJson, isCanonical } from './canonical.js';

describe('canonical JSON', () => {
  it.each([
    [null, 'null'],
    [true, 'true'],
    [-0, '0'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    ['执法\n"\u2028', '"执法\\n\\"\u2028"'],
    [[], '[]'],
    [{}, '{}'],
    [{ b: 1, a: [2, 1] }, '{"a":[2,1],"b":1}'],
  ])('writes %j as %s', (value, text) => expect(canonicalJson(value)).toBe(text));

  it('sorts keys by UTF-16 code unit, as the example of RFC 8785 §3.2.3 does', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(Object.entries(value)))).length).toBe(7);
    const order = [...canonicalJson(value).matchAll(/:"([A-Z][a-z]+)/g)].map((m) => m[1]);
    expect(order).toEqual(['Carriage', 'One', 'Control', 'Latin', 'Euro', 'Emoji', 'Hebrew']);
  });

  it.each([
    ['a fraction', 1.5],
    ['NaN', NaN],
    ['infinity', Infinity],
    ['an unsafe integer', 2 ** 53],
    ['undefined', { a: undefined }],
    ['a hole in an array', new Array(1)],
    ['a lone surrogate', 'a\ud800'],
    ['a lone surrogate in a key', { '\udc00': 1 }],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a bigint', 1n],
    ['a function', () => 1],
  ])('refuses %s', (_, value) => expect(() => canonicalJson(value)).toThrow(TypeError));

  it('refuses a value that contains itself', () => {
    const value: Record<string, unknown> = {};
    value['self'] = value;
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'binary' }),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value')),
      fc.dictionary(fc.string({ unit: 'binary' }), tie('value')),
    ),
  })).value;

  it('gives the same text after any number of readings', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('recognises its own text and nothing else that parses to the same value', () => {
    fc.assert(
      fc.property(json, fc.nat(4), (value, indent) => {
        const text = canonicalJson(value);
        expect(isCanonical(text, JSON.parse(text))).toBe(true);
        const other = JSON.stringify(value, null, indent);
        expect(isCanonical(other, JSON.parse(other))).toBe(other === text);
      }),
    );
  });

  it.each([
    '{"b":1,"a":2}',
    '{"a":1,"a":1}',
    '"\\ud800"',
    '1.5',
    '[1e300]',
    '-0',
    '{"a":{"c":1,"b":2}}',
    '[ 1]',
  ])('does not recognise %s', (text) => expect(isCanonical(text, JSON.parse(text))).toBe(false));

  it('recognises integer-like keys in code unit order, which no engine keeps', () => {
    expect(isCanonical('{"10":1,"9":2}', JSON.parse('{"10":1,"9":2}'))).toBe(true);
    expect(isCanonical('{"9":2,"10":1}', JSON.parse('{"9":2,"10":1}'))).toBe(false);
    expect(isCanonical('"\\\\ud800"', '\\ud800')).toBe(true);
  });

  it('does not depend on the order in which keys were set', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.maxSafeInteger()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      }),
    );
  });
});
