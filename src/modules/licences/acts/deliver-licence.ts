import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { LicenceDeliveredView, LicenceDeliveryInput } from '../dto/licence.dto.js';
import { LicenceAct, type LicenceContext, type LicenceOutcome } from '../licence-acts.js';

/** 颁发、送达许可证件 (LIC-05). Refuses `licence.delivered`, `licence.day-ahead`, `licence.before-decision`. */
@LicenceAct({
  name: 'licence.deliver',
  roles: ['officer', 'discloser'],
  title: { zh: '登记许可送达', en: 'Enter the delivery of a licence' },
  route: 'POST licences/:id/delivery',
  input: LicenceDeliveryInput,
  answer: LicenceDeliveredView,
  operationId: 'Licences_deliver',
})
export class DeliverLicence {
  async run(
    { row, today }: LicenceContext,
    { on }: LicenceDeliveryInput,
  ): Promise<Result<LicenceOutcome<LicenceDeliveredView>>> {
    const may = firstRefusal(
      () => (row.deliveredOn === null ? ok() : refuse('licence.delivered')),
      () => (on <= today ? ok() : refuse('licence.day-ahead')),
      () => (on >= row.decidedOn ? ok() : refuse('licence.before-decision')),
    );
    if (!may.ok) return may;
    const { number, deliverBy } = row;
    const inTime = on <= deliverBy;
    return ok({
      value: { deliverBy, inTime },
      changes: { deliveredOn: on },
      detail: { number, on, deliverBy, inTime },
    });
  }
}
