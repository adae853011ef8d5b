import { Entity, Index } from 'typeorm';
import { Count, Id, InstantText, Json, Line, Ref } from '../../platform/database/index.js';
import type { Values } from './rules/particulars.rules.js';

/** What a correction of the particulars of a case changed, with what stood there before. Written once. */
@Entity('case_corrections')
@Index('ux_case_corrections_case', ['caseId', 'seq'], { unique: true })
export class CaseCorrectionRow {
  /** The ledger entry's id. */
  @Id() id: string;
  @Ref() caseId: string;
  @Count() seq: number;
  @InstantText() at: string;
  /** By field; null where there was nothing. */
  @Json() before: Values;
  /** By field; null where there is nothing now. */
  @Json() after: Values;
  /** The ledger keeps the digest of the values with this before them: a telephone number could be guessed from a bare one. */
  @Line(32) salt: string;
}
