import { Entity } from 'typeorm';
import { KeyCount, KeyText, KeyWhole } from '../../platform/database/index.js';
import { TOKEN_LENGTH } from './rules/case-tokens.rules.js';

/** By which words and filters a case is found (`caseTokens`); moves with the case in the act that changes it. */
@Entity('case_tokens')
export class CaseTokenRow {
  /** The agency (`partitionOf`). */
  @KeyWhole() shelf: number;
  @KeyText(TOKEN_LENGTH) token: string;
  /** The case's `no` in its agency. */
  @KeyCount() no: number;
}
