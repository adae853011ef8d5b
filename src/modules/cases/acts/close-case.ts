import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseActs } from '../case-acts.js';
import { Clocks } from '../clocks.js';
import { Courses } from '../courses.js';
import type { ReasonInput } from '../dto/case-inputs.js';
import { deciderIsNotOfficer } from '../rules/decision.rules.js';
import { plainForm } from '../texts.js';
import { RecordPayment } from './record-payment.js';

/** 结案: only when what the decision demands has been done. */
@Injectable()
export class CloseCase {
  constructor(
    private readonly cases: CaseActs,
    private readonly clocks: Clocks,
    private readonly payments: RecordPayment,
    private readonly courses: Courses,
  ) {}

  close(actor: Actor, caseId: string, input: ReasonInput): Promise<Result<void>> {
    return this.cases.perform(actor, 'case.close', caseId, async (scene) => {
      const { file, tx } = scene;
      const four = deciderIsNotOfficer(file.officerIds, actor.officerId);
      if (!four.ok) return four;
      const whole = await this.courses.hold(tx, file);
      if (!whole.ok) return whole;
      if (await this.clocks.open(tx, caseId, 'COE-05'))
        return refuse('case.seizure-open', {
          ruleId: 'COE-07',
          basis: '行政强制法第28条',
          next: '先解除查封、扣押',
        });
      const account = await this.payments.account(tx, file, scene.today);
      if (account && account.owedFen > 0)
        return refuse('case.not-performed', {
          ruleId: 'PEN-24',
          basis: '行政处罚法第66条、第67条',
          detail: `尚欠${account.owedFen / 100}元`,
          facts: { ...account },
        });
      await this.clocks.start(scene, file, 'PEN-34', scene.today);
      const body = plainForm('结案审批表', file, { 结案说明: input.reason, 审批人: actor.name });
      return ok({
        value: undefined,
        changes: { closedOn: scene.today },
        documents: [{ kind: '结案审批表', title: '结案审批表', body }],
        detail: { reason: input.reason },
      });
    });
  }
}
