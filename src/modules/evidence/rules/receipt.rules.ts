import type { TreeHead } from '../../../kernel/ledger/index.js';
import type { Instant } from '../../../kernel/time.js';

/** What an office says to the sender of a file it took. */
export interface ReceiptFacts {
  readonly itemId: string;
  readonly caseId: string;
  readonly filename: string;
  /** SHA-256 of the name: what the ledger keeps of it. */
  readonly nameSha256: string;
  readonly bytes: number;
  readonly sha256: string;
  /** GB/T 32905; null until sealed. */
  readonly sm3: string | null;
  readonly receivedAt: Instant;
  readonly receivedById: string;
  readonly receivedByName: string;
  readonly entryId: string;
  readonly seq: number;
  readonly leafHash: string;
  /** Items of the agency's other cases that had these very bytes when this one came. */
  readonly sameBytesAs: readonly string[];
  /** The agency's tree when the receipt was written; the entry is in it. */
  readonly head: TreeHead;
}

/**
 * The text of a receipt: its kind, then one `key value` on each line; `-` stands for what there is not. It is signed as
 * a note, so the lines stay in this order and nothing in a value ends a line (`nameHolds` refuses such names).
 */
export function receiptText(facts: ReceiptFacts): string {
  const { head } = facts;
  const lines: [string, string | number][] = [
    ['item', facts.itemId],
    ['case', facts.caseId],
    ['name', facts.filename],
    ['name-sha256', facts.nameSha256],
    ['bytes', facts.bytes],
    ['sha256', facts.sha256],
    ['sm3', facts.sm3 ?? '-'],
    ['received-at', facts.receivedAt],
    ['received-from', `${facts.receivedById} ${facts.receivedByName}`],
    ['same-bytes-as', facts.sameBytesAs.join(' ') || '-'],
    ['entry', facts.entryId],
    ['entry-seq', facts.seq],
    ['entry-leaf-hash', facts.leafHash],
    ['tree', head.origin],
    ['tree-size', head.size],
    ['tree-root', head.root],
  ];
  return `sanxiang evidence receipt v1\n${lines.map(([key, value]) => `${key} ${value}\n`).join('')}`;
}
