import { Entity, Index } from 'typeorm';
import {
  Code,
  Count,
  Digest,
  Id,
  InstantText,
  Json,
  LegalDayText,
  Line,
  Prose,
  Ref,
} from '../../platform/database/index.js';
import { keys, type Party, PARTY_KINDS, type PartyKind } from '../cases/index.js';
import {
  LICENCE_ENDING_CODES,
  LICENCE_KIND_CODES,
  type LicenceEnding,
  type LicenceKind,
} from './rules/vocabulary.js';

/** 准予行政许可决定, as it was made: a register, not the procedure that led to it. */
@Entity('licences')
@Index('ix_licences_agency', ['agencyId', 'id'])
@Index('ux_licences_number', ['agencyId', 'number'], { unique: true })
@Index('ix_licences_withdraw', ['agencyId', 'withdrawnOn', 'withdrawBy'])
@Index('ix_licences_deliver', ['agencyId', 'deliveredOn', 'deliverBy'])
@Index('ix_licences_publish', ['agencyId', 'settledOn', 'publishBy'])
export class LicenceRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Line(6) areaCode: string;
  @Line(40) field: string;
  @Code(keys(PARTY_KINDS)) holderKind: PartyKind;
  @Line(120) holderName: string;
  @Json() holder: Party;
  /** 决定文书名称 and 文号. */
  @Line(64) documentName: string;
  @Line(64) number: string;
  @Code(LICENCE_KIND_CODES) kind: LicenceKind;
  @Line(64, { nullable: true }) certificateName: string | null;
  @Line(64, { nullable: true }) certificateNumber: string | null;
  @Prose() content: string;
  @LegalDayText() decidedOn: string;
  @LegalDayText() validFrom: string;
  /** Null: 长期. */
  @LegalDayText({ nullable: true }) validThrough: string | null;
  /** The decision as served. */
  @Prose() text: string;
  @Digest() textSha256: string;
  /** Last days of LIC-10 and LIC-05. */
  @LegalDayText() publishBy: string;
  @LegalDayText() deliverBy: string;
  /** Day on which it was published, or found not to be public: LIC-10 is met. */
  @LegalDayText({ nullable: true }) settledOn: string | null;
  @LegalDayText({ nullable: true }) publishedOn: string | null;
  @LegalDayText({ nullable: true }) deliveredOn: string | null;
  @Code(LICENCE_ENDING_CODES, { nullable: true }) ending: LicenceEnding | null;
  @LegalDayText({ nullable: true }) endedOn: string | null;
  @Line(500, { nullable: true }) endReason: string | null;
  /** Last day of PUB-03b, after a revocation. */
  @LegalDayText({ nullable: true }) withdrawBy: string | null;
  @LegalDayText({ nullable: true }) withdrawnOn: string | null;
  @Ref() registeredBy: string;
  @Line(60) registeredByName: string;
  @InstantText() registeredAt: string;
  @Count() version: number;
}
