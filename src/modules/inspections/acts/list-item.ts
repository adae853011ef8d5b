import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import { Agencies, agencyMayAct } from '../../agencies/index.js';
import { Acts } from '../../ledger/index.js';
import type { InspectionItemInput, InspectionItemListedView } from '../dto/inspection.dto.js';
import { InspectionItemRow } from '../inspection.entities.js';

/** INS-02: an item enters the public list, or leaves it; what was listed stays readable. */
@Injectable()
export class ListInspectionItem {
  constructor(
    private readonly acts: Acts,
    private readonly agencies: Agencies,
  ) {}

  /** Refuses `agency.field-outside` and `agency.no-capacity` (PEN-33), and a first day in the past. */
  list(actor: Actor, id: string, input: InspectionItemInput): Promise<Result<InspectionItemListedView>> {
    const { agencyId } = actor;
    const subject = { agencyId, type: 'inspection-item', id };
    return this.acts.perform(actor, 'inspection.list-item', subject, async (scene) => {
      const agency = await this.agencies.get(agencyId, scene.tx);
      if (!agency) throw new Error('the agency is gone');
      const { name, field, basis, yearlyCap = null, from } = input;
      if (from < scene.today) return refuse('inspection.item-days', { detail: '起始日期早于今天' });
      const may = agencyMayAct(agency, field, from);
      if (!may.ok) return may;
      await scene.tx.getRepository(InspectionItemRow).insert({
        ...{ id, agencyId, name, field, basis, yearlyCap, from, to: null },
        ...{ listedByName: actor.name, listedAt: scene.now, endedByName: null },
      });
      return ok({ value: { id }, detail: { name, field, basis, yearlyCap, from } });
    });
  }

  /** `last` is the last day on the list, today at the earliest. Refuses what has ended already. */
  async end(actor: Actor, id: string, last: LegalDay): Promise<Result<void>> {
    const { agencyId } = actor;
    const subject = { agencyId, type: 'inspection-item', id };
    return this.acts.perform(actor, 'inspection.end-item', subject, async (scene) => {
      const items = scene.tx.getRepository(InspectionItemRow);
      const row = await items.findOneBy({ id, agencyId });
      if (!row) return refuse('not-found');
      if (row.to !== null || last < scene.today || last < row.from)
        return refuse('inspection.item-days', { detail: '事项已有终止日期，或者终止日期早于今天' });
      await items.update({ id }, { to: last, endedByName: actor.name });
      return ok({ value: undefined, detail: { name: row.name, to: last } });
    });
  }
}
