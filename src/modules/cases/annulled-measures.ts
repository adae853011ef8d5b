import { Injectable } from '@nestjs/common';
import type { LegalDay } from '../../kernel/time.js';
import type { CaseContext } from './case-acts.js';
import type { CaseClockRow } from './case.entities.js';
import { Clocks } from './clocks.js';
import { CaseMeasureRow } from './measure.entity.js';
import { publishedBy } from './rules/publication.rules.js';

/** A measure that was unlawful or set aside: from that day its publication has to end (PUB-03b). */
@Injectable()
export class AnnulledMeasures {
  constructor(private readonly clocks: Clocks) {}

  async enter(
    context: CaseContext,
    measure: CaseMeasureRow,
    on: LegalDay,
    because: string,
  ): Promise<CaseClockRow> {
    await context.tx
      .getRepository(CaseMeasureRow)
      .update({ id: measure.id }, { annulledOn: on, annulledBecause: because });
    return this.clocks.start(context, context.file, publishedBy('measure').withdraw, on, [], measure.id);
  }
}
