import request, { type Response, type Test } from 'supertest';
import { ANY_VERSION, type Office } from './office.js';

/** The headers of a page of our own, as a browser sends them. */
export const PAGE = (office: Office) => ({ Origin: office.http, 'Sec-Fetch-Site': 'same-origin' });

/** `name=value` of each cookie that an answer sets. */
export const cookiesOf = ({ headers }: Response): string[] =>
  ([headers['set-cookie'] ?? []].flat() as string[]).map((cookie) => cookie.split(';')[0]!);

export interface SignInOptions {
  /** The address of who asks; the office must trust one proxy. */
  from?: string;
  cookies?: readonly string[];
  headers?: Record<string, string>;
}

export function login(
  office: Office,
  username: string,
  password: string,
  { from, cookies = [], headers = {} }: SignInOptions = {},
): Test {
  const test = request(office.http).post('/api/auth/login').set(headers);
  if (from) void test.set('X-Forwarded-For', from);
  if (cookies.length) void test.set('Cookie', cookies.join('; '));
  return test.send({ username, password });
}

/** The secret part of a one-time link. */
export const tokenIn = (link: string): string => new URL(link).hash.slice(1);

export async function accountId(office: Office, username: string): Promise<string> {
  const admin = await office.as('sysadmin1');
  const { body } = await admin.get(`/api/accounts?q=${username}`).expect(200);
  return body.find((account: { username: string }) => account.username === username).id;
}

export const bearer = (office: Office, token: string) => ({
  get: (path: string) => request(office.http).get(path).set('Authorization', `Bearer ${token}`),
  post: (path: string, body: object = {}) =>
    request(office.http).post(path).set('Authorization', `Bearer ${token}`).set(ANY_VERSION).send(body),
});
