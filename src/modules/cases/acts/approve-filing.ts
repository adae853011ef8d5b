import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { CaseActs } from '../case-acts.js';
import { Clocks } from '../clocks.js';
import { Guards } from '../guards.js';
import { nextNumber } from '../numbers.js';
import { deciderIsNotOfficer } from '../rules/decision.rules.js';

/** 批准立案: the case gets its number and the ninety days of 行政处罚法 第60条 begin. */
@Injectable()
export class ApproveFiling {
  constructor(
    private readonly cases: CaseActs,
    private readonly guards: Guards,
    private readonly clocks: Clocks,
  ) {}

  approve(actor: Actor, caseId: string): Promise<Result<{ number: string; due: string }>> {
    return this.cases.perform(actor, 'case.approve-filing', caseId, async (scene) => {
      const { file } = scene;
      const four = deciderIsNotOfficer(file.officerIds, actor.officerId);
      if (!four.ok) return four;
      const agency = await this.guards.agency(scene, file.agencyId);
      const number = await nextNumber(scene, agency, '立');
      const clock = await this.clocks.start(scene, file, 'PEN-06', scene.today);
      return ok({
        value: { number, due: clock.due },
        changes: { number, filedOn: scene.today },
        detail: { number },
      });
    });
  }
}
