import { Entity, Index } from 'typeorm';
import {
  Code,
  Count,
  Id,
  InstantText,
  LegalDayText,
  Line,
  Prose,
  Ref,
} from '../../platform/database/index.js';
import { PROACTIVE_DISCLOSURE_CODES, type ProactiveDisclosureItem } from './rules/items.js';

/** One text of one item as it was made public; the newest of an item holds. Written once. */
@Entity('openness_texts')
@Index('ux_openness_texts_seq', ['agencyId', 'item', 'seq'], { unique: true })
export class OpennessTextRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Code(PROACTIVE_DISCLOSURE_CODES) item: ProactiveDisclosureItem;
  @Count() seq: number;
  @Prose() text: string;
  @LegalDayText() publishedOn: string;
  @InstantText() at: string;
  @Line(60) byName: string;
}

/** 法律或者职能变动: an item has to be brought up to date by its day (PUB-06). */
@Entity('openness_changes')
@Index('ix_openness_changes_agency', ['agencyId', 'settledOn'])
export class OpennessChangeRow {
  @Id() id: string;
  @Ref() agencyId: string;
  @Code(PROACTIVE_DISCLOSURE_CODES) item: ProactiveDisclosureItem;
  @LegalDayText() happenedOn: string;
  @Line(500) what: string;
  @LegalDayText() due: string;
  @InstantText() at: string;
  @Line(60) byName: string;
  /** Day of the text that followed. */
  @LegalDayText({ nullable: true }) settledOn: string | null;
}

export const PROACTIVE_DISCLOSURE_ENTITIES = [OpennessTextRow, OpennessChangeRow];
