/** What a case bundle is made of; written by the program, read by `verify.mjs`. */

export const BUNDLE_FORMAT = 'sanxiang-case-bundle/1';

/** The act that lets a bundle out: its entry keeps the digest of the index, and the index that of every file. */
export const EXPORT_ACT = 'case.export';
export const RECEIVE_ACT = 'evidence.receive';
export const SEAL_ACT = 'evidence.seal';
/** The act after which an item's bytes are rightly gone; its entry keeps the item's SHA-256 and the reason. */
export const DISPOSE_ACT = 'evidence.dispose';

export const INDEX_PATH = 'index.json';
export const CHECKPOINT_PATH = 'ledger/checkpoint.txt';
export const KEY_PATH = 'ledger/public-key.txt';
export const PROOFS_PATH = 'ledger/proofs.json';

/** Where the exact bytes of the entry at `seq` of the agency's tree lie. */
export function entryPath(seq: number): string {
  return `ledger/entries/${String(seq).padStart(9, '0')}.json`;
}

export interface BundleFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface BundleDocument {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly sha256: string;
  /** The ledger entry of the act that left it. */
  readonly entryId: string;
}

export interface BundleEvidence {
  readonly id: string;
  /** What the sender called it. */
  readonly filename: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Null until the item is sealed. */
  readonly sm3: string | null;
  /** Null where the bytes are no longer kept; `absent` then says why. */
  readonly path: string | null;
  readonly absent: string | null;
}

export interface BundleIndex {
  readonly format: typeof BUNDLE_FORMAT;
  readonly madeAt: string;
  readonly agency: { readonly id: string; readonly name: string };
  readonly caseId: string;
  /** The case as its readers see it. */
  readonly case: object;
  readonly documents: readonly BundleDocument[];
  readonly evidence: readonly BundleEvidence[];
  /** Every further file, the texts of the documents among them; those of the ledger prove themselves. */
  readonly files: readonly BundleFile[];
}

export interface BundleProofs {
  readonly agency: string;
  /** Of each entry in the bundle: its place in the tree and its audit path (RFC 9162 §2.1.3), lowest first. */
  readonly entries: readonly { readonly seq: number; readonly proof: readonly string[] }[];
}
