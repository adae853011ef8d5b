import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { Clock } from '../../../platform/time/index.js';
import { Agencies } from '../../agencies/index.js';
import { Acts } from '../../ledger/index.js';
import type { LicenceInput, LicenceRegisteredView } from '../dto/licence.dto.js';
import { LicenceActs } from '../licence-acts.js';
import { LicenceRow } from '../licence.entity.js';

/** 登记许可决定: from the day of the decision LIC-10 (publish) and LIC-05 (deliver) run. */
@Injectable()
export class RegisterLicence {
  constructor(
    private readonly acts: Acts,
    private readonly licences: LicenceActs,
    private readonly agencies: Agencies,
    private readonly clock: Clock,
  ) {}

  /** Refuses `licence.number-taken`, days and numbers that cannot be. */
  register(actor: Actor, input: LicenceInput): Promise<Result<LicenceRegisteredView>> {
    const id = this.clock.newId();
    const { agencyId } = actor;
    const subject = { agencyId, type: 'licence', id };
    return this.acts.perform(actor, 'licence.register', subject, async (scene) => {
      const agency = await this.agencies.get(agencyId, scene.tx);
      if (!agency) throw new Error('the agency of an account is gone');
      const columns = await this.licences.columns(scene, input, agency);
      if (!columns.ok) return columns;
      const row = {
        ...{
          id,
          ...columns.value,
          settledOn: null,
          publishedOn: null,
          deliveredOn: null,
          ending: null,
          endedOn: null,
        },
        ...{ endReason: null, withdrawBy: null, withdrawnOn: null, version: 1 },
        ...{ registeredBy: actor.userId, registeredByName: actor.name, registeredAt: scene.now },
      } as LicenceRow;
      await scene.tx.getRepository(LicenceRow).insert(row);
      const { number, decidedOn, publishBy, deliverBy, textSha256 } = row;
      return ok({
        value: { id, publishBy, deliverBy },
        detail: { number, decidedOn, publishBy, deliverBy, textSha256 },
      });
    });
  }
}
