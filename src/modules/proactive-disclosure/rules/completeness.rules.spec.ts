import { PROACTIVE_DISCLOSURE_CODES, PROACTIVE_DISCLOSURE_ITEMS, WRITTEN_ITEMS } from './items.js';
import { isWritten, standingOf } from './completeness.rules.js';

const TODAY = '2026-11-23';
const all = WRITTEN_ITEMS.map((item) => ({ item, publishedOn: '2026-01-05' }));
const of = (item: string, standing: ReturnType<typeof standingOf>) =>
  standing.find((one) => one.item === item);

it('PUB-06 PUB-07 names every item once, the derived ones as such', () => {
  const standing = standingOf([], [], TODAY);
  expect(standing.map(({ item }) => item)).toEqual(PROACTIVE_DISCLOSURE_CODES);
  for (const { item, standing: is } of standing)
    expect(is).toBe(PROACTIVE_DISCLOSURE_ITEMS[item].derived ? 'derived' : 'missing');
});

it('PUB-06 what was told and not overtaken is current', () => {
  expect(standingOf(all, [], TODAY).filter(({ standing }) => standing === 'missing')).toEqual([]);
  expect(of('basis', standingOf(all, [], TODAY))).toEqual({ item: 'basis', standing: 'current' });
});

it('PUB-06 after a change it is to be updated until its day, overdue after it; the earliest counts', () => {
  const change = (due: string) => ({ item: 'basis' as const, happenedOn: '2026-11-16', due });
  expect(of('basis', standingOf(all, [change('2026-11-30'), change('2026-11-23')], TODAY))).toEqual({
    ...{ item: 'basis', standing: 'to-update', due: '2026-11-23' },
  });
  expect(of('basis', standingOf(all, [change('2026-11-20')], TODAY))?.standing).toBe('overdue');
  expect(of('duties', standingOf(all, [change('2026-11-20')], TODAY))?.standing).toBe('current');
});

it('nobody writes what the registers tell', () => {
  expect(isWritten('basis').ok).toBe(true);
  expect(isWritten('officers')).toMatchObject({ ok: false, refusal: { code: 'openness.derived' } });
});
