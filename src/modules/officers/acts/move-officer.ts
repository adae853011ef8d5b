import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, type Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { addDays, type LegalDay } from '../../../kernel/time.js';
import { Agencies } from '../../agencies/index.js';
import { Acts, type Scene } from '../../ledger/index.js';
import { CertificateApplicationRow } from '../chain.entities.js';
import { CertificateEventRow, CertificateRow, OfficerRow } from '../officer.entities.js';
import { OfficerPostingRow } from '../record.entities.js';

export interface Departure {
  /** Last day in the agency. */
  lastDay: LegalDay;
  cause: string;
  document: string;
}

export interface Transfer extends Departure {
  toAgencyId: string;
  post: string;
}

/**
 * CERT-08: who leaves his post, retires or is transferred gives his cards back: all of them are cancelled from the
 * day after the last one. The history of his agencies stays; training and exams go with him.
 */
@Injectable()
export class MoveOfficer {
  constructor(
    @InjectRepository(OfficerRow) private readonly officers: Repository<OfficerRow>,
    private readonly agencies: Agencies,
    private readonly acts: Acts,
  ) {}

  async leave(actor: Actor, officerId: string, departure: Departure): Promise<Result<{ cancelled: number }>> {
    const found = await this.officers.findOneBy({ id: officerId });
    if (!found) return refuse('not-found');
    const subject = { agencyId: found.agencyId, type: 'officer', id: officerId };
    return this.acts.perform(actor, 'officer.leave-post', subject, async (scene) => {
      const ended = await this.end(scene, officerId, departure, departure.cause);
      if (!ended.ok) return ended;
      await scene.tx
        .getRepository(OfficerRow)
        .update({ id: officerId }, { status: 'left', leftOn: departure.lastDay });
      const { lastDay, document } = departure;
      return ok({ value: { cancelled: ended.value }, detail: { lastDay, document, cancelled: ended.value } });
    });
  }

  async transfer(
    actor: Actor,
    officerId: string,
    transfer: Transfer,
  ): Promise<Result<{ cancelled: number }>> {
    const found = await this.officers.findOneBy({ id: officerId });
    if (!found) return refuse('not-found');
    const subject = { agencyId: found.agencyId, type: 'officer', id: officerId };
    return this.acts.perform(actor, 'officer.transfer', subject, async (scene) => {
      const { toAgencyId, post, lastDay, document } = transfer;
      const to = await this.agencies.get(toAgencyId, scene.tx);
      if (!to || to.id === found.agencyId) return refuse('officer.transfer-where');
      const ended = await this.end(scene, officerId, transfer, `调往${to.name}`);
      if (!ended.ok) return ended;
      await scene.tx.getRepository(OfficerPostingRow).insert({
        ...{ id: scene.newId(), officerId, agencyId: to.id, post, from: addDays(lastDay, 1), to: null },
        ...{ document, recordedAt: scene.now },
      });
      await scene.tx.getRepository(OfficerRow).update({ id: officerId }, { agencyId: to.id, post });
      const detail = { to: { id: to.id, name: to.name }, lastDay, document, cancelled: ended.value };
      return ok({ value: { cancelled: ended.value }, detail });
    });
  }

  /** Ends the posting and cancels what has not ended yet; answers how many cards that were. */
  private async end(
    scene: Scene,
    officerId: string,
    { lastDay, document }: Departure,
    cause: string,
  ): Promise<Result<number>> {
    const { tx, today, now } = scene;
    const postings = tx.getRepository(OfficerPostingRow);
    const posting = await postings.findOneBy({ officerId, to: IsNull() });
    if (!posting) return refuse('officer.not-in-post');
    if (lastDay > today || (posting.from !== null && lastDay < posting.from))
      return refuse('officer.last-day', { detail: '末日应在到岗日至今日之间' });
    await postings.update({ id: posting.id }, { to: lastDay });
    await tx.getRepository(CertificateApplicationRow).update(
      { officerId, state: In(['applied', 'approved']) },
      {
        state: 'refused',
        opinion: cause,
        decidedAt: now,
        decidedBy: scene.actor.userId,
        decidedByName: scene.actor.name,
      },
    );
    const cards = await tx.getRepository(CertificateRow).find({ where: { officerId }, order: { id: 'ASC' } });
    const events = tx.getRepository(CertificateEventRow);
    const over = await events.findBy({
      certificateId: In(cards.map(({ id }) => id)),
      kind: In(['revoked', 'cancelled']),
    });
    const open = cards.filter(({ id }) => !over.some((event) => event.certificateId === id));
    for (const { id } of open)
      await events.insert({
        ...{ id: scene.newId(), certificateId: id, kind: 'cancelled', from: addDays(lastDay, 1), to: null },
        ...{ cause, document, endDocument: null, recordedAt: now },
      });
    return ok(open.length);
  }
}
