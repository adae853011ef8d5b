import { Entity, Index } from 'typeorm';
import { Code, Count, Fen, Id, LegalDayText, Line, Prose, Ref } from '../../platform/database/index.js';

/** Why the agency has a thing: 查封扣押, 先行登记保存, 没收. */
export const ITEM_KINDS = ['seized', 'preserved', 'confiscated'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** One thing on the list of a seizure, of a preservation or of a decision that confiscates; each ends by itself. */
@Entity('case_items')
@Index('ix_case_items_case', ['caseId', 'kind', 'holdingId', 'no'])
export class CaseItemRow {
  @Id() id: string;
  @Ref() caseId: string;
  @Code(ITEM_KINDS) kind: ItemKind;
  /** What holds it: the clock of the seizure or preservation, or the decision. */
  @Ref() holdingId: string;
  /** The decision to seize; null for what is not seized, and for seizures older than such decisions. */
  @Ref({ nullable: true }) measureId: string | null;
  /** Its place on the list, from 1. */
  @Count() no: number;
  @Prose() description: string;
  /** Of what is confiscated, where it was valued. */
  @Fen({ nullable: true }) valueFen: number | null;
  /** Day on which it was lifted, settled or disposed of. */
  @LegalDayText({ nullable: true }) releasedOn: string | null;
  /** The ledger entry of that act. */
  @Ref({ nullable: true }) releasedBy: string | null;
  /** What became of it. */
  @Line(2000, { nullable: true }) disposal: string | null;
}
