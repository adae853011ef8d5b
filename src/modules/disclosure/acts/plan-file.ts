import { createHash } from 'node:crypto';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { noOpenCorrection } from '../corrections.js';
import { WITH_FILES } from '../disclosure-acts.js';
import { FilePlanInputs } from '../dto/file-inputs.js';
import type { FileState } from '../files/file.entities.js';
import { type BeforeFileAct, FileAct, type FileContext, type FileOutcome } from '../files/file-acts.js';
import { FileWork } from '../files/file-work.js';
import { Publishables } from '../publishables/publishables.js';
import { boxesText, planFile } from '../rules/file-plan.rules.js';
import { containsNothingPrivate } from '../rules/reason.rules.js';

const PLANNED_FROM: readonly FileState[] = ['open', 'making', 'made', 'failed'];

/**
 * 遮盖: which boxes are painted over which pages, what was left with a reason, and which pages a person looked at. Refuses
 * `disclosure.file-out-of-order`, a title that tells something private, and what `planFile` refuses.
 */
@FileAct({
  name: 'disclosure.plan-file',
  roles: ['discloser'],
  title: { zh: '确定公示文件的遮盖', en: 'Plan the boxes of a file' },
  route: 'PUT disclosure-files/:id/plan',
  operationId: 'DisclosureFiles_plan',
  input: FilePlanInputs,
  from: WITH_FILES,
})
export class PlanFile {
  constructor(
    private readonly publishables: Publishables,
    private readonly work: FileWork,
  ) {}

  /** Words that the case file knows to be private. */
  async before({ row }: BeforeFileAct, { title }: FilePlanInputs): Promise<Result<string[]>> {
    const options = await this.publishables.optionsOf(row);
    const clean = containsNothingPrivate(title, options);
    return clean.ok ? ok((options.terms ?? []).map(({ text }) => text)) : clean;
  }

  async run(
    { tx, actor, now, id, file, found: terms }: FileContext<string[]>,
    input: FilePlanInputs,
  ): Promise<Result<FileOutcome>> {
    if (!PLANNED_FROM.includes(file.state) || !file.pages)
      return refuse('disclosure.file-out-of-order', { facts: { state: file.state } });
    const open = await noOpenCorrection(tx, file.disclosureId);
    if (!open.ok) return open;
    const plan = planFile(file.pages, input, terms);
    if (!plan.ok) return plan;
    const { boxes, kept, seen } = plan.value;
    const boxesSha256 = createHash('sha256').update(boxesText(plan.value), 'utf8').digest('hex');
    const planned = { boxes: [...boxes], kept: [...kept], seen: [...seen], boxesSha256 };
    const detail = { fileId: id, n: file.seq, boxesSha256, boxes: boxes.length, kept, seen };
    return ok({
      value: undefined,
      changes: {
        ...{ state: 'making' as const, title: input.title, ...planned, resultId: null, problem: null },
        ...{ plannedBy: actor.userId, plannedByOfficerId: actor.officerId ?? null },
        ...{ plannedByName: actor.name, plannedAt: now },
      },
      detail: detail as never,
    });
  }

  afterwards({ id }: { id?: string }): void {
    this.work.want(id!);
  }
}
