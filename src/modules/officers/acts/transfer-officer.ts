import { ok, refuse, type Result } from '../../../kernel/result.js';
import { addDays } from '../../../kernel/time.js';
import { Agencies } from '../../agencies/index.js';
import { TransferInput } from '../dto/officer-inputs.js';
import { CancelledView } from '../dto/officer-views.js';
import { endPosting } from '../end-posting.js';
import { OfficerAct, type OfficerContext, type OfficerOutcome } from '../officer-acts.js';
import { OfficerPostingRow } from '../record.entities.js';

/**
 * CERT-08: who is transferred gives his cards back; training and exams go with him. Refuses `officer.transfer-where`.
 */
@OfficerAct({
  name: 'officer.transfer',
  roles: ['trainer'],
  title: { zh: '调动', en: 'Transfer the officer' },
  route: 'POST officers/:id/transfer',
  input: TransferInput,
  answer: CancelledView,
  operationId: 'Officers_transfer',
})
export class TransferOfficer {
  constructor(private readonly agencies: Agencies) {}

  async run(
    context: OfficerContext,
    transfer: TransferInput,
  ): Promise<Result<OfficerOutcome<CancelledView>>> {
    const { tx, id: officerId, agencyId, now, newId } = context;
    const { toAgencyId, post, lastDay, document } = transfer;
    const to = await this.agencies.get(toAgencyId, tx);
    if (!to || to.id === agencyId) return refuse('officer.transfer-where');
    const ended = await endPosting(context, transfer, `调往${to.name}`);
    if (!ended.ok) return ended;
    await tx.getRepository(OfficerPostingRow).insert({
      id: newId(),
      officerId,
      agencyId: to.id,
      post,
      from: addDays(lastDay, 1),
      to: null,
      document,
      recordedAt: now,
    });
    const cancelled = ended.value;
    return ok({
      value: { cancelled },
      changes: { agencyId: to.id, post },
      detail: { to: { id: to.id, name: to.name }, lastDay, document, cancelled },
    });
  }
}
