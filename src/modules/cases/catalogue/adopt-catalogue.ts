import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { Clock } from '../../../platform/time/index.js';
import { Acts } from '../../ledger/index.js';
import type { CatalogueInput } from './catalogue.dto.js';
import { CatalogueRow } from './catalogue.entity.js';
import { adoptionHolds } from './catalogue.rules.js';

/** 公布目录清单: which decisions of the agency are reviewed besides those of the statute (118号 四（十二）). */
@Injectable()
export class AdoptCatalogue {
  constructor(
    private readonly acts: Acts,
    private readonly clock: Clock,
  ) {}

  /** Refuses `catalogue.dates`. Answers the ids of the entries, in their order. */
  adopt(actor: Actor, input: CatalogueInput): Promise<Result<{ ids: string[] }>> {
    const { agencyId } = actor;
    const subject = { agencyId, type: 'catalogue', id: this.clock.newId() };
    return this.acts.perform(actor, 'catalogue.adopt', subject, async ({ tx, now, today, newId }) => {
      const holds = adoptionHolds(input, today);
      if (!holds.ok) return holds;
      const { document, publishedOn, effectiveFrom, effectiveTo = null, entries } = input;
      const rows = entries.map((entry, position) => ({
        id: newId(),
        agencyId,
        document,
        item: position + 1,
        title: entry.title,
        decisionKinds: entry.decisionKinds,
        penaltyKinds: entry.penaltyKinds ?? [],
        fields: entry.fields ?? [],
        fromFen: entry.fromFen ?? null,
        level: entry.level ?? ('own' as const),
        publishedOn,
        effectiveFrom,
        effectiveTo,
      }));
      await tx.getRepository(CatalogueRow).insert(
        rows.map((row) => ({
          ...row,
          adoptedAt: now,
          adoptedByName: actor.name,
          repealedFrom: null,
          repealedBecause: null,
          repealedByName: null,
        })),
      );
      return ok({ value: { ids: rows.map((row) => row.id) }, detail: { entries: rows } });
    });
  }
}
