import { ok, type Result } from '../../../kernel/result.js';
import { Clock } from '../../../platform/time/index.js';
import { sha256 } from '../digest.js';
import {
  type BeforeDisclosureAct,
  DisclosureAct,
  type DisclosureContext,
  type DisclosureOutcome,
} from '../disclosure-acts.js';
import { DisplayPeriods } from '../display.js';
import { PreparationInput } from '../dto/disclosure-inputs.js';
import { PreparedView } from '../dto/disclosure-views.js';
import { DisclosureFiles } from '../files/disclosure-files.js';
import { type PlannedText, planDetail, PlanText } from '../plan-text.js';
import type { Publishable } from '../publishables/publishable.js';
import { Publishables } from '../publishables/publishables.js';
import { filesDetail, filesText } from '../rules/shown-files.rules.js';

interface Planned {
  readonly matter: Publishable;
  readonly planned: PlannedText;
}

/**
 * 制作公示文本: detectors first, then what the discloser adds or keeps with a reason (RED-01, RED-02, RED-07). Refuses
 * what they refuse, and `disclosure.file-not-ready`.
 */
@DisclosureAct({
  name: 'disclosure.prepare',
  roles: ['discloser'],
  title: { zh: '制作公示文本', en: 'Prepare the text to be published' },
  route: 'POST disclosures/:id/preparation',
  operationId: 'Disclosures_prepare',
  input: PreparationInput,
  answer: PreparedView,
  from: ['assessed', 'drafted', 'returned'],
})
export class PrepareDisclosure {
  constructor(
    private readonly publishables: Publishables,
    private readonly texts: PlanText,
    private readonly files: DisclosureFiles,
    private readonly display: DisplayPeriods,
    private readonly clock: Clock,
  ) {}

  async before({ row }: BeforeDisclosureAct, input: PreparationInput): Promise<Result<Planned>> {
    const matter = await this.publishables.of(row);
    const planned = await this.texts.plan(matter, input);
    if (!planned.ok) return planned;
    const period = this.display.of(matter, this.clock.today());
    return period.ok ? ok({ matter, planned: planned.value }) : period;
  }

  async run(
    { id, actor, now, tx, found: { matter, planned } }: DisclosureContext<Planned>,
    _input: PreparationInput,
  ): Promise<Result<DisclosureOutcome<PreparedView>>> {
    const { publishedText, publishedSha256, removals } = planned;
    const originalSha256 = sha256(matter.text);
    const shown = await this.files.shown(id, tx);
    if (!shown.ok) return shown;
    const files = shown.value;
    // A clock may have been counted anew, a register corrected, since it was assessed.
    const due = await this.publishables.source(matter.kind).publishBy(matter, tx);
    return ok({
      value: { id, published: publishedText, publishedSha256, removals: removals.length },
      changes: {
        ...planned,
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
        ...{ originalSha256, ...planDetail(planned), files: filesDetail(files) },
        filesSha256: files.length > 0 ? sha256(filesText(files)) : undefined,
      },
    });
  }
}
