import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, type Repository } from 'typeorm';
import { type Actor, holds, type Permission } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import { AgencyRow } from '../../agencies/index.js';
import { Acts, type Scene } from '../../ledger/index.js';
import { CertificateEventRow, type CertificateEventKind, CertificateRow } from '../officer.entities.js';
import { OfficerLaw } from '../officer-law.js';
import { OfficerRecords } from '../officer-records.js';
import { mayReturn } from '../rules/restoration.rules.js';

export interface CertificateChange {
  from: LegalDay;
  to?: LegalDay;
  cause: string;
  document: string;
}

/** Suspension, return, revocation, loss and cancellation: rows are added to a certificate's history; only an open end is ever set. */
@Injectable()
export class ChangeCertificate {
  constructor(
    @InjectRepository(CertificateRow) private readonly certificates: Repository<CertificateRow>,
    private readonly acts: Acts,
    private readonly records: OfficerRecords,
    private readonly law: OfficerLaw,
  ) {}

  suspend(actor: Actor, certificateId: string, change: CertificateChange): Promise<Result<{ id: string }>> {
    return this.change(actor, 'certificate.suspend', certificateId, (scene) =>
      this.add(scene, certificateId, 'suspended', change),
    );
  }

  revoke(actor: Actor, certificateId: string, change: CertificateChange): Promise<Result<{ id: string }>> {
    return this.change(actor, 'certificate.revoke', certificateId, (scene) =>
      this.add(scene, certificateId, 'revoked', { ...change, to: undefined }),
    );
  }

  cancel(actor: Actor, certificateId: string, change: CertificateChange): Promise<Result<{ id: string }>> {
    return this.change(actor, 'certificate.cancel', certificateId, (scene) =>
      this.add(scene, certificateId, 'cancelled', { ...change, to: undefined }),
    );
  }

  /** CERT-08: the holder himself or a trainer; the card is void from the day of the loss. */
  async reportLoss(
    actor: Actor,
    certificateId: string,
    change: CertificateChange,
  ): Promise<Result<{ id: string }>> {
    const found = await this.certificates.findOneBy({ id: certificateId });
    if (found?.officerId !== actor.officerId && !holds(actor, 'certificate.cancel'))
      return refuse('not-found');
    return this.change(actor, 'certificate.report-loss', certificateId, async (scene) => {
      if (change.from > scene.today) return refuse('certificate.dates-reversed');
      return this.add(scene, certificateId, 'lost', { ...change, to: undefined });
    });
  }

  /** Ends the open suspension; `lastDay` is its last day. CERT-09: after training and an exam since it began. */
  restore(
    actor: Actor,
    certificateId: string,
    lastDay: LegalDay,
    document?: string,
  ): Promise<Result<{ id: string }>> {
    return this.change(actor, 'certificate.restore', certificateId, async ({ tx, today }) => {
      const events = tx.getRepository(CertificateEventRow);
      const open = await events.findOneBy({ certificateId, kind: 'suspended', to: IsNull() });
      if (!open) return refuse('certificate.not-suspended');
      if (lastDay < open.from) return refuse('certificate.dates-reversed');
      const { officerId, agencyId } = await tx
        .getRepository(CertificateRow)
        .findOneByOrFail({ id: certificateId });
      const agency = await tx.getRepository(AgencyRow).findOneByOrFail({ id: agencyId });
      const law = this.law.returning(agency, today);
      // What was learnt and passed by the suspension's last day counts, so that no day without is given back.
      const until = lastDay < today ? lastDay : today;
      const sums = await this.records.minutesBetween([officerId], open.from, until, tx);
      const passes = (await this.records.passesOf(officerId, tx)).filter(({ passedOn }) => passedOn <= until);
      const done = { minutes: sums.get(officerId)!, passes };
      const may = mayReturn(open.from, done, law, law.minutesPerHour);
      if (!may.ok) return may;
      await events.update({ id: open.id }, { to: lastDay, endDocument: document ?? null });
      return ok({ value: { id: open.id }, detail: { certificateId, suspendedFrom: open.from, lastDay } });
    });
  }

  private async add(
    scene: Scene,
    certificateId: string,
    kind: CertificateEventKind,
    change: CertificateChange,
  ) {
    const { from, to, cause, document } = change;
    if (to !== undefined && to < from) return refuse('certificate.dates-reversed');
    const events = scene.tx.getRepository(CertificateEventRow);
    // What has ended for good does not end twice; a revocation still counts after a cancellation (CERT-09).
    if (kind !== 'suspended' && (await events.existsBy({ certificateId, kind })))
      return refuse('certificate.already-ended');
    const id = scene.newId();
    const row = { id, certificateId, kind, from, to: to ?? null, cause, document };
    await events.insert({ ...row, endDocument: null, recordedAt: scene.now });
    return ok({ value: { id }, detail: { certificateId, kind, from, to: to ?? null, document } });
  }

  private async change<T>(
    actor: Actor,
    act: Permission,
    certificateId: string,
    work: Parameters<Acts['perform']>[3],
  ): Promise<Result<T>> {
    const certificate = await this.certificates.findOneBy({ id: certificateId });
    if (!certificate) return refuse('not-found');
    const subject = { agencyId: certificate.agencyId, type: 'officer', id: certificate.officerId };
    return this.acts.perform(actor, act, subject, work) as Promise<Result<T>>;
  }
}
