import { Injectable } from '@nestjs/common';
import { ok, type Refusal, refuse, type Refused, type Result } from '../../kernel/result.js';
import type { LegalDay } from '../../kernel/time.js';
import { Agencies, type AgencyRow } from '../agencies/index.js';
import type { ReplacementInput } from './dto/officer-inputs.js';
import type { CertificateIssuedView } from './dto/officer-views.js';
import { enterCard } from './enter-card.js';
import type { CertificateContext, CertificateOutcome } from './officer-acts.js';
import { CertificateEventRow } from './officer.entities.js';
import { Officers } from './officers.js';
import { type CertificateState, stateOn, whyInvalid } from './rules/certificate.rules.js';

/** What differs between 补发 and 换证. */
export interface Replacing {
  /** States of the old card in which it is replaced, and the refusal in any other. */
  readonly states: readonly CertificateState[];
  readonly otherwise: (said: Omit<Refusal, 'code'>) => Refused;
  readonly longest: (agency: AgencyRow) => LegalDay;
  /** Why the old card is cancelled, before the number of the new one. */
  readonly cause: string;
}

/** A new card in the place of an old one, which is cancelled: 补发 after a loss, 换证 before or after the end. */
@Injectable()
export class ReplaceCertificate {
  constructor(
    private readonly agencies: Agencies,
    private readonly officers: Officers,
  ) {}

  /** Inside the act. Refuses `certificate.not-in-post`, the wrong state, `certificate.issue-day` and `certificate.too-long`. */
  async replace(
    context: CertificateContext,
    card: ReplacementInput,
    replacing: Replacing,
  ): Promise<Result<CertificateOutcome<CertificateIssuedView>>> {
    const { tx, row, today, now, newId } = context;
    const { id: replacesId, agencyId, officerId, kind, fields, areas } = row;
    const { number, issuedOn, issuer, document } = card;
    if (!(await this.officers.inPost(officerId, agencyId, tx)))
      return refuse('certificate.not-in-post', { ruleId: 'CERT-08' });
    const history = await this.officers.history(officerId, tx);
    const old = history.find(({ id }) => id === replacesId)!;
    const state = stateOn(old, today);
    if (!replacing.states.includes(state))
      return replacing.otherwise({ ruleId: 'CERT-08', detail: whyInvalid(old, today), facts: { state } });
    if (issuedOn < old.issuedOn || issuedOn > today)
      return refuse('certificate.issue-day', { ruleId: 'CERT-08' });
    const longest = replacing.longest(await this.agencies.existing(agencyId, tx));
    const validThrough = card.validThrough ?? longest;
    if (validThrough > longest)
      return refuse('certificate.too-long', { ruleId: 'CERT-06', detail: `有效期最长至${longest}` });
    const made = await enterCard(context, {
      agencyId,
      officerId,
      kind,
      fields,
      areas,
      number,
      issuedOn,
      validThrough,
      issuer,
      document,
      replacesId,
      applicationId: null,
    });
    if (!made.ok) return made;
    await tx.getRepository(CertificateEventRow).insert({
      id: newId(),
      certificateId: replacesId,
      kind: 'cancelled',
      from: issuedOn,
      to: null,
      cause: `${replacing.cause}${number}`,
      document,
      endDocument: null,
      recordedAt: now,
    });
    const certificateId = made.value.id;
    return ok({ value: made.value, detail: { certificateId, replacesId, number, issuedOn, validThrough } });
  }
}
