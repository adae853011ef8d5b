import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import type { LegalDay } from '../../kernel/time.js';
import { Acts } from '../ledger/index.js';
import { CertificateRow, type CertificateKind, OfficerRow } from './officer.entities.js';

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

@Injectable()
export class IssueCertificate {
  constructor(private readonly acts: Acts) {}

  issue(
    actor: Actor,
    agencyId: string,
    certificate: NewCertificate,
  ): Promise<Result<{ id: string; token: string }>> {
    const subject = { agencyId, type: 'officer', id: certificate.officerId };
    return this.acts.perform(actor, 'certificate.issue', subject, async ({ tx, newId }) => {
      const officer = await tx.getRepository(OfficerRow).findOneBy({ id: certificate.officerId, agencyId });
      if (!officer) return refuse('not-found');
      if (certificate.validThrough < certificate.issuedOn) return refuse('certificate.dates-reversed');
      const rows = tx.getRepository(CertificateRow);
      if (await rows.existsBy({ number: certificate.number })) return refuse('certificate.number-taken');
      const id = newId();
      const token = randomBytes(24).toString('base64url');
      await rows.insert({
        ...{ id, agencyId, token, ...certificate },
        ...{ replacesId: null, applicationId: null, document: certificate.document ?? null },
      });
      const { kind, number, issuedOn, validThrough } = certificate;
      return ok({
        value: { id, token },
        detail: { certificateId: id, kind, number, issuedOn, validThrough },
      });
    });
  }
}
