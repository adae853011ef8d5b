import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import type { RepealInput } from './catalogue.dto.js';
import { CatalogueRow } from './catalogue.entity.js';
import { repealHolds } from './catalogue.rules.js';

/** 废止目录清单的一项: from a day on, never back. */
@Injectable()
export class RepealCatalogue {
  constructor(
    private readonly acts: Acts,
    @InjectRepository(CatalogueRow) private readonly rows: Repository<CatalogueRow>,
  ) {}

  /** Refuses `not-found`, `catalogue.repealed`, `catalogue.dates`. */
  async repeal(actor: Actor, id: string, input: RepealInput): Promise<Result<void>> {
    const known = await this.rows.findOneBy({ id });
    // Whoever sees agencies below adopts and repeals for the own one only.
    if (!known || known.agencyId !== actor.agencyId) return refuse('not-found');
    const subject = { agencyId: known.agencyId, type: 'catalogue', id };
    return this.acts.perform(actor, 'catalogue.repeal', subject, async ({ tx, today }) => {
      const rows = tx.getRepository(CatalogueRow);
      const holds = repealHolds(await rows.findOneByOrFail({ id }), input.from, today);
      if (!holds.ok) return holds;
      await rows.update(
        { id },
        { repealedFrom: input.from, repealedBecause: input.reason, repealedByName: actor.name },
      );
      return ok({ value: undefined, detail: { from: input.from, reason: input.reason } });
    });
  }
}
