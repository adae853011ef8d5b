import { Type } from 'class-transformer';
import { IdField, InstantField, OneOf, Part, Text, Whole } from '../../platform/http/index.js';
import { EVENT_KINDS, type EventKind } from './rules/event-kind.rules.js';

export class SecurityLogQuery {
  @OneOf(EVENT_KINDS, { optional: true }) kind?: EventKind;
  @Text({ optional: true, max: 60 }) username?: string;
  @Text({ optional: true, max: 64 }) address?: string;
  @InstantField({ optional: true }) from?: string;
  @InstantField({ optional: true, about: 'exclusive' }) to?: string;
  @Type(() => Number)
  @Whole({ optional: true, min: 1, max: 200, about: 'rows of a page; 50 unless said' })
  limit?: number;
  @IdField({ optional: true, about: '`next` of the page before' }) after?: string;
}

export class SecurityEventView {
  @IdField() id: string;
  @InstantField({ about: 'of the first of them' }) at: string;
  @OneOf(EVENT_KINDS) kind: EventKind;
  @Whole({ about: 'equal events within two seconds' }) count: number;
  @Text({ about: 'as it was typed or as the session says; may be empty' }) username: string;
  @IdField({ optional: true }) userId: string | null;
  @IdField({ optional: true }) agencyId: string | null;
  @Text() address: string;
  @Text() device: string;
  @Text({ about: 'method and path without identifiers' }) route: string;
  @Whole() status: number;
  @Text({ about: 'code of the refusal' }) code: string;
}

export class SecurityLogView {
  @Part(() => SecurityEventView, { list: true }) events: SecurityEventView[];
  @IdField({ optional: true }) next?: string;
}
