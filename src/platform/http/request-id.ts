import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Every answer bears it, and so do its problem body and its lines in the log. */
export const REQUEST_ID = 'X-Request-Id';

const GIVEN = /^[\w.-]{8,64}$/;

/** Sixteen characters that can be read out on the telephone. */
export const newRequestId = (): string => randomBytes(8).toString('hex');

/** The id that the proxy gave, where there is one to trust; else a new one: strangers choose no ids. */
export function requestIdFor({ headers }: IncomingMessage, behindProxy: boolean): string {
  const given = headers['x-request-id'];
  return behindProxy && typeof given === 'string' && GIVEN.test(given) ? given : newRequestId();
}

/** The id of the request that this answers; undefined before it has been given one. */
export function requestIdOf(response: ServerResponse): string | undefined {
  const id = response.getHeader(REQUEST_ID);
  return typeof id === 'string' ? id : undefined;
}
