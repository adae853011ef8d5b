import { openNote, parseVerifierKey } from '../../../kernel/ledger/index.js';
import type { ReviewRow } from '../review.entities.js';
import type { Seal } from './seal-provider.js';

/**
 * What the reviewer signs: one `key value` on each line, with the digest of the letter's text and the digests of what
 * the opinion covers. The lines stay in this order.
 */
export function opinionNoteText(review: ReviewRow, letterSha256: string): string {
  const lines: [string, string | number][] = [
    ['number', review.opinionNumber!],
    ['review', review.id],
    ['case', review.caseId],
    ['round', review.round],
    ['reviewer', `${review.reviewerUserId} ${review.reviewerName}`],
    ['opinion', review.opinion === 'agree' ? 'agree' : review.problemKind!],
    ['letter-sha256', letterSha256],
    ['facts-digest', review.factsDigest],
    ['draft-digest', review.draftDigest],
    ['evidence-digest', review.evidenceDigest],
    ['law-version', review.lawVersion],
    ['opined-at', review.opinedAt!],
  ];
  return `sanxiang legal review opinion v1\n${lines.map(([key, value]) => `${key} ${value}\n`).join('')}`;
}

/** The signed note (C2SP signed-note). Throws on a seal that does not verify: it would prove nothing. */
export function sealedNote(text: string, { verifierKey, signature }: Seal): string {
  const verifier = parseVerifierKey(verifierKey);
  if (!verifier.ok) throw new Error(`the seal’s key: ${verifier.reason}`);
  const { name, keyId } = verifier.value;
  const blob = Buffer.concat([Buffer.from(keyId, 'hex'), signature]);
  const note = `${text}\n— ${name} ${blob.toString('base64')}\n`;
  const opened = openNote(note, verifier.value);
  if (!opened.ok) throw new Error(`the seal: ${opened.reason}`);
  return note;
}
