import { DayField, IdField, InstantField, OneOf, Text } from '../../../platform/http/index.js';
import {
  DEVICE_KINDS,
  DEVICE_REVIEWS,
  DEVICE_STATES,
  type DeviceKind,
  type DeviceReviewKind,
  type DeviceState,
} from '../device.entities.js';

export class NewDeviceInput {
  @OneOf(DEVICE_KINDS) kind: DeviceKind;
  @Text({ max: 60, pattern: /^[0-9A-Za-z][0-9A-Za-z.-]*$/, about: 'as recordings name it' }) number: string;
  @Text({ max: 100 }) model: string;
  @Text({ max: 100 }) serial: string;
  @Text({ optional: true, max: 300, about: 'where a monitoring device stands' }) location?: string;
}

export class DeviceReviewInput {
  @OneOf(DEVICE_REVIEWS) kind: DeviceReviewKind;
  @OneOf(['passed', 'failed']) outcome: 'passed' | 'failed';
  @DayField() reviewedOn: string;
  @Text({ max: 100, about: 'person or body that reviewed' }) reviewer: string;
  @Text({ max: 10_000, about: 'text of the review document' }) document: string;
}

export class DevicePublicationInput {
  @DayField() publishedOn: string;
  @Text({ max: 200, about: 'where it was made public' }) medium: string;
  @Text({ optional: true, max: 300, about: 'its place now, when it was moved' }) location?: string;
}

export class DeviceStateInput {
  @OneOf(DEVICE_STATES) state: DeviceState;
  @Text({ max: 500 }) reason: string;
}

export class TakeOutInput {
  @IdField() officerId: string;
  @InstantField({ optional: true, about: 'when it was taken, if that is entered afterwards' }) at?: string;
}

export class DeviceReturnInput {
  @InstantField({ optional: true, about: 'when it came back, if that is entered afterwards' }) at?: string;
}
