import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { CaseActs } from '../case-acts.js';
import { Clocks } from '../clocks.js';
import type { DefenceInput } from '../dto/case-inputs.js';
import { notInFuture } from '../rules/dates.rules.js';
import { plainForm } from '../texts.js';

/** 陈述申辩, or an express waiver of it (行政处罚法 第45条、第62条). */
@Injectable()
export class RecordDefence {
  constructor(
    private readonly cases: CaseActs,
    private readonly clocks: Clocks,
  ) {}

  record(actor: Actor, caseId: string, input: DefenceInput): Promise<Result<void>> {
    return this.cases.perform(actor, 'case.record-defence', caseId, async (scene) => {
      const future = notInFuture(input.on, scene.today);
      if (!future.ok) return future;
      await this.clocks.stop(
        scene,
        caseId,
        input.kind === 'waived' ? ['PEN-08', 'PEN-10'] : ['PEN-08'],
        input.on,
      );
      const title = input.kind === 'waived' ? '放弃陈述申辩声明' : '陈述申辩笔录';
      const body = plainForm(title, scene.file, {
        日期: input.on,
        内容: input.text,
        复核意见: input.consideration ?? '—',
      });
      return ok({
        value: undefined,
        changes: { defence: input.kind === 'waived' ? ('waived' as const) : ('heard' as const) },
        documents: [{ kind: title, title, body }],
        detail: { kind: input.kind, on: input.on },
      });
    });
  }
}
