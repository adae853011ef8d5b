import { type Seal, sealFindings } from './seals.rules.js';

const at = (hour: number) => `2026-11-30T0${hour}:00:00.000Z`;
const seal = (seq: number, more: Partial<Seal> = {}): Seal => ({
  seq,
  at: at(seq),
  sha256: 'a',
  sm3: 'b',
  ...more,
});
const row = (more: object = {}) => ({ state: 'sealed', sm3: 'b', sealedAt: at(3), ...more });
const kinds = (...[of, seals]: Parameters<typeof sealFindings>) =>
  sealFindings(of, seals).map(({ kind }) => kind);

describe('the row of an item against the entries of its sealing', () => {
  it.each([
    ['sealed once, as entered', row(), [seal(3)], []],
    ['not sealed yet', row({ state: 'received', sm3: null, sealedAt: null }), [], []],
    [
      'sealed twice alike, the row as the last left it',
      row({ sealedAt: at(5) }),
      [seal(3), seal(5)],
      ['sealed-twice'],
    ],
    ['sealed twice alike, the row as the first left it', row(), [seal(3), seal(5)], ['sealed-twice']],
    [
      'sealed twice alike, the row as neither left it',
      row({ sealedAt: at(4) }),
      [seal(3), seal(5)],
      ['sealed-twice', 'row-changed'],
    ],
    ['another SM3 in the second', row(), [seal(3), seal(5, { sm3: 'c' })], ['seals-disagree']],
    ['another SHA-256 in the second', row(), [seal(3), seal(5, { sha256: 'c' })], ['seals-disagree']],
    ['another SM3 in the row', row({ sm3: 'c' }), [seal(3)], ['row-changed']],
    ['another time in the row', row({ sealedAt: at(4) }), [seal(3)], ['row-changed']],
    ['sealed without an entry', row(), [], ['row-changed', 'row-changed']],
    ['an entry, and the row says it is not sealed', row({ state: 'received' }), [seal(3)], ['row-changed']],
  ] as const)('%s', (_, of, seals, expected) => expect(kinds(of, seals)).toEqual(expected));

  it('names the entries by their numbers', () => {
    expect(sealFindings(row({ sealedAt: at(5) }), [seal(3), seal(5)])[0]!.about).toContain('第 3、5 条');
  });
});
