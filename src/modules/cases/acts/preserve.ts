import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { legalDayOf } from '../../../kernel/time.js';
import { CaseActs } from '../case-acts.js';
import { Clocks } from '../clocks.js';
import type { PreservationInput, SettlePreservationInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { notInFuture, spanHolds } from '../rules/dates.rules.js';
import { deciderIsNotOfficer } from '../rules/decision.rules.js';
import { plainForm } from '../texts.js';

/** 先行登记保存 and what becomes of it within seven working days (行政处罚法 第56条). */
@Injectable()
export class Preserve {
  constructor(
    private readonly cases: CaseActs,
    private readonly guards: Guards,
    private readonly clocks: Clocks,
  ) {}

  order(actor: Actor, caseId: string, input: PreservationInput): Promise<Result<{ due: string }>> {
    return this.cases.perform(actor, 'case.order-preservation', caseId, async (scene) => {
      const { file } = scene;
      const may = firstRefusal(
        () => deciderIsNotOfficer(file.officerIds, actor.officerId),
        () => spanHolds(input, scene.now),
      );
      if (!may.ok) return may;
      const officers = await this.guards.entitled(scene, file, input.officerIds, input);
      if (!officers.ok) return officers;
      const clock = await this.clocks.start(scene, file, 'PEN-05', legalDayOf(input.from));
      const body = plainForm('先行登记保存证据通知书', file, {
        物品: input.items,
        理由: input.reason,
        处理期限: clock.due,
        批准人: actor.name,
      });
      return ok({
        value: { due: clock.due },
        officers: officers.value,
        occurred: { from: new Date(input.from).toISOString(), to: new Date(input.to).toISOString() },
        documents: [{ kind: '先行登记保存通知书', title: '先行登记保存证据通知书', body }],
        detail: { due: clock.due },
      });
    });
  }

  settle(actor: Actor, caseId: string, input: SettlePreservationInput): Promise<Result<{ inTime: boolean }>> {
    return this.cases.perform(actor, 'case.settle-preservation', caseId, async (scene) => {
      const future = notInFuture(input.on, scene.today);
      if (!future.ok) return future;
      const clock = await this.clocks.open(scene.tx, caseId, 'PEN-05');
      if (!clock) return refuse('case.nothing-preserved', { ruleId: 'PEN-05', basis: '行政处罚法第56条' });
      await this.clocks.stop(scene, caseId, ['PEN-05'], input.on);
      const inTime = input.on <= clock.due;
      const title = '先行登记保存物品处理决定书';
      const body = plainForm(title, scene.file, {
        处理日期: input.on,
        处理决定: input.disposal,
        是否逾期: inTime ? '否' : `是（期限${clock.due}）`,
      });
      return ok({
        value: { inTime },
        documents: [{ kind: title, title, body }],
        detail: { on: input.on, inTime },
      });
    });
  }
}
