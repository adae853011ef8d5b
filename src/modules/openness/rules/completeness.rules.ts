import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import { OPENNESS_CODES, OPENNESS_ITEMS, type OpennessItem } from './items.js';

/** A text that is public now. */
export interface Told {
  readonly item: OpennessItem;
  readonly publishedOn: LegalDay;
}

/** The law or the functions changed; the item has to follow by `due` (PUB-06). */
export interface Change {
  readonly item: OpennessItem;
  readonly happenedOn: LegalDay;
  readonly due: LegalDay;
}

export type Standing = 'derived' | 'current' | 'missing' | 'to-update' | 'overdue';

export interface ItemStanding {
  readonly item: OpennessItem;
  readonly standing: Standing;
  /** The first day by which it has to follow a change. */
  readonly due?: LegalDay;
}

/** 国办发〔2018〕118号 二（四）: every item present, and none behind a change of the law or of the functions. */
export function standingOf(told: readonly Told[], open: readonly Change[], today: LegalDay): ItemStanding[] {
  return OPENNESS_CODES.map((item) => {
    if (OPENNESS_ITEMS[item].derived) return { item, standing: 'derived' };
    if (!told.some((one) => one.item === item)) return { item, standing: 'missing' };
    const due = open
      .filter((change) => change.item === item)
      .map((change) => change.due)
      .sort()[0];
    if (due === undefined) return { item, standing: 'current' };
    return { item, due, standing: due < today ? 'overdue' : 'to-update' };
  });
}

/** An item that the registers tell by themselves has no text of its own. */
export function isWritten(item: OpennessItem): Result<void> {
  if (!OPENNESS_ITEMS[item].derived) return ok();
  return refuse('openness.derived', {
    detail: `“${OPENNESS_ITEMS[item].title}”由系统登记的信息自动生成`,
    next: '到机关、人员登记处更正',
  });
}
