import { DayField, IdField, InstantField, OneOf, Part, Text, Whole } from '../../../platform/http/index.js';
import { FIELD_CODES } from '../../../kernel/fields.js';
import {
  APPROVALS,
  INSPECTION_KINDS,
  INSPECTION_RESULTS,
  INSPECTION_STATES,
  type InspectionKind,
  type InspectionResult,
} from '../rules/words.js';

export class InspectionItemInput {
  @Text({ max: 200 }) name: string;
  @OneOf(FIELD_CODES) field: string;
  @Text({ max: 300, about: 'law and article' }) basis: string;
  @Whole({ optional: true, min: 1, max: 365, about: 'INS-05: planned inspections of one company a year' })
  yearlyCap?: number;
  @DayField() from: string;
}

export class EndItemInput {
  @DayField({ about: 'last day on the list' }) last: string;
}

export class InspectionItemListedView {
  @IdField() id: string;
}

export class InspectionItemView {
  @IdField() id: string;
  @Text({ max: 200 }) name: string;
  @OneOf(FIELD_CODES) field: string;
  @Text({ max: 300 }) basis: string;
  @Whole({ optional: true }) yearlyCap?: number;
  @DayField() from: string;
  @DayField({ optional: true }) to?: string;
}

export class InspectionInput {
  @IdField() itemId: string;
  @OneOf(INSPECTION_KINDS) kind: InspectionKind;
  @Text({ max: 300, about: 'the plan, the number of the complaint …' }) origin: string;
  @Text({ max: 120 }) companyName: string;
  @Text({ max: 18, pattern: /^[0-9A-HJ-NPQRTUWXY]{18}$/, about: 'GB 32100' }) companyCode: string;
  @Text({ max: 200 }) address: string;
  @DayField() first: string;
  @DayField() last: string;
  @DayField({ optional: true, about: 'INS-08' }) noticeOn?: string;
  @Text({ optional: true, max: 500, about: 'INS-08: why no notice is given' }) noNoticeReason?: string;
  @Text({ optional: true, max: 500, about: 'INS-08: why approval can only follow' }) urgentReason?: string;
  @IdField({ list: { min: 1, max: 10 } }) officerIds: string[];
}

export class InspectionRequestedView {
  @IdField() id: string;
  @Text({ max: 80 }) number: string;
}

export class ApproveInspectionInput {
  @Text({ optional: true, max: 500 }) note?: string;
}

export class InspectionReasonInput {
  @Text({ max: 500 }) reason: string;
}

export class FinishInspectionInput {
  @OneOf(INSPECTION_RESULTS) result: InspectionResult;
  @Text({ max: 5000 }) findings: string;
  @DayField({ optional: true, about: 'only of an order to correct' }) correctBy?: string;
}

export class InspectionFinishedView {
  @DayField({ about: 'INS-13' }) resultDue: string;
}

export class ResultAnnulledView {
  @DayField({ about: 'PUB-03b' }) withdrawBy: string;
}

export class InspectionOfficerView {
  @IdField() id: string;
  @Text() name: string;
}

export class InspectionView {
  @IdField() id: string;
  @Whole({ about: 'for `If-Match`; of one, also the `ETag`' }) version: number;
  @IdField() agencyId: string;
  @Text() number: string;
  @Text() itemName: string;
  @Text() basis: string;
  @OneOf(FIELD_CODES) field: string;
  @OneOf(INSPECTION_KINDS) kind: string;
  @Text() origin: string;
  @Text() companyName: string;
  @Text() companyCode: string;
  @Text() address: string;
  @DayField() first: string;
  @DayField() last: string;
  @DayField({ optional: true }) noticeOn?: string;
  @Text({ optional: true }) noNoticeReason?: string;
  @Text({ optional: true }) urgentReason?: string;
  @Part(() => InspectionOfficerView, { list: true }) officers: InspectionOfficerView[];
  @OneOf(INSPECTION_STATES) state: string;
  @OneOf(APPROVALS) approval: string;
  @Text() requestedByName: string;
  @Text({ optional: true }) approvedByName?: string;
  @Text({ optional: true }) approvalNote?: string;
  @Text({ about: 'address of the check-in page, as its QR code carries it' }) checkInUrl: string;
  @InstantField({ optional: true }) enteredAt?: string;
  @Text({ optional: true }) admittedBy?: string;
  @InstantField({ optional: true }) finishedAt?: string;
  @OneOf(INSPECTION_RESULTS, { optional: true }) result?: string;
  @Text({ optional: true, max: 5000 }) findings?: string;
  @DayField({ optional: true }) correctBy?: string;
  @DayField({ optional: true, about: 'INS-13' }) resultDue?: string;
  @Text({ optional: true, max: 20_000, about: 'what the company was told' }) resultText?: string;
  @DayField({ optional: true }) publishedOn?: string;
  @DayField({ optional: true }) annulledOn?: string;
  @Text({ optional: true }) annulReason?: string;
  @DayField({ optional: true, about: 'PUB-03b' }) withdrawBy?: string;
  @Text({ optional: true }) cancelReason?: string;
  @Whole({ optional: true }) score?: number;
  @Text({ optional: true }) comment?: string;
  @Whole({ about: 'INS-05: inspections of this company this year, by all agencies' }) thisYear: number;
}

/** INS-07, INS-10: companies inspected more than once in a year, whoever came. */
export class FrequencyView {
  @Text() companyCode: string;
  @Text() companyName: string;
  @Whole() inspections: number;
  @Whole() agencies: number;
  @DayField() latest: string;
}
