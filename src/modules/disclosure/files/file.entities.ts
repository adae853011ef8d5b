import { Entity, Index } from 'typeorm';
import {
  Bytes,
  Code,
  Count,
  Digest,
  Id,
  InstantText,
  Json,
  KeyCount,
  KeyText,
  Line,
  Ref,
} from '../../../platform/database/index.js';
import type { Refusal } from '../../../kernel/result.js';
import type { FileBox, KeptBox, StoredPage } from '../rules/file-plan.rules.js';

/** `reading` and `making`: the program is at work. `open`: waits for the discloser's boxes. `made`: can be prepared. */
export const FILE_STATES = ['reading', 'open', 'making', 'made', 'failed', 'removed'] as const;
export type FileState = (typeof FILE_STATES)[number];

export const FILE_KINDS = ['pdf', 'jpeg', 'png', 'webp'] as const;

/** An original that is to be put online with a decision once it is flattened. For the office alone. */
@Entity('disclosure_files')
@Index('ux_disclosure_files_seq', ['disclosureId', 'seq'], { unique: true })
@Index('ix_disclosure_files_state', ['state'])
export class DisclosureFileRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() disclosureId: string;
  /** Its number at the public address; never given twice. */
  @Count() seq: number;
  @Code(FILE_STATES) state: FileState;
  @Code(FILE_KINDS) kind: (typeof FILE_KINDS)[number];
  /** The item of evidence that it is; null for a file uploaded for the purpose. */
  @Ref({ nullable: true }) evidenceId: string | null;
  /** Where the original lies in the store. */
  @Ref() objectId: string;
  @Bytes() bytes: number;
  @Digest() sha256: string;
  /** What it shows, for those who cannot see it; told to the public. */
  @Line(200) title: string;
  /** Why it could not be read or made. */
  @Json({ nullable: true }) problem: Refusal | null;
  /** How large its pages are, what a detector found on them and where. */
  @Json({ nullable: true }) pages: StoredPage[] | null;
  @Json({ nullable: true }) boxes: FileBox[] | null;
  @Json({ nullable: true }) kept: KeptBox[] | null;
  /** Pages at which the preparing person has looked, counted from 1. */
  @Json({ nullable: true }) seen: number[] | null;
  @Digest({ nullable: true }) boxesSha256: string | null;
  @Ref({ nullable: true }) resultId: string | null;
  @Ref() addedBy: string;
  @Line(60) addedByName: string;
  @InstantText() addedAt: string;
  @Ref({ nullable: true }) plannedBy: string | null;
  @Ref({ nullable: true }) plannedByOfficerId: string | null;
  @Line(60, { nullable: true }) plannedByName: string | null;
  @InstantText({ nullable: true }) plannedAt: string | null;
  @Count() version: number;
}

/** A flattened file. Its bytes lie in the store under its id; every one that was made is kept, as it was made. */
@Entity('disclosure_file_results')
@Index('ix_disclosure_file_results_file', ['fileId'])
export class DisclosureFileResultRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Ref() fileId: string;
  @Line(40) mediaType: string;
  @Bytes() bytes: number;
  @Digest() sha256: string;
  @Count() pages: number;
  @Digest() originalSha256: string;
  @Digest() boxesSha256: string;
  @InstantText() madeAt: string;
  /** The ledger entry of its making. */
  @Ref() entryId: string;
}

/** A file that the public may read; gone in the act that ends the record. */
@Entity('public_files')
@Index('ix_public_files_result', ['resultId'])
export class PublicFileRow {
  @KeyText(24) slug: string;
  @KeyCount() n: number;
  @Line(200) title: string;
  @Line(40) mediaType: string;
  @Bytes() bytes: number;
  @Digest() sha256: string;
  @Count() pages: number;
  @Ref() resultId: string;
}
