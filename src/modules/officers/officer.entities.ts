import { Entity, Index } from 'typeorm';
import {
  Code,
  Id,
  InstantText,
  Json,
  LegalDayText,
  Line,
  Prose,
  Ref,
} from '../../platform/database/index.js';

export const CERTIFICATE_KINDS = ['enforcement', 'supervision', 'hearing-presider'] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

/** What can befall a certificate after its issue; each lasts from a day, a suspension until a day. */
export const CERTIFICATE_EVENTS = ['suspended', 'revoked', 'cancelled', 'lost'] as const;
export type CertificateEventKind = (typeof CERTIFICATE_EVENTS)[number];

/** 在编, 劳动合同制, 劳务派遣, 临时借调 (山东省行政执法监督条例第10条: only the first may enforce). */
export const EMPLOYMENTS = ['established', 'contract', 'dispatched', 'seconded'] as const;
export type Employment = (typeof EMPLOYMENTS)[number];

export const SEXES = ['male', 'female'] as const;
export type Sex = (typeof SEXES)[number];

@Entity('officers')
@Index('ix_officers_agency', ['agencyId'])
export class OfficerRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Line(60) name: string;
  @Line(60) post: string;
  /** Passed the unified legal-profession examination (法律职业资格), number of the certificate. */
  @Line(40, { nullable: true }) legalQualification: string | null;
  /** First day of reviewing penalty decisions; before 2021-07-15 the qualification is not demanded (PEN-15). */
  @LegalDayText({ nullable: true }) reviewerSince: string | null;
  @Code(['in-post', 'left']) status: 'in-post' | 'left';
  @LegalDayText({ nullable: true }) leftOn: string | null;
  @Line(10, { nullable: true }) sex: Sex | null;
  /** 居民身份证号: never in a list; every reading of it is an act. */
  @Line(18, { nullable: true }) idNumber: string | null;
  @Line(40, { nullable: true }) employment: Employment | null;
  @Line(60, { nullable: true }) education: string | null;
  @Ref({ nullable: true }) photoId: string | null;
  @InstantText() createdAt: string;
}

@Entity('certificates')
@Index('ix_certificates_officer', ['officerId'])
@Index('ux_certificates_replaces', ['replacesId'], { unique: true })
export class CertificateRow {
  @Id() id: string;
  @Ref() officerId: string;
  @Ref() agencyId: string;
  @Code(CERTIFICATE_KINDS) kind: CertificateKind;
  @Line(40, { unique: true }) number: string;
  /** Fields of enforcement (执法领域) the card names. */
  @Json() fields: string[];
  /** Area codes (GB/T 2260) the card names; a prefix covers what lies in it. */
  @Json() areas: string[];
  @LegalDayText() issuedOn: string;
  /** Last valid day, inclusive. */
  @LegalDayText() validThrough: string;
  @Line(200) issuer: string;
  /** Random token of the public check page (QR code). */
  @Line(43, { unique: true }) token: string;
  /** The card in whose place this one was made (换证, 补发). */
  @Ref({ nullable: true }) replacesId: string | null;
  /** The approved application it rests on; null for a card that was there before (`document`) or a replacement. */
  @Ref({ nullable: true }) applicationId: string | null;
  @Line(200, { nullable: true }) document: string | null;
}

/** One event of a certificate's life. Never changed after writing, except that a suspension gets its end once. */
@Entity('certificate_events')
@Index('ix_certificate_events_certificate', ['certificateId'])
export class CertificateEventRow {
  @Id() id: string;
  @Ref() certificateId: string;
  @Code(CERTIFICATE_EVENTS) kind: CertificateEventKind;
  @LegalDayText() from: string;
  /** Last day of a suspension, inclusive; null while it lasts and for the events that last for good. */
  @LegalDayText({ nullable: true }) to: string | null;
  @Prose() cause: string;
  @Line(200) document: string;
  /** The document that ended a suspension. */
  @Line(200, { nullable: true }) endDocument: string | null;
  @InstantText() recordedAt: string;
}
