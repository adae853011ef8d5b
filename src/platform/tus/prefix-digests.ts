import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Uploads whose running digest is kept in memory; a forgotten one costs one reading of its file. */
const REMEMBERED = 500;

/** The running SHA-256 of each unfinished upload up to its acknowledged offset. */
export class PrefixDigests {
  private readonly known = new Map<string, { readonly offset: number; readonly digest: Hash }>();

  /** A digest of the first `offset` bytes that the caller may go on updating. */
  async at(id: string, offset: number, path: string): Promise<Hash> {
    const known = this.known.get(id);
    if (known?.offset === offset) return known.digest.copy();
    const digest = createHash('sha256');
    // After a restart the digest is read back from the bytes themselves, once.
    if (offset > 0) {
      const prefix = createReadStream(path, { end: offset - 1, highWaterMark: 1024 * 1024 });
      for await (const part of prefix) digest.update(part as Buffer);
    }
    this.remember(id, offset, digest.copy());
    return digest;
  }

  /** Keeps a digest that nobody updates any more. */
  remember(id: string, offset: number, digest: Hash): void {
    this.known.delete(id);
    this.known.set(id, { offset, digest });
    const [oldest] = this.known.keys();
    if (this.known.size > REMEMBERED && oldest !== undefined) this.known.delete(oldest);
  }

  forget(id: string): void {
    this.known.delete(id);
  }
}
