import { ok, refuse, type Result } from '../../../kernel/result.js';

/** One item a line; blank lines are none. */
export function itemLines(items: string): string[] {
  return items
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
}

interface HeldItem {
  readonly id: string;
  readonly holdingId: string;
}

/**
 * Which of the things still held an act is about: those named, or all where one list alone is open. Lifting one seizure
 * never lifts another. Refuses `case.items-unnamed` where several lists are open, `case.items-unknown` a thing that is
 * not among those held.
 */
export function itemsMeant<Item extends HeldItem>(
  held: readonly Item[],
  named: readonly string[] | undefined,
): Result<Item[]> {
  if (!named?.length) {
    if (new Set(held.map(({ holdingId }) => holdingId)).size <= 1) return ok([...held]);
    return refuse('case.items-unnamed', {
      detail: '本案有多份清单的物品尚未处理',
      next: '写明处理的是哪些物品',
    });
  }
  const meant = held.filter(({ id }) => named.includes(id));
  if (meant.length === new Set(named).size) return ok(meant);
  return refuse('case.items-unknown', {
    detail: '写明的物品中有不在本案清单上的，或者已经处理的',
    next: '重新打开本案后选择',
  });
}

/** What is owed in money of a sum confiscated: what was taken in kind is not paid again (行政处罚法 第74条). */
export function confiscatedMoney(
  confiscatedFen: number,
  goods: readonly { readonly valueFen: number | null }[],
): number {
  return confiscatedFen - goods.reduce((sum, { valueFen }) => sum + (valueFen ?? 0), 0);
}
