import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import {
  PROACTIVE_DISCLOSURE_CODES,
  PROACTIVE_DISCLOSURE_ITEMS,
  type ProactiveDisclosureItem,
} from './items.js';

/** A text that is public now. */
export interface PublishedText {
  readonly item: ProactiveDisclosureItem;
  readonly publishedOn: LegalDay;
}

/** The law or the functions changed; the item has to follow by `due` (PUB-06). */
export interface Change {
  readonly item: ProactiveDisclosureItem;
  readonly happenedOn: LegalDay;
  readonly due: LegalDay;
}

export type Standing = 'derived' | 'current' | 'missing' | 'to-update' | 'overdue';

export interface ItemStanding {
  readonly item: ProactiveDisclosureItem;
  readonly standing: Standing;
  /** The first day by which it has to follow a change. */
  readonly due?: LegalDay;
}

/** 国办发〔2018〕118号 二（四）: every item present, and none behind a change of the law or of the functions. */
export function standingOf(
  told: readonly PublishedText[],
  open: readonly Change[],
  today: LegalDay,
): ItemStanding[] {
  return PROACTIVE_DISCLOSURE_CODES.map((item) => {
    if (PROACTIVE_DISCLOSURE_ITEMS[item].derived) return { item, standing: 'derived' };
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
export function isWritten(item: ProactiveDisclosureItem): Result<void> {
  if (!PROACTIVE_DISCLOSURE_ITEMS[item].derived) return ok();
  return refuse('openness.derived', {
    detail: `“${PROACTIVE_DISCLOSURE_ITEMS[item].title}”由系统登记的信息自动生成`,
    next: '到机关、人员登记处更正',
  });
}
