import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, sees } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Clock } from '../../../platform/time/index.js';
import { allowedIn, DisclosureActs } from '../disclosure-acts.js';
import { sha256 } from '../digest.js';
import { DisclosureRow } from '../disclosure.entities.js';
import type { PreparationInput } from '../dto/disclosure-inputs.js';
import type { PreparedView } from '../dto/disclosure-views.js';
import { DisplayPeriods } from '../display.js';
import { DisclosureFiles } from '../files/disclosure-files.js';
import { Publishables } from '../publishables/publishables.js';
import { planDetail, PlanText } from '../plan-text.js';
import { filesDetail, filesText } from '../rules/shown-files.rules.js';

/** 制作公示文本: detectors first, then what the discloser adds or keeps with a reason (RED-01, RED-02, RED-07). */
@Injectable()
export class PrepareDisclosure {
  constructor(
    private readonly disclosures: DisclosureActs,
    private readonly publishables: Publishables,
    private readonly texts: PlanText,
    private readonly files: DisclosureFiles,
    private readonly display: DisplayPeriods,
    private readonly clock: Clock,
    @InjectRepository(DisclosureRow) private readonly rows: Repository<DisclosureRow>,
  ) {}

  async prepare(actor: Actor, id: string, input: PreparationInput): Promise<Result<PreparedView>> {
    const known = await this.rows.findOneBy({ id });
    if (!known || !sees(actor, known.agencyId)) return refuse('not-found');
    const inOrder = allowedIn('disclosure.prepare', known.state);
    if (!inOrder.ok) return inOrder;
    const matter = await this.publishables.of(known);
    // The text is read before the act: nothing slow happens while the writer is held.
    const planned = await this.texts.plan(matter, input);
    if (!planned.ok) return planned;
    const period = this.display.of(matter, this.clock.today());
    if (!period.ok) return period;
    const { publishedText, publishedSha256, removals } = planned.value;
    const originalSha256 = sha256(matter.text);

    return this.disclosures.perform(actor, 'disclosure.prepare', id, async ({ now, tx }) => {
      const shown = await this.files.shown(id, tx);
      if (!shown.ok) return shown;
      const files = shown.value;
      // A clock may have been counted anew, a register corrected, since it was assessed.
      const due = await this.publishables.source(matter.kind).publishBy(matter, tx);
      return ok({
        value: { id, published: publishedText, publishedSha256, removals: removals.length },
        changes: {
          ...planned.value,
          due,
          kind: matter.kind,
          state: 'drafted' as const,
          originalSha256,
          files,
          preparedBy: actor.userId,
          preparedByOfficerId: actor.officerId ?? null,
          preparedByName: actor.name,
          preparedAt: now,
          returnReason: null,
          returnedByName: null,
        },
        detail: {
          ...{ originalSha256, ...planDetail(planned.value), files: filesDetail(files) },
          filesSha256: files.length > 0 ? sha256(filesText(files)) : undefined,
        },
      });
    });
  }
}
