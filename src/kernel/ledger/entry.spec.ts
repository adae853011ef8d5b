import { entryBytes, parseEntry, type LedgerEntry } from './entry.js';

const entry: LedgerEntry = {
  v: 1,
  agency: 'agency-1',
  seq: 0,
  id: '0192',
  at: '2026-03-02T01:02:03.004Z',
  actor: { id: 'a1', name: '甲' },
  act: 'cases.file',
  subject: { type: 'case', id: 'c1' },
  detail: { fen: 20_000, files: [{ sha256: 'ab' }], note: null },
};

describe('ledger entry', () => {
  it('has one canonical text', () => {
    expect(entryBytes(entry)).toBe(
      '{"act":"cases.file","actor":{"id":"a1","name":"甲"},"agency":"agency-1","at":"2026-03-02T01:02:03.004Z",' +
        '"detail":{"fen":20000,"files":[{"sha256":"ab"}],"note":null},"id":"0192","seq":0,' +
        '"subject":{"id":"c1","type":"case"},"v":1}',
    );
    expect(parseEntry(entryBytes(entry))).toEqual({ ok: true, value: entry });
  });

  it.each<[string, Record<string, unknown>]>([
    ['another version', { v: 2 }],
    ['an unknown field', { extra: 1 }],
    ['a negative seq', { seq: -1 }],
    ['a fraction in the detail', { detail: { yuan: 0.5 } }],
    ['a wall-clock time', { at: '2026-03-02T01:02:03' }],
    ['a day that does not exist', { at: '2026-02-30T01:02:03.004Z' }],
    ['an actor with more than id and name', { actor: { id: 'a', name: 'b', role: 'c' } }],
    ['a detail that is a list', { detail: [] }],
    ['an empty agency', { agency: '' }],
    ['an empty act', { act: '' }],
    ['no subject', { subject: null }],
  ])('is not written or read with %s', (_, change) => {
    const bad = { ...entry, ...change };
    expect(() => entryBytes(bad)).toThrow(TypeError);
    expect(parseEntry(JSON.stringify(bad)).ok).toBe(false);
  });

  it.each([
    ['white space', entryBytes(entry).replace('{', '{ ')],
    ['keys in another order', JSON.stringify(entry)],
    ['a key given twice', entryBytes(entry).replace('"v":1', '"v":1,"v":1')],
    ['a number spelt otherwise', entryBytes(entry).replace('20000', '2e4')],
    ['no JSON', '{'],
    ['null', 'null'],
  ])('is not read from text with %s', (_, text) => expect(parseEntry(text).ok).toBe(false));
});
