import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { AgencyRow } from '../../agencies/index.js';
import { Acts } from '../../ledger/index.js';
import { CertificateEventRow, CertificateRow, OfficerRow } from '../officer.entities.js';
import { OfficerLaw } from '../officer-law.js';
import { Officers } from '../officers.js';
import { stateOn, whyInvalid } from '../rules/certificate.rules.js';
import { enterCard, type Issued, type NewCard } from './issue-certificate.js';

export interface Replacement extends NewCard {
  /** Number of the document that orders it. */
  document: string;
}

/** A new card in the place of an old one: 补发 after a loss, 换证 before or after the end. The old one is cancelled. */
@Injectable()
export class ReplaceCertificate {
  constructor(
    @InjectRepository(CertificateRow) private readonly certificates: Repository<CertificateRow>,
    private readonly acts: Acts,
    private readonly officers: Officers,
    private readonly law: OfficerLaw,
  ) {}

  /** CERT-08: lost → reported → cancelled → a card of another number with the old last day. */
  reissue(actor: Actor, certificateId: string, card: Replacement): Promise<Result<Issued>> {
    return this.replace(actor, 'certificate.reissue', certificateId, card);
  }

  /** 换证: for the period of CERT-06; only for a card that is valid or has merely run out. */
  renew(actor: Actor, certificateId: string, card: Replacement): Promise<Result<Issued>> {
    return this.replace(actor, 'certificate.renew', certificateId, card);
  }

  private async replace(
    actor: Actor,
    act: 'certificate.reissue' | 'certificate.renew',
    certificateId: string,
    card: Replacement,
  ): Promise<Result<Issued>> {
    const found = await this.certificates.findOneBy({ id: certificateId });
    if (!found) return refuse('not-found');
    const subject = { agencyId: found.agencyId, type: 'officer', id: found.officerId };
    return this.acts.perform(actor, act, subject, async ({ tx, now, today, newId }) => {
      const officer = await tx.getRepository(OfficerRow).findOneByOrFail({ id: found.officerId });
      if (officer.agencyId !== found.agencyId || officer.status !== 'in-post')
        return refuse('certificate.not-in-post', { ruleId: 'CERT-08' });
      const agency = await tx.getRepository(AgencyRow).findOneByOrFail({ id: found.agencyId });
      const histories = (await this.officers.histories([found.officerId], tx)).get(found.officerId)!;
      const old = histories.find(({ id }) => id === certificateId)!;
      const state = stateOn(old, today);
      const reissue = act === 'certificate.reissue';
      if (reissue ? state !== 'lost' : state !== 'valid' && state !== 'expired')
        return refuse(reissue ? 'certificate.not-lost' : 'certificate.not-renewable', {
          ruleId: 'CERT-08',
          detail: whyInvalid(old, today),
          facts: { state },
        });
      if (card.issuedOn < old.issuedOn || card.issuedOn > today)
        return refuse('certificate.issue-day', { ruleId: 'CERT-08' });
      const longest = reissue ? found.validThrough : this.law.lastDay(agency, card.issuedOn);
      const validThrough = card.validThrough ?? longest;
      if (validThrough > longest)
        return refuse('certificate.too-long', { ruleId: 'CERT-06', detail: `有效期最长至${longest}` });
      const { number, issuedOn, issuer, document } = card;
      const { agencyId, officerId, kind, fields, areas } = found;
      const made = await enterCard(tx, newId(), {
        ...{ agencyId, officerId, kind, fields, areas, number, issuedOn, validThrough, issuer, document },
        ...{ replacesId: certificateId, applicationId: null },
      });
      if (!made.ok) return made;
      await tx.getRepository(CertificateEventRow).insert({
        ...{ id: newId(), certificateId, kind: 'cancelled', from: issuedOn, to: null, document },
        ...{ cause: `${reissue ? '补发' : '换发'}新证${number}`, endDocument: null, recordedAt: now },
      });
      const detail = {
        certificateId: made.value.id,
        replacesId: certificateId,
        number,
        issuedOn,
        validThrough,
      };
      return ok({ value: made.value, detail });
    });
  }
}
