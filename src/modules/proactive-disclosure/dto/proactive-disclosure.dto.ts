import { DayField, IdField, OneOf, Part, Text, Whole, YesNo } from '../../../platform/http/index.js';
import { PROACTIVE_DISCLOSURE_CODES, type ProactiveDisclosureItem, WRITTEN_ITEMS } from '../rules/items.js';

export const STANDINGS = ['derived', 'current', 'missing', 'to-update', 'overdue'] as const;

export class OpennessTextInput {
  @OneOf(WRITTEN_ITEMS) item: ProactiveDisclosureItem;
  @Text({ max: 20_000 }) text: string;
}

export class OpennessChangeInput {
  @OneOf(WRITTEN_ITEMS) item: ProactiveDisclosureItem;
  @DayField({ about: 'when the law or the functions changed' }) happenedOn: string;
  @Text({ max: 500 }) what: string;
}

export class OpennessPublishedView {
  @OneOf(PROACTIVE_DISCLOSURE_CODES) item: string;
  @Whole() seq: number;
  @DayField() publishedOn: string;
  @YesNo({ about: 'every change it follows, by its day' }) inTime: boolean;
}

export class OpennessChangeMadeView {
  @IdField() id: string;
  @DayField({ about: 'PUB-06' }) due: string;
}

export class OpennessItemView {
  @OneOf(PROACTIVE_DISCLOSURE_CODES) item: string;
  @Text() title: string;
  @Text() rule: string;
  @OneOf(STANDINGS) standing: string;
  @DayField({ optional: true }) due?: string;
  @Text({ optional: true, max: 20_000 }) text?: string;
  @DayField({ optional: true }) publishedOn?: string;
  @Text({ list: true, about: 'changes that it has not followed yet' }) changes: string[];
}

export class OpennessView {
  @Part(() => OpennessItemView, { list: true }) items: OpennessItemView[];
  @Whole() present: number;
  @Whole() all: number;
}
