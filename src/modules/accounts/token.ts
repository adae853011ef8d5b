import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that nobody can guess. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What of a token is stored: its SHA-256, so that who reads the database cannot use it. */
export const tokenHashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
