import { confiscatedMoney, itemLines, itemsMeant } from './items.rules.js';

const item = (id: string, holdingId: string) => ({ id, holdingId });
const HELD = [item('a', 'first'), item('b', 'first'), item('c', 'second')];

describe('what is held', () => {
  it('is read one item a line', () => {
    expect(itemLines(' 电子秤 2台 \r\n\n遮阳伞 1把\n')).toEqual(['电子秤 2台', '遮阳伞 1把']);
  });

  it('is released by name, or whole where one list alone is open', () => {
    expect(itemsMeant(HELD.slice(0, 2), undefined)).toEqual({ ok: true, value: HELD.slice(0, 2) });
    expect(itemsMeant(HELD, ['c', 'a'])).toEqual({ ok: true, value: [HELD[0], HELD[2]] });
  });

  it('is never released by another list, nor twice, nor unnamed among several', () => {
    expect(itemsMeant(HELD, undefined)).toMatchObject({ refusal: { code: 'case.items-unnamed' } });
    expect(itemsMeant(HELD, [])).toMatchObject({ refusal: { code: 'case.items-unnamed' } });
    expect(itemsMeant(HELD, ['a', 'x'])).toMatchObject({ refusal: { code: 'case.items-unknown' } });
  });

  it('is not owed in money again', () => {
    expect(confiscatedMoney(50_000, [{ valueFen: 12_000 }, { valueFen: null }])).toBe(38_000);
  });
});
