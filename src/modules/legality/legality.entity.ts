import { Check, Entity, Index } from 'typeorm';
import {
  Code,
  Digest,
  Id,
  InstantText,
  Json,
  LegalDayText,
  Line,
  Prose,
  Ref,
} from '../../platform/database/index.js';
import type { ChecklistItem } from '../reviews/index.js';
import { LEGALITY_KINDS, type LegalityKind } from './rules/legality-law.rules.js';

/** 合法性审查: a major decision, a contract or a normative document before it is made, and the opinion on it. */
@Entity('legality_items')
@Check('ck_legality_items_subject', `"text" IS NOT NULL OR "fileSha256" IS NOT NULL`)
@Check('ck_legality_items_apart', `"opinedBy" IS NULL OR "opinedBy" <> "submittedBy"`)
@Index('ix_legality_items_agency', ['agencyId', 'state', 'id'])
@Index('ix_legality_items_due', ['agencyId', 'state', 'due', 'id'])
@Index('ix_legality_items_all', ['agencyId', 'id'])
@Index('ix_legality_items_opined', ['agencyId', 'opinedOn'])
@Index('ux_legality_items_number', ['agencyId', 'opinionNumber'], { unique: true })
export class LegalityItemRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Code(LEGALITY_KINDS) kind: LegalityKind;
  @Line(200) title: string;
  @Line(120) department: string;
  /** The draft itself, or the name and SHA-256 of the file it stands in. */
  @Prose({ nullable: true }) text: string | null;
  @Line(255, { nullable: true }) fileName: string | null;
  @Digest({ nullable: true }) fileSha256: string | null;
  @Prose() statement: string;
  @Json() materials: string[];
  /** The heads as the law packs had them on the day of submission. */
  @Json() heads: string[];
  @Line(120) lawVersion: string;
  @Code(['submitted', 'opined']) state: 'submitted' | 'opined';
  @LegalDayText() submittedOn: string;
  @InstantText() submittedAt: string;
  @Ref() submittedBy: string;
  @Line(60) submittedByName: string;
  @LegalDayText() due: string;
  @Json({ nullable: true }) checklist: ChecklistItem[] | null;
  @Code(['agree', 'problems'], { nullable: true }) opinion: 'agree' | 'problems' | null;
  @Prose({ nullable: true }) opinionText: string | null;
  @Line(80, { nullable: true }) opinionNumber: string | null;
  /** 合法性审查意见书, and the SHA-256 of its text (UTF-8). */
  @Prose({ nullable: true }) letter: string | null;
  @Digest({ nullable: true }) letterSha256: string | null;
  @LegalDayText({ nullable: true }) opinedOn: string | null;
  @InstantText({ nullable: true }) opinedAt: string | null;
  @Ref({ nullable: true }) opinedBy: string | null;
  @Line(60, { nullable: true }) opinedByName: string | null;
}
