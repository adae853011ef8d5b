import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Agencies } from '../../agencies/index.js';
import type { LicenceInput, LicenceRegisteredView } from '../dto/licence.dto.js';
import { LicenceActs } from '../licence-acts.js';

/** 更正登记: a slip of the pen, as long as nobody outside has read it. What is public is corrected where it is public. */
@Injectable()
export class CorrectLicence {
  constructor(
    private readonly licences: LicenceActs,
    private readonly agencies: Agencies,
  ) {}

  /** Refuses `licence.published`, `licence.ended`, and as the registration does. */
  correct(actor: Actor, id: string, input: LicenceInput): Promise<Result<LicenceRegisteredView>> {
    return this.licences.perform(actor, 'licence.correct', id, async (scene, row) => {
      if (row.publishedOn !== null) return refuse('licence.published');
      if (row.ending !== null) return refuse('licence.ended');
      const agency = await this.agencies.get(row.agencyId, scene.tx);
      if (!agency) throw new Error('the agency of a licence is gone');
      const columns = await this.licences.columns(scene, input, agency, id);
      if (!columns.ok) return columns;
      const { publishBy, deliverBy, textSha256 } = { ...row, ...columns.value };
      return ok({
        value: { id, publishBy, deliverBy },
        changes: columns.value,
        detail: { before: row.textSha256, textSha256, publishBy, deliverBy },
      });
    });
  }
}
