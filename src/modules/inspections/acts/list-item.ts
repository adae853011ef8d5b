import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Agencies, agencyMayAct } from '../../agencies/index.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import { InspectionItemInput, InspectionItemListedView } from '../dto/inspection.dto.js';
import { InspectionItemAct, type ItemOutcome } from '../inspection-acts.js';

/**
 * INS-02: an item enters the public list. Refuses `agency.field-outside` and `agency.no-capacity` (PEN-33), and a first
 * day in the past.
 */
@InspectionItemAct({
  name: 'inspection.list-item',
  roles: ['leader'],
  title: { zh: '公布检查事项', en: 'List an item' },
  route: 'POST inspections/items',
  input: InspectionItemInput,
  answer: InspectionItemListedView,
  creates: true,
})
export class ListInspectionItem {
  constructor(private readonly agencies: Agencies) {}

  async run(
    { tx, id, agencyId, actor, now, today }: NewSubjectContext,
    { name, field, basis, from, ...input }: InspectionItemInput,
  ): Promise<Result<ItemOutcome<InspectionItemListedView>>> {
    const yearlyCap = input.yearlyCap ?? null;
    const agency = await this.agencies.get(agencyId, tx);
    if (!agency) throw new Error('the agency is gone');
    if (from < today) return refuse('inspection.item-days', { detail: '起始日期早于今天' });
    const may = agencyMayAct(agency, field, from);
    if (!may.ok) return may;
    return ok({
      value: { id },
      row: {
        name,
        field,
        basis,
        yearlyCap,
        from,
        to: null,
        listedByName: actor.name,
        listedAt: now,
        endedByName: null,
      },
      detail: { name, field, basis, yearlyCap, from },
    });
  }
}
