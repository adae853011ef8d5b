import { createHash, randomBytes } from 'node:crypto';

/** A attempt has one live session; who reads the database cannot use it, for only its SHA-256 is kept. */
export const newSession = (): string => randomBytes(24).toString('base64url');
export const sessionHashOf = (session: string): string =>
  createHash('sha256').update(session, 'utf8').digest('hex');
