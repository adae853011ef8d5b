import { Entity, Index } from 'typeorm';
import { Digest, InstantText, KeyText, Prose } from '../database/columns.js';

/**
 * A request that carried an `Idempotency-Key` and made something. It tells nothing by itself: the key is not here, and
 * what was sent and answered can be read only with it.
 */
@Entity('repeated_requests')
@Index('ix_repeated_requests_at', ['at'])
export class RepeatedRequestRow {
  /** SHA-256 over person and key, hex. */
  @KeyText(64) id: string;
  /** HMAC-SHA-256 under the key over method, address and body, hex. */
  @Digest() digest: string;
  @InstantText() at: string;
  /** The answer, AES-256-GCM under the key, base64url; empty where it had no body. */
  @Prose() answer: string;
}
