import { REMOVAL_CLASSES, type RemovalClass } from '../../../kernel/redaction/index.js';
import { PUBLISHABLE_KINDS, type PublishableKind } from '../rules/publishable-kinds.js';
import { IdField, OneOf, Part, Text, Whole, YesNo } from '../../../platform/http/index.js';

export class AssessmentInput {
  @YesNo({ about: '具有一定社会影响 (行政处罚法 48)' }) socialImpact: boolean;
  @Text({ max: 1000, about: 'why it is, or is not' }) reason: string;
}

/** Of any matter. For a licence both may be left out: the law is the reason (PUB-11). */
export class MatterAssessmentInput {
  @YesNo({ optional: true, about: 'of a penalty: of social impact; otherwise: to be made public' })
  socialImpact?: boolean;
  @Text({ optional: true, max: 1000 }) reason?: string;
}

export class MatterParams {
  @OneOf(PUBLISHABLE_KINDS) kind: PublishableKind;
  @IdField({ about: 'the decision of the case, the measure, the licence' }) id: string;
}

export class ManualSpanInput {
  @Whole({ about: 'first UTF-16 unit of the original' }) start: number;
  @Whole({ about: 'end, exclusive' }) end: number;
  @OneOf(REMOVAL_CLASSES) class: RemovalClass;
}

export class KeptSpanInput {
  @Whole({ about: 'start of a detected stretch' }) start: number;
  @Whole({ about: 'its end, exclusive' }) end: number;
  @Text({ max: 300 }) reason: string;
}

export class PreparationInput {
  @Part(() => ManualSpanInput, {
    optional: true,
    list: { max: 200 },
    about: 'hidden besides what is detected',
  })
  removals?: ManualSpanInput[];
  @Part(() => KeptSpanInput, {
    optional: true,
    list: { max: 200 },
    about: 'detected, but left with a reason',
  })
  keep?: KeptSpanInput[];
}

export class CorrectionInput extends PreparationInput {
  @Text({ max: 500, about: 'what was wrong; told to the public' }) reason: string;
}

export class DisclosureReasonInput {
  @Text({ max: 1000 }) reason: string;
}

export class WithdrawalInput {
  @Text({ max: 500, about: 'told to the public at the same address' }) reason: string;
}

export const LISTS = ['due', 'drafted', 'published', 'to-withdraw', 'withdrawn', 'all'] as const;
export type DisclosureList = (typeof LISTS)[number];

export class DisclosureQuery {
  @OneOf(LISTS, { optional: true }) status?: DisclosureList;
  @OneOf(PUBLISHABLE_KINDS, { optional: true }) kind?: PublishableKind;
  @IdField({ optional: true, about: 'the last id of the page before' }) after?: string;
}
