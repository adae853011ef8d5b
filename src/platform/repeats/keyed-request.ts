import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A request under the key that a person gave it, and what only this key can tell. */
export class KeyedRequest {
  /** The same for the same person and key, and for nobody else. */
  readonly id: string;
  /** The same for the same method, address and body under this key. */
  readonly digest: string;
  private readonly secret: Buffer;
  /** The ledger entry of the act that bound the key; undefined until then. */
  boundTo: string | undefined;
  /** The answer as it is kept; undefined until then. */
  kept: string | undefined;

  constructor(person: string, key: string, content: string) {
    this.id = createHash('sha256').update(`id\0${person}\0${key}`).digest('hex');
    this.secret = createHash('sha256').update(`secret\0${person}\0${key}`).digest();
    this.digest = createHmac('sha256', this.secret).update(content).digest('hex');
  }

  /** What may be kept of an answer: readable only with the key. */
  seal(answer: string): string {
    if (answer === '') return '';
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.secret, nonce);
    const sealed = Buffer.concat([nonce, cipher.update(answer, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return sealed.toString('base64url');
  }

  /** The answer again. Throws when it was sealed under another key or changed. */
  open(sealed: string): string {
    if (sealed === '') return '';
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.secret, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  }
}
