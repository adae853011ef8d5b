import { ok, refuse, type Result } from '../../../kernel/result.js';
import { sha256 } from '../digest.js';
import {
  type BeforeDisclosureAct,
  DisclosureAct,
  type DisclosureContext,
  type DisclosureOutcome,
} from '../disclosure-acts.js';
import { DisclosureCorrectionRow } from '../disclosure.entities.js';
import { CorrectionInput } from '../dto/disclosure-inputs.js';
import { CorrectionPreparedView } from '../dto/disclosure-views.js';
import { DisclosureFiles } from '../files/disclosure-files.js';
import { type PlannedText, planDetail, PlanText } from '../plan-text.js';
import { Publishables } from '../publishables/publishables.js';
import { containsNothingPrivate } from '../rules/reason.rules.js';
import { filesDetail, filesText } from '../rules/shown-files.rules.js';

/**
 * 更正公示 (市场监督管理行政处罚信息公示规定 第12条): what was published inaccurately is prepared anew by one and
 * released by another; until then the public reads what it read. Refuses `disclosure.correction-open`,
 * `disclosure.correction-same`, a reason that tells something private, and as the preparation does.
 */
@DisclosureAct({
  name: 'disclosure.prepare-correction',
  roles: ['discloser'],
  title: { zh: '制作公示更正', en: 'Prepare a correction of what is published' },
  route: 'POST disclosures/:id/correction',
  operationId: 'Disclosures_prepareCorrection',
  input: CorrectionInput,
  answer: CorrectionPreparedView,
  status: 201,
  from: ['published'],
})
export class PrepareCorrection {
  constructor(
    private readonly publishables: Publishables,
    private readonly texts: PlanText,
    private readonly files: DisclosureFiles,
  ) {}

  async before({ row }: BeforeDisclosureAct, input: CorrectionInput): Promise<Result<PlannedText>> {
    const planned = await this.texts.plan(await this.publishables.of(row), input);
    if (!planned.ok) return planned;
    const clean = containsNothingPrivate(input.reason, planned.value.redaction);
    return clean.ok ? planned : clean;
  }

  async run(
    { id, tx, actor, now, newId, row, found: planned }: DisclosureContext<PlannedText>,
    { reason }: CorrectionInput,
  ): Promise<Result<DisclosureOutcome<CorrectionPreparedView>>> {
    const { publishedText, publishedSha256, record, removals } = planned;
    const corrections = tx.getRepository(DisclosureCorrectionRow);
    if (await corrections.existsBy({ disclosureId: id, state: 'drafted' }))
      return refuse('disclosure.correction-open');
    const shown = await this.files.shown(id, tx);
    if (!shown.ok) return shown;
    const files = shown.value;
    const sameText = publishedSha256 === row.publishedSha256;
    const sameFiles = filesText(files) === filesText(row.files ?? []);
    if (sameText && sameFiles && JSON.stringify(record) === JSON.stringify(row.record))
      return refuse('disclosure.correction-same', { next: '公开内容确有错误的，先改正遮盖范围再提交' });
    const correctionId = newId();
    await corrections.insert({
      ...{ id: correctionId, disclosureId: id, seq: (await corrections.countBy({ disclosureId: id })) + 1 },
      ...{ state: 'drafted' as const, reason, ...planned, files },
      ...{
        preparedBy: actor.userId,
        preparedByOfficerId: actor.officerId ?? null,
        preparedByName: actor.name,
      },
      ...{ preparedAt: now, settledByName: null, settledAt: null, dropReason: null },
    });
    return ok({
      value: { id: correctionId, published: publishedText, publishedSha256, removals: removals.length },
      detail: {
        ...{ correctionId, reason, ...planDetail(planned), files: filesDetail(files) },
        filesSha256: files.length > 0 ? sha256(filesText(files)) : undefined,
      },
    });
  }
}
