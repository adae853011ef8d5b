import { Part, Text } from '../../../platform/http/index.js';

/** Days that do not count. The law decides whether the days exist and the reason stops the clock. */
export class SuspensionDto {
  @Text({ max: 40, about: 'First day left out, YYYY-MM-DD' })
  from: string;

  @Text({ max: 40, about: 'Last day left out, YYYY-MM-DD, inclusive' })
  to: string;

  @Text({ max: 40, about: 'Reason code or its Chinese word (hearing, 听证)' })
  reason: string;
}

/** Dates are plain text here: an impossible one is refused by the law, with the rule's id. */
export class CalculateDeadlineDto {
  @Text({ max: 20, about: 'Row of the law packs (PEN-06)' })
  ruleId: string;

  @Text({ max: 40, about: 'Day the clock starts, YYYY-MM-DD; an ISO instant with offset for hour rules' })
  trigger: string;

  @Text({
    optional: true,
    pattern: /^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/,
    about: 'Division code (370102)',
  })
  place?: string;

  @Text({ optional: true, max: 60, about: 'Field of enforcement (market-regulation)' })
  domain?: string;

  @Part(() => SuspensionDto, { optional: true, list: { max: 50 } })
  suspensions?: SuspensionDto[];
}
