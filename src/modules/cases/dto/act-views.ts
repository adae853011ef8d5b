import { DayField, FenField, Part, Text, Whole, YesNo } from '../../../platform/http/index.js';

/** What acts on a case answer. */
export class FiledView {
  @Text({ about: 'of the case' }) number: string;
  @DayField({ about: 'PEN-06: the decision at the latest' }) due: string;
}

export class DueView {
  @DayField() due: string;
}

export class InTimeView {
  @YesNo() inTime: boolean;
}

export class NoticeGivenView {
  @YesNo({ about: 'PEN-09' }) hearingOffered: boolean;
  @DayField({ about: 'PEN-08' }) defenceDue: string;
}

export class HearingScheduledView {
  @DayField({ about: 'PEN-11: the notice at the latest' }) latestNotice: string;
}

export class DecidedView {
  @Text({ about: 'of the decision' }) number: string;
  @DayField({ optional: true, about: 'last day to publish; absent where a minor is concerned' })
  publishBy?: string;
}

export class ServedView {
  @YesNo({ about: 'PEN-19' }) inTime: boolean;
  @DayField({ optional: true, about: 'PEN-24' }) payBy?: string;
}

export class AnnulledView {
  @DayField({ about: 'PUB-03' }) withdrawBy: string;
}

export class ArchivedView {
  @Text() archiveNumber: string;
}

export class SurchargeView {
  @Whole({ about: 'days late' }) days: number;
  @FenField() fen: number;
}

/** What is owed after a payment. */
export class PaymentAccountView {
  @FenField() fineFen: number;
  @FenField() confiscatedFen: number;
  @Part(() => SurchargeView) surcharge: SurchargeView;
  @FenField() paidFen: number;
  @FenField() owedFen: number;
  @FenField({ about: 'paid, and to be given back' }) refundFen: number;
}
