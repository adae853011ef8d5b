import { ok, refuse, type Result } from '../../../kernel/result.js';
import { LicenceInput, LicenceRegisteredView } from '../dto/licence.dto.js';
import { LicenceAct, type LicenceContext, type LicenceOutcome } from '../licence-acts.js';
import { LicenceColumns } from '../licence-columns.js';

/**
 * 更正登记: a slip of the pen, as long as nobody outside has read it. What is public is corrected where it is public.
 * Refuses `licence.published`, `licence.ended`, and as the registration does.
 */
@LicenceAct({
  name: 'licence.correct',
  roles: ['officer', 'discloser'],
  title: { zh: '更正许可登记', en: 'Correct a registered licence' },
  route: 'POST licences/:id/correction',
  input: LicenceInput,
  answer: LicenceRegisteredView,
  operationId: 'Licences_correct',
})
export class CorrectLicence {
  constructor(private readonly columns: LicenceColumns) {}

  async run(
    context: LicenceContext,
    input: LicenceInput,
  ): Promise<Result<LicenceOutcome<LicenceRegisteredView>>> {
    const { id, row } = context;
    if (row.publishedOn !== null) return refuse('licence.published');
    if (row.ending !== null) return refuse('licence.ended');
    const entry = await this.columns.of(context, input);
    if (!entry.ok) return entry;
    const { publishBy, deliverBy, textSha256 } = entry.value;
    return ok({
      value: { id, publishBy, deliverBy },
      changes: entry.value,
      detail: { number: row.number, before: row.textSha256, textSha256, publishBy, deliverBy },
    });
  }
}
