import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { fieldName } from '../kernel/fields.js';
import type { LegalDay } from '../kernel/time.js';
import { Agencies } from '../modules/agencies/index.js';
import {
  type CertificateKind,
  CertificateRow,
  Officers,
  stateOn,
  STATE_WORDS,
} from '../modules/officers/index.js';
import { Clock } from '../platform/time/index.js';

const KINDS: Record<CertificateKind, string> = {
  enforcement: '行政执法证',
  supervision: '行政执法监督证',
  'hearing-presider': '听证主持人证',
};

/** What anyone may learn of a certificate: nothing private, and whether it is valid now. */
export interface CertificateCheck {
  readonly valid: boolean;
  /** 有效, or why it is not. */
  readonly state: string;
  readonly kind: string;
  readonly name: string;
  readonly number: string;
  readonly agency: string;
  readonly fields: readonly string[];
  /** Area codes (GB/T 2260). */
  readonly areas: readonly string[];
  readonly issuedOn: LegalDay;
  readonly validThrough: LegalDay;
  readonly checkedOn: LegalDay;
}

@Injectable()
export class CertificateChecks {
  constructor(
    @InjectRepository(CertificateRow) private readonly certificates: Repository<CertificateRow>,
    private readonly officers: Officers,
    private readonly agencies: Agencies,
    private readonly clock: Clock,
  ) {}

  /** By the random token of the card's QR code; undefined when no card has it. */
  async byToken(token: string): Promise<CertificateCheck | undefined> {
    if (!/^[\w-]{16,43}$/.test(token)) return undefined;
    const certificate = await this.certificates.findOneBy({ token });
    const officer = certificate && (await this.officers.get(certificate.officerId));
    if (!certificate || !officer) return undefined;
    const histories = await this.officers.histories([officer.id]);
    const history = histories.get(officer.id)?.find((one) => one.id === certificate.id);
    const agency = await this.agencies.get(officer.agencyId);
    if (!history || !agency) throw new Error(`certificate ${certificate.id} has no history or agency`);
    const today = this.clock.today();
    const state = stateOn(history, today);
    const inPost = officer.status === 'in-post';
    return {
      valid: state === 'valid' && inPost,
      state: state !== 'valid' ? STATE_WORDS[state] : inPost ? '有效' : '持证人已不在岗',
      kind: KINDS[history.kind],
      name: officer.name,
      number: history.number,
      agency: agency.name,
      fields: history.fields.map(fieldName),
      areas: history.areas,
      issuedOn: history.issuedOn,
      validThrough: history.validThrough,
      checkedOn: today,
    };
  }
}
