import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { DisclosureRow, PublicRecordRow } from '../disclosure.entities.js';
import type { RequestAnswerInput } from '../dto/request-inputs.js';
import type { RequestAnsweredView } from '../dto/request-views.js';
import { Publishables } from '../publishables/publishables.js';
import { EarlyStops } from '../requests/early-stop.js';
import { RequestActs } from '../requests/request-acts.js';
import type { PublicRequestRow } from '../requests/request.entities.js';
import { containsNothingPrivate } from '../rules/reason.rules.js';
import { personsNamed, wasCorrected } from '../rules/request.rules.js';
import type { Scene } from '../../ledger/index.js';

/**
 * 答复申请 (PUB-13): told to who holds the receipt. To accept a correction it must have been made; to accept an early
 * stop is to propose it to a second person (PUB-14).
 */
@Injectable()
export class AnswerRequest {
  constructor(
    private readonly requests: RequestActs,
    private readonly publishables: Publishables,
    private readonly early: EarlyStops,
  ) {}

  /** Refuses `disclosure.reason-private`, `request.not-corrected`, and what PUB-14 refuses. */
  answer(actor: Actor, id: string, input: RequestAnswerInput): Promise<Result<RequestAnsweredView>> {
    return this.requests.perform(actor, 'request.answer', id, 'open', async (scene, row) => {
      const { answer, accepted } = input;
      const findings = input.findings ?? [];
      const clean = containsNothingPrivate(answer, { otherPersons: personsNamed(row.name) });
      if (!clean.ok) return clean;
      const may = accepted ? await this.mayAccept(scene, row, findings) : ok();
      if (!may.ok) return may;
      const state = !accepted ? 'refused' : row.kind === 'early-stop' ? 'proposed' : 'accepted';
      const settled = state === 'proposed' ? {} : { settledOn: scene.today, settledByName: actor.name };
      return ok({
        value: { id, state, inTime: scene.today <= row.due },
        changes: {
          ...{ state, answer, answeredBy: actor.userId, answeredByOfficerId: actor.officerId ?? null },
          ...{ answeredByName: actor.name, findings: [...findings], returnReason: null, ...settled },
        },
        detail: { kind: row.kind, slug: row.slug, state, answer, findings: [...findings], due: row.due },
      });
    });
  }

  private async mayAccept(
    scene: Scene,
    row: PublicRequestRow,
    findings: NonNullable<RequestAnswerInput['findings']>,
  ): Promise<Result<void>> {
    if (row.slug === null || row.disclosureId === null) return ok();
    const record = await scene.tx.getRepository(PublicRecordRow).findOneByOrFail({ slug: row.slug });
    if (row.kind === 'correction') return wasCorrected(record, row.receivedOn);
    const disclosure = await scene.tx.getRepository(DisclosureRow).findOneByOrFail({ id: row.disclosureId });
    const matter = await this.publishables.of(disclosure, scene.tx);
    // What is no longer shown cannot be stopped; the second person's act would say the same.
    if (record.publishedOn === null) return ok();
    return this.early.judge(matter, record.publishedOn, scene.today, findings);
  }
}
