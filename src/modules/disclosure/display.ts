import { Injectable } from '@nestjs/common';
import { citation } from '../../kernel/law/index.js';
import { ok, type Result } from '../../kernel/result.js';
import type { LegalDay } from '../../kernel/time.js';
import { LawService } from '../calendar/index.js';
import type { DecidedCase } from './disclosure-matter.js';
import { type DisplayChoice, displayPeriod } from './rules/display-period.rules.js';

export interface Display {
  /** The row that gave the period. */
  readonly displayRule: string;
  /** Last day on which the decision is shown. */
  readonly showThrough: LegalDay;
}

/** How long a decision published on a day is shown, by the law of its place and field (PUB-12). */
@Injectable()
export class DisplayPeriods {
  constructor(private readonly law: LawService) {}

  /** Refuses `disclosure.not-shown`. */
  of({ file, decision }: DecidedCase, publishedOn: LegalDay): Result<Display> {
    const { areaCode: place, field: domain, agencyId: agency } = file;
    const rule = this.law.book.rule('PUB-12', { on: publishedOn, place, domain, agency });
    if (!rule.ok) throw new Error('PUB-12 is in no pack');
    const { row } = rule.value;
    const facts = { penaltyKinds: decision.penalties, fineFen: decision.fineFen, party: file.partyKind };
    const chosen = displayPeriod(facts, row.params['order'] as unknown as DisplayChoice[], citation(row));
    if (!chosen.ok) return chosen;
    const due = this.law.due(chosen.value, publishedOn, { place, domain, agency });
    if (!due.ok) throw new Error(`cannot count ${chosen.value}: ${due.refusal.code}`);
    return ok({ displayRule: chosen.value, showThrough: due.value.due });
  }
}
