import { Injectable } from '@nestjs/common';
import { citation } from '../../../kernel/law/index.js';
import { refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import { LawService } from '../../calendar/index.js';
import type { Publishable } from '../publishables/publishable.js';
import { type EarlyStopLaw, type Ground, mayStopEarly, minimumPeriod } from '../rules/early-stop.rules.js';

/** PUB-14 by the law of the place and field of the case. */
@Injectable()
export class EarlyStops {
  constructor(private readonly law: LawService) {}

  /** Refuses `request.penalties-only`, and as `mayStopEarly` does. */
  judge(
    matter: Publishable,
    publishedOn: LegalDay,
    today: LegalDay,
    findings: readonly Ground[],
  ): Result<void> {
    const { areaCode: place, field: domain, agencyId: agency } = matter;
    if (matter.kind !== 'penalty') return refuse('request.penalties-only', { ruleId: 'PUB-14' });
    const rule = this.law.book.rule('PUB-14', { on: today, place, domain, agency });
    if (!rule.ok) throw new Error('PUB-14 is in no pack');
    const { row } = rule.value;
    const early = row.params as unknown as EarlyStopLaw;
    const period = minimumPeriod(early, domain, findings);
    const due = this.law.due(period, publishedOn, { place, domain, agency });
    if (!due.ok) throw new Error(`cannot count ${period}: ${due.refusal.code}`);
    const facts = {
      penaltyKinds: matter.fields.penaltyKinds,
      shownAtLeastThrough: due.value.due,
      today,
      findings,
    };
    return mayStopEarly(facts, early, citation(row));
  }
}
