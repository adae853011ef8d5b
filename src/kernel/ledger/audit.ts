import { originOf, parseCheckpoint, verifyCheckpoint, verifyHead } from './checkpoint.js';
import type { LedgerEntry } from './entry.js';
import { CHECKPOINT_ACT, verifyRow, type AuditRow, type ValidRange } from './verify-row.js';
import { isDigest, leafHash, pushLeaf, rootOf, type Digest } from './merkle.js';
import { parseVerifierKey } from './note.js';
import { RowOrder } from './row-order.js';

export interface SignedHead {
  readonly size: number;
  readonly root: Digest;
  /** Base64 signature over the checkpoint body (`signHead`). */
  readonly signature: string;
  /** The compact range as the row holds it: the JSON text of its digests, byte for byte. */
  readonly frontier: string;
  /** Time of the newest entry. */
  readonly at: string;
}

/** A checkpoint as the database holds it: the note and the columns beside it. */
export interface CheckpointRow {
  readonly size: number;
  readonly root: Digest;
  readonly at: string;
  readonly note: string;
}

/** A signed note and what to call it in a finding: where it lies. */
export interface NamedNote {
  readonly name: string;
  readonly note: string;
}

export interface AuditInput {
  readonly agency: string;
  /** In the order of `seq`, as read. */
  readonly rows: Iterable<AuditRow>;
  /** The head row; undefined only for a log that never had an entry. */
  readonly head: SignedHead | undefined;
  /** Checkpoints, in any order. */
  readonly checkpoints?: readonly NamedNote[];
  /** Rows of checkpoints, in any order; left out, entries that cut one are not asked for their row. */
  readonly checkpointRows?: readonly CheckpointRow[];
  readonly verifierKey: string;
  /** Findings listed before the rest is only counted; 100 unless told. */
  readonly maxFindings?: number;
}

export type FindingKind =
  | 'changed'
  | 'removed'
  | 'reordered'
  | 'appended'
  | 'head-missing'
  | 'head-forged'
  | 'head-mismatch'
  | 'checkpoint-forged'
  | 'checkpoint-mismatch'
  | 'checkpoint-missing'
  | 'key-malformed';

/** One thing that does not hold. Where it can be pinned to a row, `seq` (and `id`) name it. */
export interface AuditFinding {
  readonly kind: FindingKind;
  /** Leaf index of the row, or the first row of the stretch that is in doubt. */
  readonly seq?: number;
  /** Last row of the stretch, where it is one. */
  readonly through?: number;
  readonly id?: string;
  readonly detail: string;
}

export type AuditReport =
  | { readonly ok: true; readonly size: number; readonly root: Digest }
  | {
      readonly ok: false;
      readonly size: number;
      readonly root: Digest;
      readonly findings: readonly AuditFinding[];
      /** Findings beyond `maxFindings`. */
      readonly more: number;
    };

/**
 * Audits one agency's log against its signed head and its exported checkpoints, trusting nothing but the verifier
 * key. One pass, memory O(log n + checkpoints + findings).
 */
export function auditLog(input: AuditInput): AuditReport {
  const audit = new LogAudit(input);
  for (const row of input.rows) audit.add(row);
  return audit.finish();
}

interface Expectation {
  readonly size: number;
  readonly root: Digest;
  readonly label: string;
}

/** The audit as an accumulator, for callers whose rows arrive in pages. */
export class LogAudit {
  private readonly findings: AuditFinding[] = [];
  private more = 0;
  private readonly nodes: Digest[] = [];
  private count = 0;
  private lastAt = '';
  private readonly places: RowOrder;
  private readonly expectations: Expectation[] = [];
  private pending = 0;
  /** Rows below this size are vouched for by a checkpoint that holds. */
  private vouched = 0;
  /** Rows of checkpoints whose entry has not come by yet, by size. */
  private readonly unmatched = new Map<number, CheckpointRow>();

  constructor(private readonly input: Omit<AuditInput, 'rows'>) {
    const key = parseVerifierKey(input.verifierKey);
    if (key.ok) this.readCheckpoints(originOf(key.value.name, input.agency));
    else this.report({ kind: 'key-malformed', detail: key.reason });
    this.places = new RowOrder(input.head ? this.known() : Infinity);
    if (!key.ok) return;
    for (const row of input.checkpointRows ?? []) this.unmatched.set(row.size, row);
    this.checkExpectations();
  }

  /** Takes the next row, judging it first. */
  add(row: AuditRow): void {
    const { entry, flaw } = verifyRow(row, this.input.agency);
    if (flaw !== undefined) this.report({ kind: 'changed', seq: row.seq, id: row.id, detail: flaw });
    const seq = entry?.seq ?? row.seq;
    this.checkOrder(row, seq, entry);
    if (entry?.act === CHECKPOINT_ACT) this.checkCutting(entry);
    if (row.seq >= (this.input.head?.size ?? 0)) {
      this.report({ kind: 'appended', seq: row.seq, id: row.id, detail: 'row is beyond the signed head' });
    }
    // A digest that is none has been reported; the tree goes on so that the rest is still judged.
    this.grow(entry !== undefined || isDigest(row.leafHash) ? row.leafHash : leafHash(row.bytes));
  }

  /**
   * Takes rows that were judged elsewhere, as `add` would each of them. False, and nothing is taken, where the run
   * does not go on from the row before it or leads beyond the head: then its rows are to be added one by one.
   */
  addRange({ from, count, firstAt, lastAt, leaves, cuts }: ValidRange): boolean {
    if (from !== this.places.next || firstAt < this.lastAt || from + count > (this.input.head?.size ?? 0))
      return false;
    let cut = 0;
    for (let i = 0; i < count; i++) {
      if (cuts[cut]?.seq === from + i) this.checkCutting(cuts[cut++]!);
      this.grow(leaves.slice(i * 64, (i + 1) * 64));
    }
    this.places.next = from + count;
    this.lastAt = lastAt;
    return true;
  }

  finish(): AuditReport {
    for (const { from, through } of this.places.missing(this.known())) this.reportRemoved(from, through);
    for (const missed of this.expectations.slice(this.pending)) {
      this.report({
        kind: 'checkpoint-mismatch',
        seq: this.count,
        through: missed.size - 1,
        detail: `${missed.label} knew ${missed.size} rows, the log has ${this.count}`,
      });
    }
    for (const row of this.unmatched.values()) {
      this.report({
        kind: 'checkpoint-mismatch',
        seq: row.size,
        detail: 'no entry cut the checkpoint of this row',
      });
    }
    const root = rootOf({ nodes: this.nodes });
    this.checkHead(root);
    const { findings, more, count: size } = this;
    return findings.length === 0 ? { ok: true, size, root } : { ok: false, size, root, findings, more };
  }

  private readCheckpoints(origin: string): void {
    for (const { name: label, note } of this.input.checkpoints ?? []) {
      const opened = verifyCheckpoint(note, this.input.verifierKey);
      if (!opened.ok) {
        this.report({ kind: 'checkpoint-forged', detail: `${label}: ${opened.reason}` });
      } else if (opened.value.origin !== origin) {
        this.report({ kind: 'checkpoint-forged', detail: `${label} belongs to ${opened.value.origin}` });
      } else {
        this.expectations.push({ size: opened.value.size, root: opened.value.root, label });
      }
    }
    this.expectations.sort((a, b) => a.size - b.size);
  }

  private grow(leaf: Digest): void {
    pushLeaf(this.nodes, this.count, leaf);
    this.count += 1;
    this.checkExpectations();
  }

  /** Columns of a checkpoint's row against the entry that cut it; its note is judged with the others. */
  private checkCutting({ seq, at, detail }: LedgerEntry): void {
    if (!this.input.checkpointRows) return;
    const row = this.unmatched.get(seq);
    if (row === undefined) {
      this.report({ kind: 'checkpoint-missing', seq, detail: 'the checkpoint this entry cut has no row' });
      return;
    }
    this.unmatched.delete(seq);
    const note = parseCheckpoint(row.note);
    // A note that is none has been reported as forged.
    const noted = note.ok ? note.value : { size: seq, root: detail['root'] };
    const differing = [
      row.at !== at && 'at',
      (row.size !== detail['size'] || row.size !== noted.size) && 'size',
      (row.root !== detail['root'] || row.root !== noted.root) && 'root',
    ].filter((column) => column !== false);
    if (differing.length === 0) return;
    const columns = differing.join(', ');
    this.report({
      kind: 'checkpoint-mismatch',
      seq,
      detail: `row of the checkpoint: ${columns} is not what was cut`,
    });
  }

  private checkOrder(row: AuditRow, seq: number, entry: LedgerEntry | undefined): void {
    const wrong = this.places.take(row.seq, seq);
    // A displaced row does not make those between its two places go back in time.
    if (wrong) return this.report({ kind: 'reordered', seq: row.seq, id: row.id, detail: wrong });
    if (entry === undefined) return;
    if (entry.at < this.lastAt) {
      this.report({ kind: 'reordered', seq, id: row.id, detail: `time goes back from ${this.lastAt}` });
    } else {
      this.lastAt = entry.at;
    }
  }

  /** Rows that the head or a checkpoint knows of. */
  private known(): number {
    return Math.max(this.input.head?.size ?? 0, this.expectations.at(-1)?.size ?? 0);
  }

  private checkExpectations(): void {
    for (;;) {
      const expected = this.expectations[this.pending];
      if (expected === undefined || expected.size !== this.count) return;
      if (expected.root === rootOf({ nodes: this.nodes })) {
        this.vouched = expected.size;
      } else {
        this.report({
          kind: 'checkpoint-mismatch',
          seq: this.vouched,
          through: expected.size - 1,
          detail: `${expected.label}: the tree of ${expected.size} rows has another root`,
        });
      }
      this.pending += 1;
    }
  }

  private checkHead(root: Digest): void {
    const { head, agency, verifierKey } = this.input;
    const stretch = { seq: this.vouched, ...(this.count > this.vouched && { through: this.count - 1 }) };
    if (head === undefined) {
      if (this.count > 0)
        this.report({ kind: 'head-missing', ...stretch, detail: 'the log has rows but no head' });
      return;
    }
    const key = parseVerifierKey(verifierKey);
    if (!key.ok) return;
    const claimed = { origin: originOf(key.value.name, agency), size: head.size, root: head.root };
    if (!verifyHead(claimed, head.signature, verifierKey)) {
      this.report({ kind: 'head-forged', ...stretch, detail: 'the head is not signed by the key' });
    }
    if (head.size !== this.count) {
      this.report({
        kind: 'head-mismatch',
        seq: Math.min(head.size, this.count),
        detail: `the head counts ${head.size} rows, the log has ${this.count}`,
      });
    } else if (head.root !== root) {
      this.report({ kind: 'head-mismatch', ...stretch, detail: 'the rows do not give the root of the head' });
    } else if (head.frontier !== JSON.stringify(this.nodes)) {
      this.report({
        kind: 'head-mismatch',
        ...stretch,
        detail: 'the rows do not give the frontier of the head',
      });
    } else if (this.count > 0 && head.at !== this.lastAt) {
      this.report({
        kind: 'head-mismatch',
        ...stretch,
        detail: 'the head is not of the time of its newest row',
      });
    }
  }

  private reportRemoved(from: number, through: number): void {
    const detail = from === through ? `row ${from} is missing` : `rows ${from} to ${through} are missing`;
    this.report({ kind: 'removed', seq: from, through, detail });
  }

  private report(finding: AuditFinding): void {
    // A head has three findings at most, and they tell why a hundred rows look wrong.
    const listed = this.findings.length < (this.input.maxFindings ?? 100) || finding.kind.startsWith('head');
    if (listed) this.findings.push(finding);
    else this.more += 1;
  }
}
