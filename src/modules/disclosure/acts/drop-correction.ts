import { ok, type Result } from '../../../kernel/result.js';
import { openCorrection, settleCorrection } from '../corrections.js';
import { DisclosureAct, type DisclosureContext, type DisclosureOutcome } from '../disclosure-acts.js';
import { DisclosureReasonInput } from '../dto/disclosure-inputs.js';

/** 不采用更正: the releaser does not want it; what is public stays. Refuses `disclosure.no-correction`. */
@DisclosureAct({
  name: 'disclosure.drop-correction',
  roles: ['releaser'],
  title: { zh: '不采用更正', en: 'Drop the correction' },
  route: 'POST disclosures/:id/correction/drop',
  operationId: 'Disclosures_dropCorrection',
  input: DisclosureReasonInput,
  from: ['published', 'withdrawn'],
})
export class DropCorrection {
  async run(
    { id, tx, actor, now }: DisclosureContext,
    { reason }: DisclosureReasonInput,
  ): Promise<Result<DisclosureOutcome>> {
    const open = await openCorrection(tx, id);
    if (!open.ok) return open;
    const settled = { settledByName: actor.name, settledAt: now, dropReason: reason };
    await settleCorrection(tx, open.value.id, { state: 'dropped', ...settled });
    return ok({ value: undefined, detail: { correctionId: open.value.id, reason } });
  }
}
