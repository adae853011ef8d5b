import { ok, type Result } from '../../../kernel/result.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import { LicenceInput, LicenceRegisteredView } from '../dto/licence.dto.js';
import { LicenceAct, type LicenceOutcome } from '../licence-acts.js';
import { LicenceColumns } from '../licence-columns.js';

/**
 * 登记许可决定: from the day of the decision LIC-10 (publish) and LIC-05 (deliver) run. Refuses `licence.number-taken`, days
 * and numbers that cannot be.
 */
@LicenceAct({
  name: 'licence.register',
  roles: ['officer', 'discloser'],
  title: { zh: '登记许可决定', en: 'Register a licence' },
  route: 'POST licences',
  input: LicenceInput,
  answer: LicenceRegisteredView,
  creates: true,
  operationId: 'Licences_register',
})
export class RegisterLicence {
  constructor(private readonly columns: LicenceColumns) {}

  async run(
    context: NewSubjectContext,
    input: LicenceInput,
  ): Promise<Result<LicenceOutcome<LicenceRegisteredView>>> {
    const { id, actor, now } = context;
    const entry = await this.columns.of(context, input);
    if (!entry.ok) return entry;
    const { number, decidedOn, publishBy, deliverBy, textSha256 } = entry.value;
    return ok({
      value: { id, publishBy, deliverBy },
      row: {
        ...entry.value,
        settledOn: null,
        publishedOn: null,
        deliveredOn: null,
        ending: null,
        endedOn: null,
        endReason: null,
        withdrawBy: null,
        withdrawnOn: null,
        registeredBy: actor.userId,
        registeredByName: actor.name,
        registeredAt: now,
        version: 1,
      },
      detail: { number, decidedOn, publishBy, deliverBy, textSha256 },
    });
  }
}
