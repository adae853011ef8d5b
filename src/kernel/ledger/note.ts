import { createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto';
import { isWellFormed } from './canonical.js';
import type { Checked } from './entry.js';

/** C2SP signed-note: a text and Ed25519 signature lines under it. */

/** Holder of a private key that signs notes under a name. */
export interface NoteSigner {
  readonly name: string;
  readonly privateKey: KeyObject;
}

export interface NoteSignature {
  readonly name: string;
  /** First four bytes of the key hash, hex. */
  readonly keyId: string;
  readonly signature: Uint8Array;
}

export interface Note {
  /** The signed text, with its final line feed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A public key with its name, read from `name+keyid+base64(0x01 || key)`. */
export interface Verifier {
  readonly name: string;
  readonly keyId: string;
  readonly publicKey: KeyObject;
}

const ED25519 = 0x01;
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');
const SIGNATURE_LINE = /^— (\S+) (\S+)$/;
// The specification asks verifiers to bound the work; no honest note carries more.
const MAX_SIGNATURES = 100;

/** The verifier key to publish for a signer. Throws on a name or key that a note cannot carry. */
export function verifierKeyOf(signer: { readonly name: string; readonly key: KeyObject }): string {
  const raw = rawPublicKey(signer.key);
  assertName(signer.name);
  const encoded = Buffer.concat([Buffer.of(ED25519), raw]).toString('base64');
  return `${signer.name}+${keyIdOf(signer.name, raw)}+${encoded}`;
}

/** Reads a verifier key; the key id must be the one the name and key give. */
export function parseVerifierKey(text: string): Checked<Verifier> {
  const [name, keyId, ...rest] = text.split('+');
  const bytes = decodeBase64(rest.join('+'));
  if (name === undefined || !isName(name) || bytes?.length !== 33 || bytes[0] !== ED25519) {
    return { ok: false, reason: 'not an Ed25519 verifier key' };
  }
  const raw = bytes.subarray(1);
  if (keyId !== keyIdOf(name, raw)) return { ok: false, reason: 'key id does not belong to the key' };
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI_ED25519, raw]), format: 'der', type: 'spki' });
  return { ok: true, value: { name, keyId, publicKey } };
}

/** Signs a text (which must end with a line feed) and returns the whole note. Throws on a text no note can hold. */
export function signNote(text: string, signer: NoteSigner): string {
  if (!isNoteText(text))
    throw new TypeError('note text must end with a line feed and hold no control characters');
  assertName(signer.name);
  const keyId = keyIdOf(signer.name, rawPublicKey(signer.privateKey));
  const blob = Buffer.concat([Buffer.from(keyId, 'hex'), signText(text, signer.privateKey)]);
  return `${text}\n— ${signer.name} ${blob.toString('base64')}\n`;
}

/** Splits a note into text and signature lines without judging the signatures. */
export function parseNote(note: string): Checked<Note> {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) return { ok: false, reason: 'no signature block' };
  const text = note.slice(0, split + 1);
  const lines = note.slice(split + 2, -1).split('\n');
  if (!isNoteText(text)) return { ok: false, reason: 'text holds control characters' };
  if (lines.length > MAX_SIGNATURES) return { ok: false, reason: 'too many signatures' };
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const match = SIGNATURE_LINE.exec(line);
    const blob = decodeBase64(match?.[2] ?? '');
    if (match === null || !isName(match[1]!) || blob === undefined || blob.length < 5) {
      return { ok: false, reason: 'malformed signature line' };
    }
    signatures.push({
      name: match[1]!,
      keyId: blob.subarray(0, 4).toString('hex'),
      signature: blob.subarray(4),
    });
  }
  return { ok: true, value: { text, signatures } };
}

/** The text of a note that the verifier's key signed. Signatures of other keys are ignored. */
export function openNote(note: string, verifier: Verifier): Checked<string> {
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  const { text, signatures } = parsed.value;
  const own = signatures.filter((s) => s.name === verifier.name && s.keyId === verifier.keyId);
  if (own.length === 0) return { ok: false, reason: 'not signed by the key' };
  // A line that claims the key and fails makes the whole note suspect, even beside a good one.
  if (!own.every((s) => verifyText(text, s.signature, verifier.publicKey))) {
    return { ok: false, reason: 'signature does not verify' };
  }
  return { ok: true, value: text };
}

export function signText(text: string, privateKey: KeyObject): Buffer {
  return sign(null, Buffer.from(text, 'utf8'), privateKey);
}

export function verifyText(text: string, signature: Uint8Array, publicKey: KeyObject): boolean {
  return signature.length === 64 && verify(null, Buffer.from(text, 'utf8'), publicKey, signature);
}

/** Strict base64: padded, and only the one spelling of the bytes. */
export function decodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return text.length > 0 && bytes.toString('base64') === text ? bytes : undefined;
}

function keyIdOf(name: string, raw: Uint8Array): string {
  const input = Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), Buffer.of(ED25519), raw]);
  return hash('sha256', input, 'hex').slice(0, 8);
}

function rawPublicKey(key: KeyObject): Buffer {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('notes are signed with Ed25519');
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI_ED25519.length);
}

function isName(name: string): boolean {
  return name.length > 0 && !/[\s+\p{Cc}]/u.test(name) && isWellFormed(name);
}

function assertName(name: string): void {
  if (!isName(name)) throw new TypeError('a key name has no spaces and no plus sign');
}

function isNoteText(text: string): boolean {
  return text.length > 1 && text.endsWith('\n') && isWellFormed(text) && !/[^\P{Cc}\n]/u.test(text);
}
