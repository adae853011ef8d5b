import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseActs } from '../case-acts.js';
import { Clocks, REVIEW_CLOCKS } from '../clocks.js';
import { Courses } from '../courses.js';
import type { ReasonInput } from '../dto/case-inputs.js';
import { deciderIsNotOfficer } from '../rules/decision.rules.js';
import type { CaseAct } from '../rules/procedure.js';
import { plainForm } from '../texts.js';

const FORMS = {
  'case.suspend': '中止审批表',
  'case.resume': '恢复审批表',
  'case.drop': '撤案审批表',
  'case.transfer': '移送函',
} as const satisfies Partial<Record<CaseAct, string>>;

/** 中止、恢复、撤案、移送: each with its reason, approved by one who is not an officer of the case. */
@Injectable()
export class LeaveThePath {
  constructor(
    private readonly cases: CaseActs,
    private readonly clocks: Clocks,
    private readonly courses: Courses,
  ) {}

  perform(actor: Actor, act: keyof typeof FORMS, caseId: string, input: ReasonInput): Promise<Result<void>> {
    return this.cases.perform(actor, act, caseId, async (scene) => {
      const { file } = scene;
      const four = deciderIsNotOfficer(file.officerIds, actor.officerId);
      if (!four.ok) return four;
      const ends = act === 'case.drop' || act === 'case.transfer';
      if (ends) {
        const whole = await this.courses.hold(scene.tx, file);
        if (!whole.ok) return whole;
        if (await this.clocks.open(scene.tx, caseId, 'COE-05'))
          return refuse('case.seizure-open', {
            ruleId: 'COE-07',
            basis: '行政强制法第28条',
            next: '先解除查封、扣押，或者随案移送后登记',
          });
      }
      if (ends)
        await this.clocks.stop(
          scene,
          caseId,
          ['PEN-05', 'PEN-06', 'PEN-08', 'PEN-10', ...REVIEW_CLOCKS],
          scene.today,
        );
      const resumeTo = act === 'case.suspend' ? file.state : null;
      const title = FORMS[act];
      const body = plainForm(title, file, { 理由: input.reason, 审批人: actor.name });
      return ok({
        value: undefined,
        changes: { resumeTo },
        documents: [{ kind: title, title, body }],
        detail: { reason: input.reason },
      });
    });
  }
}
