import { createHash } from 'node:crypto';

/** What of a session's token is stored: its SHA-256, so that who reads the database cannot use a session. */
export const tokenHashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
