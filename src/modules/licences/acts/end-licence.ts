import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import type { LicenceEndedView, LicenceEndInput } from '../dto/licence.dto.js';
import { LicenceActs } from '../licence-acts.js';

/**
 * 撤销、撤回、注销. A licence that was set aside (行政许可法 第69条) is withdrawn from the public within PUB-03b; one that was
 * taken back or struck off was lawful: its record stays, its status changes.
 */
@Injectable()
export class EndLicence {
  constructor(private readonly licences: LicenceActs) {}

  /** Refuses `licence.ended`, `licence.day-ahead`, `licence.before-decision`. */
  end(actor: Actor, id: string, { ending, on, reason }: LicenceEndInput): Promise<Result<LicenceEndedView>> {
    return this.licences.perform(actor, 'licence.end', id, async (scene, row) => {
      const may = firstRefusal(
        () => (row.ending === null ? ok() : refuse('licence.ended')),
        () => (on <= scene.today ? ok() : refuse('licence.day-ahead')),
        () => (on >= row.decidedOn ? ok() : refuse('licence.before-decision')),
      );
      if (!may.ok) return may;
      const withdrawBy = ending === 'revoked' ? this.licences.due('PUB-03b', on, row) : null;
      return ok({
        value: { withdrawBy },
        changes: { ending, endedOn: on, endReason: reason, withdrawBy },
        detail: { ending, on, reason, withdrawBy },
      });
    });
  }
}
