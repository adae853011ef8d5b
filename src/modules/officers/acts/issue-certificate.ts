import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { type LegalDay, legalDayOf } from '../../../kernel/time.js';
import { AgencyRow } from '../../agencies/index.js';
import { Acts } from '../../ledger/index.js';
import { CertificateApplicationRow } from '../chain.entities.js';
import { CertificateRow, type CertificateKind, OfficerRow } from '../officer.entities.js';
import { OfficerLaw } from '../officer-law.js';

export interface NewCertificate {
  officerId: string;
  kind: CertificateKind;
  number: string;
  fields: string[];
  areas: string[];
  issuedOn: LegalDay;
  validThrough: LegalDay;
  issuer: string;
  /** 持旧证/部级证件登记 (CERT-03): the document by which a card that already exists is entered. */
  document?: string;
}

export interface NewCard {
  number: string;
  issuedOn: LegalDay;
  /** Absent: as long as CERT-06 allows; longer is refused. */
  validThrough?: LegalDay;
  issuer: string;
}

export interface Issued {
  id: string;
  token: string;
}

/** 制证、发证 on an approved application; and the entry of a card that was there before. */
@Injectable()
export class IssueCertificate {
  constructor(
    @InjectRepository(CertificateApplicationRow)
    private readonly applications: Repository<CertificateApplicationRow>,
    private readonly acts: Acts,
    private readonly law: OfficerLaw,
  ) {}

  /** CERT-01: a card is made for exactly what was applied for and approved. */
  async issue(actor: Actor, applicationId: string, card: NewCard): Promise<Result<Issued>> {
    const found = await this.applications.findOneBy({ id: applicationId });
    if (!found) return refuse('not-found');
    const subject = { agencyId: found.agencyId, type: 'officer', id: found.officerId };
    return this.acts.perform(actor, 'certificate.issue', subject, async ({ tx, newId, today }) => {
      const rows = tx.getRepository(CertificateApplicationRow);
      const application = await rows.findOneByOrFail({ id: applicationId });
      if (application.state !== 'approved') return notApproved();
      const { agencyId, officerId, kind, fields, areas } = application;
      const approvedOn = legalDayOf(application.decidedAt!);
      if (card.issuedOn < approvedOn || card.issuedOn > today)
        return refuse('certificate.issue-day', {
          ruleId: 'CERT-01',
          detail: `发证日应在审核通过之日（${approvedOn}）至今日之间`,
        });
      if (actor.officerId === officerId) return refuse('certificate.own-application', { ruleId: 'CERT-01' });
      const officer = await tx.getRepository(OfficerRow).findOneByOrFail({ id: officerId });
      if (officer.agencyId !== agencyId || officer.status !== 'in-post')
        return refuse('certificate.not-in-post', { ruleId: 'CERT-08' });
      const agency = await tx.getRepository(AgencyRow).findOneByOrFail({ id: agencyId });
      const longest = this.law.lastDay(agency, card.issuedOn);
      const validThrough = card.validThrough ?? longest;
      if (validThrough > longest)
        return refuse('certificate.too-long', { ruleId: 'CERT-06', detail: `有效期最长至${longest}` });
      const { number, issuedOn, issuer } = card;
      const made = await enterCard(tx, newId(), {
        ...{ agencyId, officerId, kind, fields, areas, number, issuedOn, validThrough, issuer },
        ...{ applicationId, replacesId: null, document: null },
      });
      if (!made.ok) return made;
      await rows.update({ id: applicationId }, { state: 'issued', certificateId: made.value.id });
      const detail = { certificateId: made.value.id, applicationId, kind, number, issuedOn, validThrough };
      return ok({ value: made.value, detail });
    });
  }

  /**
   * CERT-03: enters a card that exists already, on the document that shows it; without one it is refused
   * `certificate.no-application`, for a new card is made on an application alone (CERT-01).
   */
  async enterExisting(actor: Actor, agencyId: string, certificate: NewCertificate): Promise<Result<Issued>> {
    const { document } = certificate;
    if (!document) return notApproved();
    const subject = { agencyId, type: 'officer', id: certificate.officerId };
    return this.acts.perform(actor, 'certificate.enter-existing', subject, async ({ tx, newId, today }) => {
      const officer = await tx.getRepository(OfficerRow).findOneBy({ id: certificate.officerId, agencyId });
      if (!officer) return refuse('not-found');
      // A card that exists was issued before it is entered.
      if (certificate.issuedOn > today) return refuse('certificate.issue-day', { ruleId: 'CERT-03' });
      const agency = await tx.getRepository(AgencyRow).findOneByOrFail({ id: agencyId });
      const { employments } = this.law.application(agency, today);
      const { officerId, kind, number, fields, areas, issuedOn, validThrough, issuer } = certificate;
      // 山东省行政执法监督条例 第10条. What the file does not say is not held against an old card.
      if (kind === 'enforcement' && officer.employment && !employments.includes(officer.employment))
        return refuse('certificate.not-established', {
          ruleId: 'CERT-01',
          basis: this.law.applicationBasis(agency, today),
        });
      const made = await enterCard(tx, newId(), {
        ...{ agencyId, officerId, kind, fields, areas, number, issuedOn, validThrough, issuer, document },
        ...{ applicationId: null, replacesId: null },
      });
      if (!made.ok) return made;
      const detail = { certificateId: made.value.id, kind, number, issuedOn, validThrough, document };
      return ok({ value: made.value, detail });
    });
  }
}

const notApproved = () =>
  refuse('certificate.no-application', {
    ruleId: 'CERT-01',
    next: '先申请并经审核；已有的证件请写明登记所依据的文书',
  });

/** Writes the row of a card. Refuses reversed dates and a number that is taken. */
export async function enterCard(
  tx: EntityManager,
  id: string,
  card: Omit<CertificateRow, 'id' | 'token'>,
): Promise<Result<Issued>> {
  if (card.validThrough < card.issuedOn) return refuse('certificate.dates-reversed');
  const rows = tx.getRepository(CertificateRow);
  if (await rows.existsBy({ number: card.number })) return refuse('certificate.number-taken');
  const token = randomBytes(24).toString('base64url');
  await rows.insert({ id, token, ...card });
  return ok({ id, token });
}
