import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { systemActor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Agencies } from '../../agencies/index.js';
import { type AskedOf, type PublicRequest, type Receipt, ReceiveRequest } from '../acts/receive-request.js';
import { sha256 } from '../digest.js';
import { DisclosureRow } from '../disclosure.entities.js';
import { receiptOf } from '../rules/request.rules.js';
import { RequestActs } from './request-acts.js';
import { ABOUT_RECORD, PublicRequestRow } from './request.entities.js';

/** What comes through the portal, from people without an account. */
@Injectable()
export class IncomingRequests {
  constructor(
    private readonly acts: RequestActs,
    private readonly agencies: Agencies,
    @InjectRepository(PublicRequestRow) private readonly rows: Repository<PublicRequestRow>,
    @InjectRepository(DisclosureRow) private readonly disclosures: Repository<DisclosureRow>,
  ) {}

  /**
   * `token` is of the form that was sent: the same form with the same words gives the same receipt, so sending twice
   * files once. Refuses `request.not-shown` for a record that is not public, `not-found` for an agency that is not there.
   */
  async receive(request: PublicRequest, token: string): Promise<Result<Receipt>> {
    const asked = await this.askedOf(request);
    if (!asked.ok) return asked;
    const { agencyId } = asked.value;
    const receipt = receiptOf(
      createHash('sha256')
        .update(JSON.stringify([token, request]))
        .digest(),
    );
    const receiptSha256 = sha256(receipt);
    const actor = systemActor(agencyId, ['discloser']);
    const input = { request, asked: asked.value, receipt, receiptSha256 };
    const filed = await this.acts.run(ReceiveRequest, { actor, input });
    if (filed.ok || filed.refusal.code !== 'request.sent-already') return filed;
    const { receivedOn, due } = await this.rows.findOneByOrFail({ receiptSha256 });
    return ok({ receipt, receivedOn, due });
  }

  private async askedOf({ kind, slug, agencyId }: PublicRequest): Promise<Result<AskedOf>> {
    if (ABOUT_RECORD.includes(kind)) {
      const known = slug ? await this.disclosures.findOneBy({ slug }) : null;
      if (known?.state !== 'published') return refuse('request.not-shown');
      if (kind === 'early-stop' && known.kind !== 'penalty') return refuse('request.penalties-only');
      return ok({ agencyId: known.agencyId, disclosureId: known.id });
    }
    const agency = agencyId ? await this.agencies.get(agencyId) : null;
    return agency ? ok({ agencyId: agency.id, disclosureId: null }) : refuse('not-found');
  }
}
