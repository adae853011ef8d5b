import { parseEntry, type LedgerEntry } from './entry.js';
import { leafHash, type Digest } from './merkle.js';

/** A row as the database holds it: the bytes that were hashed and the columns one searches by. */
export interface AuditRow {
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly actorId: string;
  readonly act: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Canonical text of the entry (`entryBytes`). */
  readonly bytes: string;
  readonly leafHash: Digest;
}

/** What a row is worth by itself: the entry in it, if its bytes are one, and all that is wrong with it. */
export interface VerifiedRow {
  readonly entry: LedgerEntry | undefined;
  /** Why the row is not as it was written; undefined when it is. */
  readonly flaw: string | undefined;
}

/** Judges one row of an agency's log apart from all others: bytes, digest, form, agency, columns. */
export function verifyRow(row: AuditRow, agency: string): VerifiedRow {
  const none = (flaw: string): VerifiedRow => ({ entry: undefined, flaw });
  if (leafHash(row.bytes) !== row.leafHash) return none('bytes do not hash to the leaf hash');
  const parsed = parseEntry(row.bytes);
  if (!parsed.ok) return none(`bytes are no entry: ${parsed.reason}`);
  const entry = parsed.value;
  if (entry.agency !== agency) return none(`bytes belong to agency ${entry.agency}`);
  const column = differingColumn(row, entry);
  return { entry, flaw: column && `column ${column} differs from the bytes` };
}

/** The act that cuts a checkpoint of `size` rows is itself the entry at `size`, so each vouches for the other. */
export const CHECKPOINT_ACT = 'ledger.checkpoint';

/** Rows that follow each other without a gap, each flawless by itself: all that the tree and the clock need of them. */
export interface ValidRange {
  /** Leaf index of the first row. */
  readonly from: number;
  readonly count: number;
  /** Times of the first and the last row; none between goes back. */
  readonly firstAt: string;
  readonly lastAt: string;
  /** The leaf hashes one behind the other, 64 hex digits each. */
  readonly leaves: string;
  /** The entries among them that cut a checkpoint. */
  readonly cuts: readonly LedgerEntry[];
}

/** The rows as one run; undefined for no rows, and as soon as anything about one is not as it should be. */
export function validRange(rows: readonly AuditRow[], agency: string): ValidRange | undefined {
  const from = rows[0]?.seq;
  if (from === undefined) return undefined;
  let lastAt = '';
  let leaves = '';
  const cuts: LedgerEntry[] = [];
  for (const [i, row] of rows.entries()) {
    const { entry, flaw } = verifyRow(row, agency);
    if (!entry || flaw !== undefined || row.seq !== from + i || entry.seq !== row.seq || entry.at < lastAt)
      return undefined;
    lastAt = entry.at;
    leaves += row.leafHash;
    if (entry.act === CHECKPOINT_ACT) cuts.push(entry);
  }
  return { from, count: rows.length, firstAt: rows[0]!.at, lastAt, leaves, cuts };
}

/** The first search column that does not say what the bytes say; `seq` is judged with the order. */
function differingColumn(row: AuditRow, entry: LedgerEntry): string | undefined {
  if (row.id !== entry.id) return 'id';
  if (row.at !== entry.at) return 'at';
  if (row.actorId !== entry.actor.id) return 'actorId';
  if (row.act !== entry.act) return 'act';
  if (row.subjectType !== entry.subject.type) return 'subjectType';
  if (row.subjectId !== entry.subject.id) return 'subjectId';
  return undefined;
}
