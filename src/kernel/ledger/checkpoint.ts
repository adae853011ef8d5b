import type { Checked } from './entry.js';
import { isDigest, type Digest } from './merkle.js';
import {
  decodeBase64,
  openNote,
  parseNote,
  parseVerifierKey,
  signNote,
  signText,
  verifyText,
  type NoteSigner,
} from './note.js';

/** What a tree head says: this log, at this size, had this root (C2SP tlog-checkpoint). */
export interface TreeHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Digest;
}

/** The origin of an agency's tree: the key's name and the agency, so that one agency's head never serves another. */
export function originOf(keyName: string, agency: string): string {
  return `${keyName}/${agency}`;
}

/** The text that is signed: origin, decimal size, base64 root, a line each. Throws on a head that has no text. */
export function checkpointBody(head: TreeHead): string {
  if (head.origin.length === 0 || head.origin.includes('\n')) throw new TypeError('origin must be one line');
  if (!Number.isSafeInteger(head.size) || head.size < 0) throw new TypeError('size must be a count');
  if (!isDigest(head.root)) throw new TypeError('root must be a SHA-256 digest');
  return `${head.origin}\n${head.size}\n${Buffer.from(head.root, 'hex').toString('base64')}\n`;
}

/** A checkpoint as it is exported: the body as a signed note. */
export function signCheckpoint(head: TreeHead, signer: NoteSigner): string {
  return signNote(checkpointBody(head), signer);
}

/** What the checkpoint claims, signatures unjudged. */
export function parseCheckpoint(note: string): Checked<TreeHead> {
  const parsed = parseNote(note);
  return parsed.ok ? parseBody(parsed.value.text) : parsed;
}

/** What the checkpoint claims, if the holder of the verifier key signed it. */
export function verifyCheckpoint(note: string, verifierKey: string): Checked<TreeHead> {
  const verifier = parseVerifierKey(verifierKey);
  if (!verifier.ok) return verifier;
  const text = openNote(note, verifier.value);
  return text.ok ? parseBody(text.value) : text;
}

/**
 * Base64 Ed25519 signature over the checkpoint body, kept on the head row: whoever can write the database but does
 * not hold the key cannot make a head for the rows he added.
 */
export function signHead(head: TreeHead, signer: NoteSigner): string {
  return signText(checkpointBody(head), signer.privateKey).toString('base64');
}

/** True when the holder of the verifier key signed exactly this head. Never throws. */
export function verifyHead(head: TreeHead, signature: string, verifierKey: string): boolean {
  const verifier = parseVerifierKey(verifierKey);
  const bytes = decodeBase64(signature);
  if (!verifier.ok || bytes === undefined || !isHead(head)) return false;
  return verifyText(checkpointBody(head), bytes, verifier.value.publicKey);
}

function isHead(head: TreeHead): boolean {
  return (
    head.origin.length > 0 &&
    !head.origin.includes('\n') &&
    Number.isSafeInteger(head.size) &&
    head.size >= 0 &&
    isDigest(head.root)
  );
}

function parseBody(text: string): Checked<TreeHead> {
  // Further lines are extensions: signed, allowed, not ours to judge.
  const [origin, size, root, ...extensions] = text.slice(0, -1).split('\n');
  const bytes = decodeBase64(root ?? '');
  if (!origin || !/^(0|[1-9]\d*)$/.test(size ?? '') || bytes?.length !== 32 || extensions.includes('')) {
    return { ok: false, reason: 'not a checkpoint' };
  }
  const count = Number(size);
  if (!Number.isSafeInteger(count)) return { ok: false, reason: 'size is out of range' };
  return { ok: true, value: { origin, size: count, root: bytes.toString('hex') } };
}
