import {
  DayField,
  IdField,
  InstantField,
  OneOf,
  Part,
  Text,
  Whole,
  YesNo,
} from '../../../platform/http/index.js';
import { APPLICATION_STATES, REVIEW_OUTCOMES } from '../chain.entities.js';
import { CERTIFICATE_EVENTS, CERTIFICATE_KINDS, EMPLOYMENTS, SEXES } from '../officer.entities.js';
import { EXAM_SUBJECTS, MARK_KINDS, TRAINING_KINDS } from '../record.entities.js';
import { CERTIFICATE_STATES } from '../rules/certificate.rules.js';

export class CertificateEventView {
  @OneOf(CERTIFICATE_EVENTS) kind: string;
  @DayField() from: string;
  @DayField({ optional: true }) to: string | null;
}
export class CertificateView {
  @IdField() id: string;
  @OneOf(CERTIFICATE_KINDS) kind: string;
  @Text() number: string;
  @Text({ list: true }) fields: readonly string[];
  @Text({ list: true }) areas: readonly string[];
  @DayField() issuedOn: string;
  @DayField() validThrough: string;
  @OneOf(CERTIFICATE_STATES, { about: 'today' }) state: string;
  @Text({ optional: true, about: 'why it is not valid today' }) why?: string;
  @Whole({ optional: true, about: 'rung of the expiry ladder: at most so many days are left' }) rung?: number;
  @Whole({ optional: true }) daysLeft?: number;
  @Part(() => CertificateEventView, { list: true }) events: readonly CertificateEventView[];
}
export class YearHoursView {
  @Whole() year: number;
  @Whole() minutes: number;
  @Whole({ about: 'whole 学时' }) hours: number;
  @Whole() required: number;
}
export class OfficerView {
  @IdField() id: string;
  @IdField() agencyId: string;
  @Text() name: string;
  @Text() post: string;
  @OneOf(['in-post', 'left']) status: string;
  @OneOf(EMPLOYMENTS, { optional: true }) employment: string | null;
  @Text({ optional: true, about: 'masked' }) idNumber: string | null;
  @Part(() => YearHoursView, { about: 'of this year' }) hours: YearHoursView;
  @Part(() => CertificateView, { list: true }) certificates: CertificateView[];
}

export class CertificateLifeEventView extends CertificateEventView {
  @Text() cause: string;
  @Text() document: string;
  @Text({ optional: true }) endDocument: string | null;
  @InstantField() recordedAt: string;
}
export class AnnualReviewView {
  @IdField() id: string;
  @IdField() certificateId: string;
  @Whole() year: number;
  @OneOf(REVIEW_OUTCOMES) outcome: string;
  @Whole() minutes: number;
  @YesNo() unresolvedDiscipline: boolean;
  @YesNo() inPost: boolean;
  @Text({ optional: true }) reason: string | null;
  @DayField() on: string;
  @Text() recordedByName: string;
}
export class AnnualReviewDueView {
  @Whole() year: number;
  @DayField({ about: 'first day without permission where the year was not passed' }) lostFrom: string;
  @OneOf([...REVIEW_OUTCOMES, 'open']) outcome: string;
}
export class CertificateLifeView extends CertificateView {
  @Text() issuer: string;
  @Text({
    optional: true,
    about: 'of the public check page, /verify/{token}; null for others than the holder and the issuer',
  })
  token: string | null;
  @YesNo({ about: 'whether the QR code of its check page can be drawn for this reader' }) hasCode: boolean;
  @IdField({ optional: true }) replacesId: string | null;
  @IdField({ optional: true }) applicationId: string | null;
  @Text({ optional: true }) document: string | null;
  @Part(() => CertificateLifeEventView, { list: true }) declare events: readonly CertificateLifeEventView[];
  @Part(() => AnnualReviewDueView, { list: true }) reviewsDue: readonly AnnualReviewDueView[];
}
export class PassView {
  @OneOf(EXAM_SUBJECTS) subject: string;
  @Text({ optional: true }) field: string | null;
  @Whole({ about: 'hundredths of a point' }) score: number;
  @Whole() fullMarks: number;
  @DayField() passedOn: string;
}
export class HoursEntryView {
  @IdField() id: string;
  @OneOf(TRAINING_KINDS) kind: string;
  @Whole({ min: -100_000, about: 'negative in a correction' }) minutes: number;
  @DayField() on: string;
  @Text() title: string;
  @IdField({ optional: true }) correctsId: string | null;
  @Text({ optional: true }) reason: string | null;
}
export class MarkView {
  @IdField() id: string;
  @OneOf(MARK_KINDS) kind: string;
  @DayField() on: string;
  @Text() title: string;
  @Text() document: string;
  @DayField({ optional: true }) settledOn: string | null;
}
export class PostingView {
  @IdField() agencyId: string;
  @Text() agencyName: string;
  @Text() post: string;
  @DayField({ optional: true }) from: string | null;
  @DayField({ optional: true }) to: string | null;
  @Text({ optional: true }) document: string | null;
}
export class ConditionView {
  @Text() key: string;
  @YesNo() met: boolean;
  @Text() text: string;
}
export class PassGroundView {
  @OneOf(EXAM_SUBJECTS) subject: string;
  @Text({ optional: true }) field: string | null;
  @DayField() passedOn: string;
}
export class ApplicationView {
  @IdField() id: string;
  @Whole({ about: 'of the officer, for `If-Match`' }) version: number;
  @IdField() officerId: string;
  @Text() officerName: string;
  @OneOf(CERTIFICATE_KINDS) kind: string;
  @Text({ list: true }) fields: readonly string[];
  @Text({ list: true }) areas: readonly string[];
  @OneOf(APPLICATION_STATES) state: string;
  @DayField() appliedOn: string;
  @Text() appliedByName: string;
  @Whole({ about: 'minutes of training it rested on' }) minutes: number;
  @Part(() => PassGroundView, { list: true }) passes: readonly PassGroundView[];
  @Text({ optional: true }) opinion: string | null;
  @Text({ optional: true }) decidedByName: string | null;
  @InstantField({ optional: true }) decidedAt: string | null;
  @IdField({ optional: true }) certificateId: string | null;
}
export class ApplicationsView {
  @Part(() => ApplicationView, { list: true }) applications: ApplicationView[];
  @IdField({ optional: true, about: 'pass as `before` for the next page' }) next?: string;
}
export class OfficerFileView {
  @IdField() id: string;
  @Whole({ about: 'for `If-Match`; also the `ETag` of the view' }) version: number;
  @IdField() agencyId: string;
  @Text() name: string;
  @Text() post: string;
  @OneOf(['in-post', 'left']) status: string;
  @DayField({ optional: true }) leftOn: string | null;
  @OneOf(SEXES, { optional: true }) sex: string | null;
  @Text({ optional: true, about: 'masked' }) idNumber: string | null;
  @OneOf(EMPLOYMENTS, { optional: true }) employment: string | null;
  @Text({ optional: true }) education: string | null;
  @Text({ optional: true }) legalQualification: string | null;
  @Text({ optional: true, about: 'digest; GET /api/officers/{id}/photo' }) photoSha256: string | null;
  @Part(() => YearHoursView, { about: 'of this year' }) hours: YearHoursView;
  @Part(() => CertificateLifeView, { list: true }) certificates: CertificateLifeView[];
  @Part(() => PassView, { list: true }) passes: readonly PassView[];
  @Part(() => HoursEntryView, { list: true, about: 'the latest 200' })
  hoursEntries: readonly HoursEntryView[];
  @Part(() => AnnualReviewView, { list: true }) reviews: readonly AnnualReviewView[];
  @Part(() => MarkView, { list: true }) marks: readonly MarkView[];
  @Part(() => PostingView, { list: true }) postings: readonly PostingView[];
  @Part(() => ApplicationView, { list: true }) applications: readonly ApplicationView[];
  @Part(() => ConditionView, {
    list: true,
    about: 'of an enforcement certificate, in the order of the chain',
  })
  conditions: readonly ConditionView[];
}
export class ExpiringView {
  @IdField() officerId: string;
  @Text() officerName: string;
  @IdField() certificateId: string;
  @OneOf(CERTIFICATE_KINDS) kind: string;
  @Text() number: string;
  @DayField() validThrough: string;
  @Whole() rung: number;
  @Whole() daysLeft: number;
}
export class OfficerCreatedView {
  @IdField() id: string;
}
export class CertificateIssuedView {
  @IdField() id: string;
  @Text() token: string;
}
export class PrivateView {
  @Text({ optional: true }) idNumber: string | null;
}
export class PhotoView {
  @Text() sha256: string;
}
export class CancelledView {
  @Whole({ about: 'certificates cancelled with it' }) cancelled: number;
}
