import { Injectable } from '@nestjs/common';
import type { RedactionOptions } from '../../kernel/redaction/index.js';
import { ok, type Result } from '../../kernel/result.js';
import { sha256 } from './digest.js';
import type { Publishable } from './publishables/publishable.js';
import { Publishables } from './publishables/publishables.js';
import type { PreparationInput } from './dto/disclosure-inputs.js';
import type { PublicFields } from './rules/public-record.rules.js';
import { notAnnulled } from './rules/release.rules.js';
import { type Kept, type PlannedRemoval, planRemovals } from './rules/removals.rules.js';

/** A text made ready to be published, with everything that proves it. */
export interface PlannedText {
  readonly redaction: RedactionOptions;
  readonly removals: PlannedRemoval[];
  readonly kept: Kept[];
  readonly publishedText: string;
  readonly publishedSha256: string;
  readonly record: PublicFields;
}

/** Detectors first, then what the discloser adds or keeps with a reason (RED-01, RED-02, RED-07). */
@Injectable()
export class PlanText {
  constructor(private readonly publishables: Publishables) {}

  /** Refuses `disclosure.annulled`, `disclosure.minor`, `disclosure.secret`, and spans that do not fit. Slow: not within an act. */
  async plan(matter: Publishable, input: PreparationInput): Promise<Result<PlannedText>> {
    const valid = notAnnulled(matter);
    if (!valid.ok) return valid;
    const reading = await this.publishables.read(matter);
    if (!reading.ok) return reading;
    const { options, redaction, fields } = reading.value;
    const kept = input.keep ?? [];
    const terms = (options.terms ?? []).map((term) => term.text);
    const { text: original } = matter;
    const plan = planRemovals(original, redaction.removals, input.removals ?? [], kept, terms);
    if (!plan.ok) return plan;
    return ok({
      redaction: options,
      removals: [...plan.value.removals],
      kept: kept.map(({ start, end, reason }) => ({ start, end, reason })),
      publishedText: plan.value.text,
      publishedSha256: sha256(plan.value.text),
      record: fields,
    });
  }
}

/** What the ledger keeps of a planned text: digests and places, never words. */
export function planDetail({ removals, kept, publishedSha256, record }: PlannedText) {
  return {
    publishedSha256,
    recordSha256: sha256(JSON.stringify(record)),
    removals: removals.map(({ start, end, class: kind, rule, by }) => ({
      start,
      end,
      class: kind,
      rule,
      by,
    })),
    kept: kept.map(({ start, end, reason }) => ({ start, end, reason })),
  };
}
