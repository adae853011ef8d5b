import { Injectable } from '@nestjs/common';
import { citation } from '../../kernel/law/index.js';
import { ok, type Result } from '../../kernel/result.js';
import type { LegalDay } from '../../kernel/time.js';
import { LawService } from '../calendar/index.js';
import type { Publishable } from './publishables/publishable.js';
import {
  type DisplayChoice,
  displayPeriod,
  type OtherPeriods,
  otherPeriod,
} from './rules/display-period.rules.js';

export interface Display {
  /** The row that gave the period; null where no law ends the showing. */
  readonly displayRule: string | null;
  /** Last day on which the matter is shown. */
  readonly showThrough: LegalDay | null;
}

/** How long what was published on a day is shown, by the law of its place and field (PUB-12, PUB-12f). */
@Injectable()
export class DisplayPeriods {
  constructor(private readonly law: LawService) {}

  /** Refuses `disclosure.not-shown`. */
  of(matter: Publishable, publishedOn: LegalDay): Result<Display> {
    const { areaCode: place, field: domain, agencyId: agency } = matter;
    const ask = { place, domain, agency };
    const chosen = this.period(matter, { on: publishedOn, ...ask });
    if (!chosen.ok) return chosen;
    if (chosen.value === null) return ok({ displayRule: null, showThrough: null });
    const due = this.law.due(chosen.value, publishedOn, ask);
    if (!due.ok) throw new Error(`cannot count ${chosen.value}: ${due.refusal.code}`);
    return ok({ displayRule: chosen.value, showThrough: due.value.due });
  }

  private period({ kind, fields, partyKind }: Publishable, ask: Asked): Result<string | null> {
    const id = kind === 'penalty' ? 'PUB-12' : 'PUB-12f';
    const rule = this.law.book.rule(id, ask);
    if (!rule.ok) throw new Error(`${id} is in no pack`);
    const { row } = rule.value;
    if (kind !== 'penalty') return ok(otherPeriod(kind, row.params['periods'] as unknown as OtherPeriods));
    const facts = { penaltyKinds: fields.penaltyKinds, fineFen: fields.fineFen, party: partyKind };
    return displayPeriod(facts, row.params['order'] as unknown as DisplayChoice[], citation(row));
  }
}

interface Asked {
  readonly on: LegalDay;
  readonly place: string;
  readonly domain: string;
  readonly agency: string;
}
