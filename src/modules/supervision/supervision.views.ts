import { RECORDING_FINDINGS } from '../evidence/index.js';
import { DayField, IdField, OneOf, Part, Text, Whole } from '../../platform/http/index.js';

export class ShareView {
  @Whole() good: number;
  @Whole() of: number;
}

export class FindingView {
  @OneOf([
    'overdue',
    'met-late',
    'record-missing',
    'unreviewed',
    'review-overdue',
    'reviewers-too-few',
    'disclosure-late',
    'late-upload',
    'course-uncovered',
    'certificate-void',
    'inspection-unapproved',
    'measure-unapproved',
    ...RECORDING_FINDINGS,
  ])
  kind: string;
  @Text() ruleId: string;
  @Text() text: string;
  @IdField({ optional: true, about: 'absent where it is about an agency, not a case' }) caseId?: string;
  @Text({ optional: true }) caseNumber: string | null;
  @Text() cause: string;
  @IdField() agencyId: string;
  @DayField({ optional: true }) due?: string;
  @Whole({ optional: true, min: -100_000, about: 'working days left; negative when overdue' })
  workingDaysLeft?: number;
}

/** An act in which somebody was not entitled, as is known only now. */
export class TouchedActView {
  @IdField({ about: 'of the act in the timeline, or of the hearing' }) eventId: string;
  @IdField() caseId: string;
  @Text({ optional: true }) caseNumber: string | null;
  @Text() cause: string;
  @IdField() agencyId: string;
  @IdField() officerId: string;
  @Text() officerName: string;
  @IdField() certificateId: string;
  @Text() certificateNumber: string;
  @DayField() occurredOn: string;
  @Text() actName: string;
  @Text({ about: 'that ordered the change' }) document: string;
  @Text() text: string;
}

export class CertificateCountsView {
  @Whole() valid: number;
  @Whole({ about: 'valid, ends within 90 days' }) expiring: number;
  @Whole() expired: number;
  @Whole() suspended: number;
  @Whole() other: number;
}

export class HeatCellView {
  @IdField() agencyId: string;
  @Text() agencyName: string;
  @Text() ruleId: string;
  @Whole() count: number;
}

export class OverviewView {
  @Whole() year: number;
  @Whole({ about: 'begun in the year, all of them' }) cases: number;
  @Whole({ about: 'the newest of them, in which findings and missing records were looked for' })
  lookedAt: number;
  @Part(() => ShareView, {
    about: 'published in time, of the periods begun in the year that ended or ran out (PUB-01, PUB-02)',
  })
  disclosureInTime: ShareView;
  @Part(() => ShareView, {
    about: 'cases looked at whose reached stages all have their record (REC-01, REC-03)',
  })
  recorded: ShareView;
  @Part(() => ShareView, { about: 'decisions of the year reviewed, of those that had to be (PEN-14)' })
  reviewed: ShareView;
  @Part(() => ShareView, {
    about: 'decided within ninety days, of the periods begun in the year that ended or ran out (PEN-06)',
  })
  decidedInTime: ShareView;
  @Part(() => CertificateCountsView) certificates: CertificateCountsView;
  @Part(() => FindingView, { list: true, about: 'most urgent first' }) findings: FindingView[];
  @Part(() => HeatCellView, { list: true }) heat: HeatCellView[];
}
