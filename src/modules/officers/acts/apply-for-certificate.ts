import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Actor, holds } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { Applicants } from '../applicants.js';
import { CertificateApplicationRow } from '../chain.entities.js';
import type { CertificateKind } from '../officer.entities.js';
import { OfficerLaw } from '../officer-law.js';
import { Officers } from '../officers.js';
import { mayApply, notBarred } from '../rules/application.rules.js';
import { stateOn, stillBinds, whyInvalid } from '../rules/certificate.rules.js';

export interface CertificateWish {
  officerId: string;
  kind: CertificateKind;
  fields: string[];
  areas: string[];
}

/** 申请: what the chain demands is asked now, and kept with the application as it was (CERT-01). */
@Injectable()
export class ApplyForCertificate {
  constructor(
    private readonly acts: Acts,
    private readonly officers: Officers,
    private readonly applicants: Applicants,
    private readonly law: OfficerLaw,
  ) {}

  /** For oneself; a trainer also for another. */
  async apply(actor: Actor, wish: CertificateWish): Promise<Result<{ id: string }>> {
    const own = actor.officerId === wish.officerId;
    const officer = await this.officers.get(wish.officerId);
    if (!officer || (!own && !holds(actor, 'certificate.issue'))) return refuse('not-found');
    const subject = { agencyId: officer.agencyId, type: 'officer', id: officer.id };
    return this.acts.perform(actor, 'certificate.apply', subject, async ({ tx, now, today, newId }) => {
      const { kind, fields, areas } = wish;
      const person = await this.officers.get(officer.id, tx);
      if (!person) return refuse('not-found');
      const rows = tx.getRepository(CertificateApplicationRow);
      if (await rows.existsBy({ officerId: officer.id, kind, state: In(['applied', 'approved']) }))
        return refuse('certificate.already-applied');
      const certificates = (await this.officers.histories([officer.id], tx)).get(officer.id) ?? [];
      const held = certificates.find((card) => card.kind === kind && stillBinds(card, today));
      if (held)
        return refuse('certificate.held', {
          detail: `持有的证件${held.number}${whyInvalid(held, today) ?? '仍然有效'}`,
          next: '在原证上办理换证、返还、补发或者补审验',
          facts: { number: held.number, state: stateOn(held, today) },
        });
      const { agency, conditions, grounds } = await this.applicants.standing(person, kind, fields, today, tx);
      const barred = notBarred(certificates, kind, today, this.law.barredYears(agency, today));
      if (!barred.ok) return barred;
      const may = mayApply(conditions, this.law.applicationBasis(agency, today));
      if (!may.ok) return may;
      const id = newId();
      await rows.insert({
        ...{ id, agencyId: officer.agencyId, officerId: officer.id, kind, fields, areas, state: 'applied' },
        ...{ grounds, lawVersion: this.law.version(agency), appliedOn: today, appliedAt: now },
        ...{ appliedBy: actor.userId, appliedByName: actor.name, opinion: null, decidedAt: null },
        ...{ decidedBy: null, decidedByName: null, certificateId: null },
      });
      const passes = grounds.passes.map(({ subject: exam, passedOn, sourceId }) => ({
        subject: exam,
        passedOn,
        sourceId,
      }));
      return ok({
        value: { id },
        detail: { applicationId: id, kind, fields, areas, minutes: grounds.minutes, passes },
      });
    });
  }
}
