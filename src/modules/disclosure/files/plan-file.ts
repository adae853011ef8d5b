import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, sees } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { DisclosureActs } from '../disclosure-acts.js';
import { Publishables } from '../publishables/publishables.js';
import { DisclosureRow } from '../disclosure.entities.js';
import { boxesText, type FilePlanInput, planFile } from '../rules/file-plan.rules.js';
import { containsNothingPrivate } from '../rules/reason.rules.js';
import { noOpenCorrection } from './add-file.js';
import { DisclosureFileRow, type FileState } from './file.entities.js';
import { FileWork } from './file-work.js';

const PLANNED_FROM: readonly FileState[] = ['open', 'making', 'made', 'failed'];

/** 遮盖: which boxes are painted over which pages, what was left with a reason, and which pages a person looked at. */
@Injectable()
export class PlanFile {
  constructor(
    @InjectRepository(DisclosureFileRow) private readonly files: Repository<DisclosureFileRow>,
    private readonly acts: DisclosureActs,
    private readonly publishables: Publishables,
    private readonly work: FileWork,
  ) {}

  /** Refuses `disclosure.file-out-of-order`, a title that tells something private, and what `planFile` refuses. */
  async plan(actor: Actor, id: string, input: FilePlanInput & { title: string }): Promise<Result<void>> {
    const known = await this.files.findOneBy({ id });
    if (!known || !sees(actor, known.agencyId)) return refuse('not-found');
    const disclosure = await this.files.manager
      .getRepository(DisclosureRow)
      .findOneByOrFail({ id: known.disclosureId });
    const options = await this.publishables.optionsOf(disclosure);
    const clean = containsNothingPrivate(input.title, options);
    if (!clean.ok) return clean;
    const terms = (options.terms ?? []).map(({ text }) => text);
    const planned = await this.acts.perform(
      actor,
      'disclosure.plan-file',
      known.disclosureId,
      async ({ tx, now }) => {
        const row = await tx.getRepository(DisclosureFileRow).findOneByOrFail({ id });
        if (!PLANNED_FROM.includes(row.state) || !row.pages)
          return refuse('disclosure.file-out-of-order', { facts: { state: row.state } });
        const open = await noOpenCorrection(tx, row.disclosureId);
        if (!open.ok) return open;
        const plan = planFile(row.pages, input, terms);
        if (!plan.ok) return plan;
        const { boxes, kept, seen } = plan.value;
        const boxesSha256 = createHash('sha256').update(boxesText(plan.value), 'utf8').digest('hex');
        await tx.getRepository(DisclosureFileRow).update({ id }, {
          ...{ state: 'making', title: input.title, boxes, kept, seen, boxesSha256, resultId: null },
          ...{ problem: null, plannedBy: actor.userId, plannedByOfficerId: actor.officerId ?? null },
          ...{ plannedByName: actor.name, plannedAt: now, version: row.version + 1 },
        } as never);
        const detail = { fileId: id, n: row.seq, boxesSha256, boxes: boxes.length, kept, seen };
        return ok({ value: undefined, changes: {}, detail: detail as never });
      },
    );
    if (planned.ok) this.work.want(id);
    return planned;
  }
}
