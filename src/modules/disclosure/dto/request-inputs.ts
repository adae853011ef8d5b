import { IdField, OneOf, Text, YesNo } from '../../../platform/http/index.js';
import { type Ground, GROUNDS } from '../rules/early-stop.rules.js';

export const REQUEST_LISTS = ['open', 'proposed', 'overdue', 'settled', 'all'] as const;
export type RequestList = (typeof REQUEST_LISTS)[number];

export class RequestsQuery {
  @OneOf(REQUEST_LISTS, { optional: true, about: 'open when absent' }) status?: RequestList;
  @IdField({ optional: true, about: 'the last id of the page before' }) after?: string;
}

export class RequestAnswerInput {
  @YesNo({ about: 'an accepted early stop is proposed to a second person' }) accepted: boolean;
  @Text({ max: 1000, about: 'told to who holds the receipt' }) answer: string;
  @OneOf(GROUNDS, {
    optional: true,
    list: { max: 5 },
    about: 'what was found of the conditions of an early stop',
  })
  findings?: Ground[];
}
