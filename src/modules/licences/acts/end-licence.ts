import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { LicenceEndedView, LicenceEndInput } from '../dto/licence.dto.js';
import { LicenceAct, type LicenceContext, type LicenceOutcome } from '../licence-acts.js';
import { LicenceColumns } from '../licence-columns.js';

/**
 * 撤销、撤回、注销. A licence that was set aside (行政许可法 第69条) is withdrawn from the public within PUB-03b; one that was
 * taken back or struck off was lawful: its record stays, its status changes. Refuses `licence.ended`, `licence.day-ahead`,
 * `licence.before-decision`.
 */
@LicenceAct({
  name: 'licence.end',
  roles: ['leader'],
  title: { zh: '撤销、撤回或者注销许可', en: 'Revoke, take back or cancel a licence' },
  route: 'POST licences/:id/ending',
  input: LicenceEndInput,
  answer: LicenceEndedView,
  operationId: 'Licences_end',
})
export class EndLicence {
  constructor(private readonly columns: LicenceColumns) {}

  async run(
    { row, today }: LicenceContext,
    { ending, on, reason }: LicenceEndInput,
  ): Promise<Result<LicenceOutcome<LicenceEndedView>>> {
    const may = firstRefusal(
      () => (row.ending === null ? ok() : refuse('licence.ended')),
      () => (on <= today ? ok() : refuse('licence.day-ahead')),
      () => (on >= row.decidedOn ? ok() : refuse('licence.before-decision')),
    );
    if (!may.ok) return may;
    const withdrawBy = ending === 'revoked' ? this.columns.due('PUB-03b', on, row) : null;
    return ok({
      value: { withdrawBy },
      changes: { ending, endedOn: on, endReason: reason, withdrawBy },
      detail: { number: row.number, ending, on, reason, withdrawBy },
    });
  }
}
