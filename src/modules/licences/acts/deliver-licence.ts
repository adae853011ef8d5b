import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import type { LicenceDeliveredView } from '../dto/licence.dto.js';
import { LicenceActs } from '../licence-acts.js';

/** 颁发、送达许可证件 (LIC-05). */
@Injectable()
export class DeliverLicence {
  constructor(private readonly licences: LicenceActs) {}

  /** Refuses `licence.delivered`, `licence.day-ahead`, `licence.before-decision`. */
  deliver(actor: Actor, id: string, on: LegalDay): Promise<Result<LicenceDeliveredView>> {
    return this.licences.perform(actor, 'licence.deliver', id, async (scene, row) => {
      const may = firstRefusal(
        () => (row.deliveredOn === null ? ok() : refuse('licence.delivered')),
        () => (on <= scene.today ? ok() : refuse('licence.day-ahead')),
        () => (on >= row.decidedOn ? ok() : refuse('licence.before-decision')),
      );
      if (!may.ok) return may;
      const inTime = on <= row.deliverBy;
      return ok({
        value: { deliverBy: row.deliverBy, inTime },
        changes: { deliveredOn: on },
        detail: { on, deliverBy: row.deliverBy, inTime },
      });
    });
  }
}
