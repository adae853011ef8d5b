import { ok, refuse, type Result } from '../../../kernel/result.js';
import { EndItemInput } from '../dto/inspection.dto.js';
import { InspectionItemAct, type ItemContext, type ItemOutcome } from '../inspection-acts.js';

/**
 * INS-02: an item leaves the public list; what was listed stays readable. Its last day is today at the earliest. Refuses
 * what has ended already.
 */
@InspectionItemAct({
  name: 'inspection.end-item',
  roles: ['leader'],
  title: { zh: '终止检查事项', en: 'End an item' },
  route: 'POST inspections/items/:id/end',
  input: EndItemInput,
})
export class EndInspectionItem {
  async run({ row, actor, today }: ItemContext, { last }: EndItemInput): Promise<Result<ItemOutcome>> {
    if (row.agencyId !== actor.agencyId) return refuse('not-found');
    if (row.to !== null || last < today || last < row.from)
      return refuse('inspection.item-days', { detail: '事项已有终止日期，或者终止日期早于今天' });
    return ok({
      value: undefined,
      changes: { to: last, endedByName: actor.name },
      detail: { name: row.name, to: last },
    });
  }
}
