import type { IncomingHttpHeaders } from 'node:http';
import { type Config, isSecure } from '../config/index.js';

type Secured = Pick<Config, 'publicOrigin'>;

/**
 * With the prefix a browser takes the cookie over HTTPS alone, for this host alone and for every path: no neighbouring
 * host can set one in its place (RFC 6265bis 4.1.3.2).
 */
const named = (config: Secured, name: string): string => (isSecure(config) ? `__Host-${name}` : name);

export const sessionCookie = (config: Secured): string => named(config, 'sanxiang_session');
/** Lasts beyond the session: by it a device is known from which the person signed in before. */
export const deviceCookie = (config: Secured): string => named(config, 'sanxiang_device');

/** The value of a cookie, where it looks like one of ours. */
export function cookieOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value && /^[A-Za-z0-9_-]{20,100}$/.test(value)) return value;
  }
  return undefined;
}

export interface Credential {
  readonly token: string;
  readonly by: 'bearer' | 'cookie';
}

/** What a request says of its session: the bearer header first, else the cookie. */
export function credentialOf(headers: IncomingHttpHeaders, config: Secured): Credential | undefined {
  const bearer = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(headers.authorization ?? '')?.[1];
  if (bearer) return { token: bearer, by: 'bearer' };
  const token = cookieOf(headers, sessionCookie(config));
  return token ? { token, by: 'cookie' } : undefined;
}

/** Whether a page of a browser sent it: programs have neither header (the `fetch` of Node says `Sec-Fetch-Mode` alone). */
export const fromBrowser = (headers: IncomingHttpHeaders): boolean =>
  headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
