import { FIELD_CODES } from '../../../kernel/fields.js';
import {
  DayField,
  FenField,
  IdField,
  InstantField,
  OneOf,
  Part,
  Text,
  Whole,
} from '../../../platform/http/index.js';
import { DECISION_KINDS, type DecisionKind, keys, PENALTIES, type PenaltyKind } from '../rules/vocabulary.js';
import { CATALOGUE_LEVELS, type CatalogueLevel } from './catalogue.rules.js';

export class CatalogueEntryInput {
  @Text({ max: 200, about: 'the kind of decision in words' }) title: string;
  @OneOf(keys(DECISION_KINDS), { list: { min: 1, max: 4 } }) decisionKinds: DecisionKind[];
  @OneOf(keys(PENALTIES), { optional: true, list: { max: 12 }, about: 'any of these; none for any kind' })
  penaltyKinds?: PenaltyKind[];
  @OneOf(FIELD_CODES, { optional: true, list: { max: 20 }, about: 'any of these; none for any field' })
  fields?: string[];
  @FenField({ optional: true, about: 'fine and confiscation together, from this amount on, inclusive' })
  fromFen?: number;
  @OneOf(CATALOGUE_LEVELS, {
    optional: true,
    about: 'whose decisions: own (default), of agencies below, all',
  })
  level?: CatalogueLevel;
}
export class CatalogueInput {
  @Text({ max: 200, about: 'title and number of the adopting document' }) document: string;
  @DayField() publishedOn: string;
  @DayField() effectiveFrom: string;
  @DayField({ optional: true, about: 'last day in force, inclusive' }) effectiveTo?: string;
  @Part(() => CatalogueEntryInput, { list: { min: 1, max: 100 } }) entries: CatalogueEntryInput[];
}
export class RepealInput {
  @DayField({ about: 'first day on which it is in force no more' }) from: string;
  @Text({ max: 500 }) reason: string;
}
export class CatalogueAdoptedView {
  @IdField({ list: true }) ids: string[];
}
export class CatalogueEntryView {
  @IdField() id: string;
  @IdField() agencyId: string;
  @Text() document: string;
  @Whole() item: number;
  @Text() title: string;
  @Text({ list: true }) decisionKinds: string[];
  @Text({ list: true }) penaltyKinds: string[];
  @Text({ list: true }) fields: string[];
  @FenField({ optional: true }) fromFen: number | null;
  @OneOf(CATALOGUE_LEVELS) level: string;
  @DayField() publishedOn: string;
  @DayField() effectiveFrom: string;
  @DayField({ optional: true }) effectiveTo: string | null;
  @InstantField() adoptedAt: string;
  @Text() adoptedByName: string;
  @DayField({ optional: true }) repealedFrom: string | null;
  @Text({ optional: true }) repealedBecause: string | null;
  @Text({ optional: true }) repealedByName: string | null;
}
