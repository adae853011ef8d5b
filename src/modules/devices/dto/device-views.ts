import { DayField, IdField, InstantField, OneOf, Part, Text } from '../../../platform/http/index.js';
import { DEVICE_KINDS, DEVICE_REVIEWS, DEVICE_STATES } from '../device.entities.js';

export class DeviceReviewView {
  @OneOf(DEVICE_REVIEWS) kind: string;
  @OneOf(['passed', 'failed']) outcome: string;
  @DayField() reviewedOn: string;
  @Text() reviewer: string;
  @Text() document: string;
}

export class DevicePublicationView {
  @Text() location: string;
  @DayField() publishedOn: string;
  @Text() medium: string;
}

export class HandoverView {
  @IdField() id: string;
  @IdField() officerId: string;
  @Text() officerName: string;
  @InstantField() takenAt: string;
  @InstantField({ optional: true }) returnedAt: string | null;
}

export class DeviceView {
  @IdField() id: string;
  @IdField() agencyId: string;
  @OneOf(DEVICE_KINDS) kind: string;
  @Text() number: string;
  @Text() model: string;
  @Text() serial: string;
  @Text({ optional: true }) location: string | null;
  @OneOf(DEVICE_STATES) state: string;
  @Part(() => DeviceReviewView, { list: true }) reviews: DeviceReviewView[];
  @Part(() => DevicePublicationView, { list: true }) publications: DevicePublicationView[];
  @Part(() => HandoverView, { list: true, about: 'the latest first, 100 at most' }) handovers: HandoverView[];
  @Part(() => HandoverView, { optional: true, about: 'who has it now' }) holder: HandoverView | null;
  @Text({ list: true, about: 'REC-09: what a monitoring device lacks today' }) lacking: string[];
}

export class DeviceCreatedView {
  @IdField() id: string;
}
