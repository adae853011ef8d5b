import { DayField, IdField, OneOf, Text, Whole } from '../../../platform/http/index.js';
import { REVIEW_OUTCOMES, type ReviewOutcome } from '../chain.entities.js';
import {
  CERTIFICATE_KINDS,
  type CertificateKind,
  type Employment,
  EMPLOYMENTS,
  type Sex,
  SEXES,
} from '../officer.entities.js';
import { MARK_KINDS, type MarkKind, TRAINING_KINDS, type TrainingKind } from '../record.entities.js';

const ID_NUMBER = { optional: true, pattern: /^\d{17}[\dX]$/, about: '居民身份证号; private' };
const NUMBER = { max: 40, pattern: /^[0-9A-Za-z-]+$/ };
const FIELDS = { list: { max: 30 }, max: 40 };
const AREAS = { list: { min: 1, max: 30 }, pattern: /^\d{2}(\d{2}){0,2}$/ };

export class NewOfficerInput {
  @IdField() agencyId: string;
  @Text({ max: 60 }) name: string;
  @Text({ max: 60 }) post: string;
  @Text({ max: 40, optional: true }) legalQualification?: string;
  @DayField({ optional: true }) reviewerSince?: string;
  @OneOf(SEXES, { optional: true }) sex?: Sex;
  @Text(ID_NUMBER) idNumber?: string;
  @OneOf(EMPLOYMENTS, { optional: true }) employment?: Employment;
  @Text({ max: 60, optional: true }) education?: string;
  @DayField({ optional: true, about: 'first day in the agency' }) inPostSince?: string;
}
export class OfficerFileInput {
  @Text({ max: 60, min: 1, optional: true }) post?: string;
  @OneOf(SEXES, { optional: true }) sex?: Sex;
  @Text(ID_NUMBER) idNumber?: string;
  @OneOf(EMPLOYMENTS, { optional: true }) employment?: Employment;
  @Text({ max: 60, optional: true }) education?: string;
  @Text({ max: 40, optional: true }) legalQualification?: string;
}
export class OfficerMarkInput {
  @OneOf(MARK_KINDS) kind: MarkKind;
  @DayField() on: string;
  @Text({ max: 200 }) title: string;
  @Text({ max: 200 }) document: string;
}
export class MarkSettledInput {
  @DayField() on: string;
}
export class DepartureInput {
  @DayField({ about: 'last day in the agency' }) lastDay: string;
  @Text({ max: 1000, about: '离岗, 退休, …' }) cause: string;
  @Text({ max: 200 }) document: string;
}
export class TransferInput extends DepartureInput {
  @IdField() toAgencyId: string;
  @Text({ max: 60, about: 'post there' }) post: string;
}
export class OutsideTrainingInput {
  @OneOf(TRAINING_KINDS) kind: TrainingKind;
  @Whole({ min: 1, max: 60_000 }) minutes: number;
  @DayField() on: string;
  @Text({ max: 200 }) title: string;
}
export class HoursCorrectionInput {
  @Whole({ min: 1, max: 60_000, about: 'minutes taken back' }) minutes: number;
  @Text({ max: 1000 }) reason: string;
}

export class NewCertificateInput {
  @OneOf(CERTIFICATE_KINDS) kind: CertificateKind;
  @Text(NUMBER) number: string;
  @Text({ ...FIELDS, list: { min: 1, max: 30 } }) fields: string[];
  @Text(AREAS) areas: string[];
  @DayField() issuedOn: string;
  @DayField() validThrough: string;
  @Text({ max: 200 }) issuer: string;
  @Text({
    max: 200,
    optional: true,
    about: 'by which a card that already exists is entered; refused without',
  })
  document?: string;
}
export class NewCardInput {
  @Text(NUMBER) number: string;
  @DayField() issuedOn: string;
  @DayField({ optional: true, about: 'absent: as long as CERT-06 allows' }) validThrough?: string;
  @Text({ max: 200 }) issuer: string;
}
export class ReplacementInput extends NewCardInput {
  @Text({ max: 200, about: 'number of the document that orders it' }) document: string;
}
export class CertificateChangeInput {
  @DayField() from: string;
  @DayField({ optional: true, about: 'last day of a suspension' }) to?: string;
  @Text({ max: 1000 }) cause: string;
  @Text({ max: 200, about: 'number of the document that orders it' }) document: string;
}
export class RestoreInput {
  @DayField({ about: 'last day of the suspension' }) lastDay: string;
  @Text({ max: 200, optional: true }) document?: string;
}
export class AnnualVerdictInput {
  @Whole({ min: 2015, max: 2100 }) year: number;
  @OneOf(REVIEW_OUTCOMES) outcome: ReviewOutcome;
  @Text({ max: 1000, optional: true, about: 'required when failed' }) reason?: string;
}
export class CertificateWishInput {
  @OneOf(CERTIFICATE_KINDS) kind: CertificateKind;
  @Text(FIELDS) fields: string[];
  @Text(AREAS) areas: string[];
}
export class ApplicationOpinionInput {
  @Text({ max: 1000 }) opinion: string;
}
export class ApplicationsQuery {
  @OneOf(['open', 'all'], { optional: true }) status?: 'open' | 'all';
  @IdField({ optional: true, about: 'the last id of the page before' }) before?: string;
}
