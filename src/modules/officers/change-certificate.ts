import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, type Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import type { LegalDay } from '../../kernel/time.js';
import { Acts, type Scene } from '../ledger/index.js';
import { CertificateEventRow, type CertificateEventKind, CertificateRow } from './officer.entities.js';

export interface CertificateChange {
  from: LegalDay;
  to?: LegalDay;
  cause: string;
  document: string;
}

/** Suspension, restoration and revocation: rows are added to a certificate's history; only an open end is ever set. */
@Injectable()
export class ChangeCertificate {
  constructor(
    @InjectRepository(CertificateRow) private readonly certificates: Repository<CertificateRow>,
    private readonly acts: Acts,
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

  /** Ends the open suspension; `lastDay` is its last day. */
  restore(actor: Actor, certificateId: string, lastDay: LegalDay): Promise<Result<{ id: string }>> {
    return this.change(actor, 'certificate.restore', certificateId, async ({ tx }) => {
      const events = tx.getRepository(CertificateEventRow);
      const open = await events.findOneBy({ certificateId, kind: 'suspended', to: IsNull() });
      if (!open) return refuse('certificate.not-suspended');
      if (lastDay < open.from) return refuse('certificate.dates-reversed');
      await events.update({ id: open.id }, { to: lastDay });
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
    const id = scene.newId();
    const row = {
      id,
      certificateId,
      kind,
      from,
      to: to ?? null,
      cause,
      document,
      endDocument: null,
      recordedAt: scene.now,
    };
    await scene.tx.getRepository(CertificateEventRow).insert(row);
    return ok({ value: { id }, detail: { certificateId, kind, from, to: to ?? null, document } });
  }

  private async change<T>(
    actor: Actor,
    act: 'certificate.suspend' | 'certificate.revoke' | 'certificate.restore',
    certificateId: string,
    work: Parameters<Acts['perform']>[3],
  ): Promise<Result<T>> {
    const certificate = await this.certificates.findOneBy({ id: certificateId });
    if (!certificate) return refuse('not-found');
    const subject = { agencyId: certificate.agencyId, type: 'officer', id: certificate.officerId };
    return this.acts.perform(actor, act, subject, work) as Promise<Result<T>>;
  }
}
