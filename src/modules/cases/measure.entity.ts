import { Entity, Index } from 'typeorm';
import { Digest, Flag, Id, LegalDayText, Line, Prose, Ref } from '../../platform/database/index.js';

/** 查封（扣押）决定: an enforcement decision of its own beside the case's last one (行政强制法 第24条). */
@Entity('case_measures')
@Index('ix_case_measures_case', ['caseId'])
@Index('ux_case_measures_number', ['agencyId', 'number'], { unique: true })
export class CaseMeasureRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() caseId: string;
  @Line(80) number: string;
  /** What is sealed or seized, one item a line. */
  @Prose() items: string;
  /** Reasons and basis. */
  @Line(2000) reason: string;
  /** The decision as handed over on the spot. */
  @Prose() text: string;
  @Digest() textSha256: string;
  @LegalDayText() decidedOn: string;
  /** Last day of COE-05, as it was when the decision was handed over. */
  @LegalDayText() heldThrough: string;
  /** An emergency whose approval came after its twenty-four hours (行政强制法 19): a finding, and to be lifted at once. */
  @Flag({ default: 0 }) approvedLate: boolean;
  @LegalDayText({ nullable: true }) liftedOn: string | null;
  /** Set aside, or found unlawful: what was published is withdrawn (PUB-03b). */
  @LegalDayText({ nullable: true }) annulledOn: string | null;
  @Line(1200, { nullable: true }) annulledBecause: string | null;
}
