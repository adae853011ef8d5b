import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, sees } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { allowedIn, DisclosureActs } from '../disclosure-acts.js';
import { DisclosureMatter, sha256 } from '../disclosure-matter.js';
import { DisclosureRow } from '../disclosure.entities.js';
import type { PreparationInput } from '../dto/disclosure-inputs.js';
import type { PreparedView } from '../dto/disclosure-views.js';
import { notAnnulled } from '../rules/release.rules.js';
import { planRemovals } from '../rules/removals.rules.js';

/** 制作公示文本: detectors first, then what the discloser adds or keeps with a reason (RED-01, RED-02, RED-07). */
@Injectable()
export class PrepareDisclosure {
  constructor(
    private readonly disclosures: DisclosureActs,
    private readonly matter: DisclosureMatter,
    @InjectRepository(DisclosureRow) private readonly rows: Repository<DisclosureRow>,
  ) {}

  async prepare(actor: Actor, id: string, input: PreparationInput): Promise<Result<PreparedView>> {
    const known = await this.rows.findOneBy({ id });
    if (!known || !sees(actor, known.agencyId)) return refuse('not-found');
    const inOrder = allowedIn('disclosure.prepare', known.state);
    if (!inOrder.ok) return inOrder;
    const decided = await this.matter.decided(known.caseId);
    if (!decided.ok) return decided;
    const valid = notAnnulled(decided.value.decision.annulledOn);
    if (!valid.ok) return valid;
    // The text is read before the act: nothing slow happens while the writer is held.
    const reading = await this.matter.read(decided.value);
    if (!reading.ok) return reading;
    const { options, redaction, fields } = reading.value;
    const original = decided.value.decision.text;
    const kept = input.keep ?? [];
    const terms = (options.terms ?? []).map((term) => term.text);
    const plan = planRemovals(original, redaction.removals, input.removals ?? [], kept, terms);
    if (!plan.ok) return plan;
    const { text, removals } = plan.value;
    const originalSha256 = sha256(original);
    const publishedSha256 = sha256(text);

    return this.disclosures.perform(actor, 'disclosure.prepare', id, async ({ now }) =>
      ok({
        value: { id, published: text, publishedSha256, removals: removals.length },
        changes: {
          state: 'drafted' as const,
          redaction: options,
          originalSha256,
          removals: [...removals],
          kept: kept.map(({ start, end, reason }) => ({ start, end, reason })),
          publishedText: text,
          publishedSha256,
          record: fields,
          preparedBy: actor.userId,
          preparedByOfficerId: actor.officerId ?? null,
          preparedByName: actor.name,
          preparedAt: now,
          returnReason: null,
          returnedByName: null,
        },
        detail: {
          originalSha256,
          publishedSha256,
          recordSha256: sha256(JSON.stringify(fields)),
          removals: removals.map(({ start, end, class: kind, rule, by }) => ({
            start,
            end,
            class: kind,
            rule,
            by,
          })),
          kept: kept.map(({ start, end, reason }) => ({ start, end, reason })),
        },
      }),
    );
  }
}
