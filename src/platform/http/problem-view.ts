import { AnyObject, Text, Whole } from './fields.js';

/** RFC 9457: what every refusal answers (`application/problem+json`). */
export class ProblemView {
  @Text({ about: 'urn:sanxiang:refusal:CODE' }) type: string;
  @Text({ about: 'in Chinese' }) title: string;
  @Text() titleEn: string;
  @Whole() status: number;
  @Text({ about: 'stable word, such as `not-found` or `case.two-officers-required`' }) code: string;
  @Text({ optional: true, about: 'number under which the request stands in the log' }) requestId?: string;
  @Text({ optional: true, about: 'the particulars, in Chinese' }) detail?: string;
  @Text({ optional: true, about: 'row of the law packs that said no' }) ruleId?: string;
  @Text({ optional: true, about: 'its article' }) basis?: string;
  @Text({ optional: true, about: 'what to do next, in Chinese' }) next?: string;
  @AnyObject({ optional: true }) facts?: Readonly<Record<string, unknown>>;
}
