import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseActs } from '../case-acts.js';
import { Clocks } from '../clocks.js';
import type { HandInInput } from '../dto/case-inputs.js';
import { notInFuture } from '../rules/dates.rules.js';
import { plainForm } from '../texts.js';

/** 行政处罚法 第71条: cash taken on the spot reaches the agency in two working days, and the bank in two more. */
@Injectable()
export class HandInCash {
  constructor(
    private readonly cases: CaseActs,
    private readonly clocks: Clocks,
  ) {}

  handIn(actor: Actor, caseId: string, input: HandInInput): Promise<Result<{ inTime: boolean }>> {
    return this.cases.perform(actor, 'case.hand-in-cash', caseId, async (scene) => {
      const { handedInOn, bankedOn, receipt } = input;
      const may = firstRefusal(
        () => notInFuture(handedInOn, scene.today),
        () => notInFuture(bankedOn, scene.today),
        () => (handedInOn <= bankedOn ? ok() : refuse('case.times-reversed')),
      );
      if (!may.ok) return may;
      const toAgency = await this.clocks.open(scene.tx, caseId, 'PEN-23');
      if (!toAgency) return refuse('case.no-cash', { ruleId: 'PEN-23', basis: '行政处罚法第71条' });
      await this.clocks.stop(scene, caseId, ['PEN-23'], handedInOn);
      const toBank = await this.clocks.start(scene, scene.file, 'PEN-23b', handedInOn);
      await this.clocks.stop(scene, caseId, ['PEN-23b'], bankedOn);
      const title = '罚款上缴凭证';
      const body = plainForm(title, scene.file, {
        交至机关: handedInOn,
        缴付银行: bankedOn,
        票据号: receipt,
      });
      return ok({
        value: { inTime: handedInOn <= toAgency.due && bankedOn <= toBank.due },
        documents: [{ kind: title, title, body }],
        detail: { handedInOn, bankedOn },
      });
    });
  }
}
