import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { fieldName } from '../kernel/fields.js';
import type { LegalDay } from '../kernel/time.js';
import { Agencies } from '../modules/agencies/index.js';
import {
  type CertificateKind,
  CertificateRow,
  OfficerPhotoRow,
  Officers,
  stateOn,
  whyInvalid,
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
  /** Years whose annual review was passed (CERT-07), the last first. */
  readonly reviewedYears: readonly number[];
  /** Address of the portrait; only where the card's own token was shown. */
  readonly photo: string | null;
}

@Injectable()
export class CertificateChecks {
  constructor(
    @InjectRepository(CertificateRow) private readonly certificates: Repository<CertificateRow>,
    @InjectRepository(OfficerPhotoRow) private readonly photos: Repository<OfficerPhotoRow>,
    private readonly officers: Officers,
    private readonly agencies: Agencies,
    private readonly clock: Clock,
  ) {}

  /** By the random token of the card's QR code; undefined when no card has it. */
  async byToken(token: string): Promise<CertificateCheck | undefined> {
    const certificate = await this.withToken(token);
    return certificate && this.check(certificate, true);
  }

  /** By the number printed on the card; undefined when no card has it. */
  async byNumber(number: string): Promise<CertificateCheck | undefined> {
    if (!/^[0-9A-Za-z-]{1,40}$/.test(number)) return undefined;
    const certificate = await this.certificates.findOneBy({ number });
    return certificate ? this.check(certificate, false) : undefined;
  }

  async photo(token: string): Promise<{ bytes: Buffer; mediaType: string } | undefined> {
    const certificate = await this.withToken(token);
    const officer = certificate && (await this.officers.get(certificate.officerId));
    const photo = officer?.photoId ? await this.photos.findOneBy({ id: officer.photoId }) : null;
    return photo ? { bytes: Buffer.from(photo.content, 'base64'), mediaType: photo.mediaType } : undefined;
  }

  private async withToken(token: string): Promise<CertificateRow | undefined> {
    if (!/^[\w-]{16,43}$/.test(token)) return undefined;
    return (await this.certificates.findOneBy({ token })) ?? undefined;
  }

  private async check(certificate: CertificateRow, byToken: boolean): Promise<CertificateCheck> {
    const officer = await this.officers.get(certificate.officerId);
    const histories = await this.officers.histories([certificate.officerId]);
    const history = histories.get(certificate.officerId)?.find((one) => one.id === certificate.id);
    const agency = await this.agencies.get(certificate.agencyId);
    if (!officer || !history || !agency)
      throw new Error(`certificate ${certificate.id} has no officer, history or agency`);
    const today = this.clock.today();
    const inPost = officer.status === 'in-post';
    const passed = history.reviews.filter(({ outcome }) => outcome === 'passed').map(({ year }) => year);
    return {
      valid: stateOn(history, today) === 'valid' && inPost,
      state: whyInvalid(history, today) ?? (inPost ? '有效' : '持证人已不在岗'),
      kind: KINDS[history.kind],
      name: officer.name,
      number: history.number,
      agency: agency.name,
      fields: history.fields.map(fieldName),
      areas: history.areas,
      issuedOn: history.issuedOn,
      validThrough: history.validThrough,
      checkedOn: today,
      reviewedYears: [...new Set(passed)].sort((a, b) => b - a),
      photo: byToken && officer.photoId ? `/verify/${certificate.token}/photo` : null,
    };
  }
}
