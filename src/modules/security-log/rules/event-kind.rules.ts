/**
 * signed-in, sign-in-refused, signed-out; not-signed-in: asked without a valid session (401); denied: asked for what
 * the account may not (403); too-many: slowed down (429).
 */
export const EVENT_KINDS = [
  'signed-in',
  'sign-in-refused',
  'signed-out',
  'not-signed-in',
  'denied',
  'too-many',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

const SIGN_IN = 'POST /api/auth/login';
const SIGN_OUT = 'POST /api/auth/logout';
const BY_STATUS: Readonly<Record<number, EventKind>> = {
  401: 'not-signed-in',
  403: 'denied',
  429: 'too-many',
};

/** What an answer means for the security of the program; undefined where it means nothing. */
export function kindOf(route: string, status: number): EventKind | undefined {
  if (route === SIGN_IN) return status < 400 ? 'signed-in' : 'sign-in-refused';
  if (route === SIGN_OUT && status < 400) return 'signed-out';
  return BY_STATUS[status];
}

const IDENTIFIER = /^([0-9a-f]{8}-[0-9a-f-]{27}|[\w-]{22,}|\d+)$/i;

/** Method and path with identifiers and tokens left out, at most 200 characters. */
export function routeOf(method: string, path: string): string {
  const parts = path.slice(0, 400).split('/');
  return `${method} ${parts.map((part) => (IDENTIFIER.test(part) ? ':id' : part)).join('/')}`.slice(0, 200);
}
