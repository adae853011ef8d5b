import { ok, type Result } from '../../../kernel/result.js';
import { DepartureInput } from '../dto/officer-inputs.js';
import { CancelledView } from '../dto/officer-views.js';
import { endPosting } from '../end-posting.js';
import { OfficerAct, type OfficerContext, type OfficerOutcome } from '../officer-acts.js';

/** CERT-08: who leaves his post or retires gives his cards back. */
@OfficerAct({
  name: 'officer.leave-post',
  roles: ['trainer'],
  title: { zh: '离岗', en: 'Leave the post' },
  route: 'POST officers/:id/leave-post',
  input: DepartureInput,
  answer: CancelledView,
  operationId: 'Officers_leave',
})
export class LeavePost {
  async run(
    context: OfficerContext,
    departure: DepartureInput,
  ): Promise<Result<OfficerOutcome<CancelledView>>> {
    const ended = await endPosting(context, departure, departure.cause);
    if (!ended.ok) return ended;
    const { lastDay, document } = departure;
    const cancelled = ended.value;
    return ok({
      value: { cancelled },
      changes: { status: 'left', leftOn: lastDay },
      detail: { lastDay, document, cancelled },
    });
  }
}
