import { FIELD_CODES } from '../../../kernel/fields.js';
import {
  DayField,
  IdField,
  InstantField,
  LimitField,
  OneOf,
  Part,
  Text,
  Whole,
  YesNo,
} from '../../../platform/http/index.js';
import { keys, PARTY_KINDS, PartyInput, type PartyKind } from '../../cases/index.js';
import {
  LICENCE_ENDING_CODES,
  LICENCE_KIND_CODES,
  type LicenceEnding,
  type LicenceKind,
} from '../rules/vocabulary.js';

const STANDINGS = ['valid', 'not-yet', 'expired', 'ended'] as const;

export class LicenceInput {
  @OneOf(FIELD_CODES) field: string;
  @OneOf(keys(PARTY_KINDS)) holderKind: PartyKind;
  @Part(() => PartyInput) holder: PartyInput;
  @Text({ max: 64, about: '决定文书名称' }) documentName: string;
  @Text({ max: 64, about: '文号' }) number: string;
  @OneOf(LICENCE_KIND_CODES) kind: LicenceKind;
  @Text({ optional: true, max: 64 }) certificateName?: string;
  @Text({ optional: true, max: 64 }) certificateNumber?: string;
  @Text({ max: 4000, about: '许可内容' }) content: string;
  @DayField() decidedOn: string;
  @DayField() validFrom: string;
  @DayField({ optional: true, about: 'absent: 长期' }) validThrough?: string;
  @Text({ max: 50_000, about: 'the decision as served' }) text: string;
}

export class LicenceEndInput {
  @OneOf(LICENCE_ENDING_CODES, { about: '撤销, 撤回, 注销' }) ending: LicenceEnding;
  @DayField() on: string;
  @Text({ max: 500 }) reason: string;
}

export class LicenceDeliveryInput {
  @DayField() on: string;
}

export class LicencesQuery {
  @Text({ optional: true, max: 100 }) q?: string;
  @LimitField() limit?: number;
  @IdField({ optional: true, about: 'the last id of the page before' }) after?: string;
}

export class LicenceRegisteredView {
  @IdField() id: string;
  @DayField({ about: 'LIC-10' }) publishBy: string;
  @DayField({ about: 'LIC-05' }) deliverBy: string;
}

export class LicenceDeliveredView {
  @DayField({ about: 'LIC-05' }) deliverBy: string;
  @YesNo() inTime: boolean;
}

export class LicenceEndedView {
  @DayField({ optional: true, about: 'PUB-03b, after a revocation' }) withdrawBy: string | null;
}

export class LicenceListView {
  @IdField() id: string;
  @Whole({ about: 'for `If-Match`; of one, also the `ETag`' }) version: number;
  @IdField() agencyId: string;
  @OneOf(keys(PARTY_KINDS)) holderKind: string;
  @Text() holderName: string;
  @Text() documentName: string;
  @Text() number: string;
  @OneOf(LICENCE_KIND_CODES) kind: string;
  @DayField() decidedOn: string;
  @DayField() validFrom: string;
  @DayField({ optional: true, about: 'absent: 长期' }) validThrough: string | null;
  @OneOf(STANDINGS) standing: string;
  @DayField({ about: 'LIC-10' }) publishBy: string;
  @DayField({ optional: true, about: 'published, or found not to be public' }) settledOn: string | null;
  @DayField({ optional: true }) publishedOn: string | null;
  @Whole({ min: -100_000 }) publishDaysLeft: number;
  @DayField({ about: 'LIC-05' }) deliverBy: string;
  @DayField({ optional: true }) deliveredOn: string | null;
  @Whole({ min: -100_000 }) deliverDaysLeft: number;
  @OneOf(LICENCE_ENDING_CODES, { optional: true }) ending: string | null;
  @DayField({ optional: true }) endedOn: string | null;
  @DayField({ optional: true, about: 'PUB-03b' }) withdrawBy: string | null;
  @DayField({ optional: true }) withdrawnOn: string | null;
}

export class LicencePageView {
  @Part(() => LicenceListView, { list: true }) licences: LicenceListView[];
  @IdField({ optional: true }) next?: string;
}

export class LicenceView extends LicenceListView {
  @Text() field: string;
  @Part(() => PartyInput) holder: PartyInput;
  @Text({ optional: true }) certificateName: string | null;
  @Text({ optional: true }) certificateNumber: string | null;
  @Text({ max: 4000 }) content: string;
  @Text({ max: 50_000 }) text: string;
  @Text() textSha256: string;
  @Text({ optional: true }) endReason: string | null;
  @Text() registeredByName: string;
  @InstantField() registeredAt: string;
}
