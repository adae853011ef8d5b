import { Entity, Index } from 'typeorm';
import {
  Code,
  Count,
  Fen,
  Id,
  InstantText,
  Json,
  LegalDayText,
  Line,
  Ref,
} from '../../../platform/database/index.js';
import type { DecisionKind, PenaltyKind } from '../rules/vocabulary.js';
import { CATALOGUE_LEVELS, type CatalogueLevel } from './catalogue.rules.js';

/** One entry of an agency's 重大执法决定法制审核目录清单: adopted, published, and once repealed never back. */
@Entity('review_catalogue')
@Index('ix_review_catalogue_agency', ['agencyId', 'effectiveFrom'])
export class CatalogueRow {
  @Id() id: string;
  @Ref() agencyId: string;
  /** Title and number of the document that adopts it. */
  @Line(200) document: string;
  /** Its number in that document. */
  @Count() item: number;
  @Line(200) title: string;
  @Json() decisionKinds: DecisionKind[];
  /** Any of these kinds; empty for any kind. */
  @Json() penaltyKinds: PenaltyKind[];
  /** Any of these fields of enforcement; empty for any field. */
  @Json() fields: string[];
  /** Fine and confiscation together, from this amount on, itself included. */
  @Fen({ nullable: true }) fromFen: number | null;
  @Code(CATALOGUE_LEVELS) level: CatalogueLevel;
  @LegalDayText() publishedOn: string;
  @LegalDayText() effectiveFrom: string;
  /** Last day in force, inclusive. */
  @LegalDayText({ nullable: true }) effectiveTo: string | null;
  @InstantText() adoptedAt: string;
  @Line(60) adoptedByName: string;
  /** First day on which it is in force no more. */
  @LegalDayText({ nullable: true }) repealedFrom: string | null;
  @Line(500, { nullable: true }) repealedBecause: string | null;
  @Line(60, { nullable: true }) repealedByName: string | null;
}
