import {
  AnyObject,
  DayField,
  IdField,
  InstantField,
  OneOf,
  Part,
  Text,
  Whole,
  YesNo,
} from '../../../platform/http/index.js';
import { REQUEST_KINDS, REQUEST_STATES } from '../requests/request.entities.js';
import { PUBLISHABLE_KINDS } from '../rules/publishable-kinds.js';
import { GROUNDS } from '../rules/early-stop.rules.js';

export class RequestListView {
  @IdField() id: string;
  @IdField() agencyId: string;
  @OneOf(REQUEST_KINDS) kind: string;
  @OneOf(REQUEST_STATES) state: string;
  @DayField() receivedOn: string;
  @DayField({ about: 'PUB-13, PUB-13b' }) due: string;
  @Text() dueRule: string;
  @YesNo({ about: 'not answered by the last day' }) overdue: boolean;
  @Whole({ min: -100_000, about: 'below zero: overdue; once settled, as it was then' })
  workingDaysLeft: number;
  @Text({ about: 'the first words' }) excerpt: string;
  @Text({ optional: true, about: 'public address of the record' }) publicPath: string | null;
  @IdField({ optional: true, about: 'the case of the record' }) caseId: string | null;
  @OneOf(PUBLISHABLE_KINDS, { optional: true, about: 'what the record is of' }) matterKind: string | null;
  @IdField({ optional: true, about: 'the decision of the record' }) matterId: string | null;
  @DayField({ optional: true }) settledOn: string | null;
}

export class RequestPageView {
  @Part(() => RequestListView, { list: true }) requests: RequestListView[];
  @IdField({ optional: true }) next?: string;
}

export class RequestView extends RequestListView {
  @Whole({ about: 'for `If-Match`; also the `ETag` of the view' }) version: number;
  @Text({ about: 'of the applicant; never public' }) name: string;
  @Text({ about: 'of the applicant; never public' }) contact: string;
  @Text({ max: 2000 }) text: string;
  @OneOf(GROUNDS, { list: true, about: 'what the applicant says of the conditions' }) claims: string[];
  @OneOf(GROUNDS, { list: true, optional: true, about: 'what the office found' }) findings: string[] | null;
  @InstantField() receivedAt: string;
  @Text({ optional: true, max: 1000 }) answer: string | null;
  @Text({ optional: true }) answeredByName: string | null;
  @Text({ optional: true }) settledByName: string | null;
  @Text({ optional: true, max: 1000 }) returnReason: string | null;
  @AnyObject({ optional: true, about: 'why it cannot be stopped early whatever is found, as a refusal' })
  objection: object | null;
}

export class RequestAnsweredView {
  @IdField() id: string;
  @OneOf(REQUEST_STATES) state: string;
  @YesNo() inTime: boolean;
}

export class StoppedEarlyView {
  @Text() slug: string;
  @DayField() stoppedOn: string;
}
