import { Entity, Index } from 'typeorm';
import type { RedactionOptions } from '../../kernel/redaction/index.js';
import {
  Code,
  Count,
  Digest,
  Flag,
  Id,
  InstantText,
  Json,
  LegalDayText,
  Line,
  Prose,
  Ref,
} from '../../platform/database/index.js';
import { ENDINGS, type Ending } from './endings.js';
import { PublicRecordRow, PublicStateRow, PublicTokenRow } from './public.entities.js';
import { PublicRequestRow } from './requests/request.entities.js';
import { type PublishableKind, PUBLISHABLE_KINDS } from './rules/publishable-kinds.js';
import type { PublicFields } from './rules/public-record.rules.js';
import { DisclosureFileResultRow, DisclosureFileRow, PublicFileRow } from './files/file.entities.js';
import type { Kept, PlannedRemoval } from './rules/removals.rules.js';
import type { ShownFile } from './rules/shown-files.rules.js';

/** `assessed`: to be made public, nothing prepared yet. `assessed-private`: not of social impact (行政处罚法 48). */
export const DISCLOSURE_STATES = [
  'assessed',
  'assessed-private',
  'drafted',
  'returned',
  'published',
  'withdrawn',
] as const;
export type DisclosureState = (typeof DISCLOSURE_STATES)[number];

export const CORRECTION_STATES = ['drafted', 'released', 'dropped'] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];

/** The office's own file on the disclosure of one decision. Never read by the portal. */
@Entity('disclosures')
@Index('ix_disclosures_case', ['caseId'])
@Index('ix_disclosures_due', ['agencyId', 'state', 'due', 'id'])
@Index('ix_disclosures_agency', ['agencyId', 'id'])
@Index('ix_disclosures_kind', ['agencyId', 'kind', 'id'])
@Index('ix_disclosures_agency_state', ['agencyId', 'state', 'id'])
export class DisclosureRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Code(PUBLISHABLE_KINDS, { default: 'penalty' }) kind: PublishableKind;
  /** Absent where the matter stands in no case. */
  @Ref({ nullable: true }) caseId: string | null;
  /** The decision in its own module: of the case, of a measure, of a licence. */
  @Ref({ unique: true }) decisionId: string;
  /** Public address: random, so that neither the case nor its neighbours can be guessed from it. */
  @Line(24, { unique: true }) slug: string;
  @Code(DISCLOSURE_STATES) state: DisclosureState;
  /** PUB-04 of a penalty: of social impact; of other kinds: to be made public. */
  @Flag() socialImpact: boolean;
  @Line(1000) impactReason: string;
  @Ref() assessedBy: string;
  @Line(60) assessedByName: string;
  @InstantText() assessedAt: string;
  /** Last lawful day of PUB-01, PUB-02 or LIC-10, as the clock of the matter says. */
  @LegalDayText() due: string;
  /** SHA-256 of the decision as served. */
  @Digest() originalSha256: string;
  /** What the case file knew of its people: the re-scan before the release asks the same question again. */
  @Json({ nullable: true }) redaction: RedactionOptions | null;
  @Json({ nullable: true }) removals: PlannedRemoval[] | null;
  @Json({ nullable: true }) kept: Kept[] | null;
  @Prose({ nullable: true }) publishedText: string | null;
  @Digest({ nullable: true }) publishedSha256: string | null;
  /** The allow-listed fields. */
  @Json({ nullable: true }) record: PublicFields | null;
  /** The flattened files that were prepared with the text; null before there were any. */
  @Json({ nullable: true }) files: ShownFile[] | null;
  @Ref({ nullable: true }) preparedBy: string | null;
  @Ref({ nullable: true }) preparedByOfficerId: string | null;
  @Line(60, { nullable: true }) preparedByName: string | null;
  @InstantText({ nullable: true }) preparedAt: string | null;
  @Line(1000, { nullable: true }) returnReason: string | null;
  @Line(60, { nullable: true }) returnedByName: string | null;
  @Ref({ nullable: true }) releasedBy: string | null;
  @Line(60, { nullable: true }) releasedByName: string | null;
  @InstantText({ nullable: true }) releasedAt: string | null;
  @Ref({ nullable: true }) withdrawnBy: string | null;
  @Line(60, { nullable: true }) withdrawnByName: string | null;
  @InstantText({ nullable: true }) withdrawnAt: string | null;
  @Line(500, { nullable: true }) publicReason: string | null;
  @Count() version: number;
  /** The row that gave the display period (PUB-12b …), and the last day on which it is shown; null where no law ends it. */
  @Line(20, { nullable: true }) displayRule: string | null;
  @LegalDayText({ nullable: true }) showThrough: string | null;
  /** Why it is no longer shown; null while it is. */
  @Code(ENDINGS, { nullable: true }) endedBy: Ending | null;
}

/** A published text that is to be set right: prepared by one, released by another; what is public stays until then. */
@Entity('disclosure_corrections')
@Index('ux_disclosure_corrections_seq', ['disclosureId', 'seq'], { unique: true })
export class DisclosureCorrectionRow {
  @Id() id: string;
  @Ref() disclosureId: string;
  @Count() seq: number;
  @Code(CORRECTION_STATES) state: CorrectionState;
  /** What was wrong; told to the public. */
  @Line(500) reason: string;
  @Json() redaction: RedactionOptions;
  @Json() removals: PlannedRemoval[];
  @Json() kept: Kept[];
  @Prose() publishedText: string;
  @Digest() publishedSha256: string;
  @Json() record: PublicFields;
  @Json({ nullable: true }) files: ShownFile[] | null;
  @Ref() preparedBy: string;
  @Ref({ nullable: true }) preparedByOfficerId: string | null;
  @Line(60) preparedByName: string;
  @InstantText() preparedAt: string;
  @Line(60, { nullable: true }) settledByName: string | null;
  @InstantText({ nullable: true }) settledAt: string | null;
  @Line(1000, { nullable: true }) dropReason: string | null;
}

/** Every text that was ever public, as it was; written once. The newest is the one that is shown. */
@Entity('disclosure_versions')
@Index('ux_disclosure_versions_seq', ['disclosureId', 'seq'], { unique: true })
export class DisclosureVersionRow {
  /** The ledger entry that made it public. */
  @Id() id: string;
  @Ref() disclosureId: string;
  @Count() seq: number;
  @Prose() text: string;
  @Digest() sha256: string;
  @Json() record: PublicFields;
  @Json({ nullable: true }) files: ShownFile[] | null;
  /** Absent on the first. */
  @Line(500, { nullable: true }) correctionReason: string | null;
  @Line(60) preparedByName: string;
  @Line(60) releasedByName: string;
  @InstantText() at: string;
}

export const DISCLOSURE_ENTITIES = [
  DisclosureRow,
  DisclosureCorrectionRow,
  DisclosureVersionRow,
  PublicRecordRow,
  PublicTokenRow,
  PublicStateRow,
  PublicRequestRow,
  DisclosureFileRow,
  DisclosureFileResultRow,
  PublicFileRow,
];

export { ENDINGS, type Ending } from './endings.js';
export { PublicRecordRow, PublicStateRow, PublicTokenRow } from './public.entities.js';
export { DisclosureFileResultRow, DisclosureFileRow, PublicFileRow } from './files/file.entities.js';
export { PublicRequestRow } from './requests/request.entities.js';
