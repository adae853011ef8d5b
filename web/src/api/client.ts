import createClient from 'openapi-fetch';
import { fetchSignedIn } from '../session/sign-in-again';
import { namingIssuedDrafts } from '../drafts/issued';
import { type Problem, RefusedError, UNREACHABLE } from './problem';
import { keyed, Repeats } from './repeats';
import type { components, paths } from './schema';

/** The one client of the API; the session travels as a same-origin cookie. */
export const api = createClient<paths>({ baseUrl: '/', fetch: fetchSignedIn });
api.use(namingIssuedDrafts);
api.use(keyed(new Repeats(sessionStorage)));

export type Schemas = components['schemas'];
export type User = Schemas['UserView'];
export type CaseSummary = Schemas['CaseSummaryView'];
export type CaseFile = Schemas['CaseFileView'];
/** What a row of a list needs of a case; every whole file is one. */
export type CaseOutline = Schemas['CaseOutlineView'];
export type CaseEvent = Schemas['CaseEventView'];
export type CaseClock = Schemas['CaseClockView'];
export type CaseDocument = Schemas['CaseDocumentView'];
export type NextAct = Schemas['NextActView'];
export type Officer = Schemas['OfficerView'];
export type Stage = Schemas['MatrixCellView']['stage'];

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's value; a refusal is thrown with the server's own words. */
export async function value<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch {
    throw new RefusedError(UNREACHABLE);
  }
  if (answer.response.ok) return answer.data as T;
  throw new RefusedError(asProblem(answer.error, answer.response.status));
}

function asProblem(body: unknown, status: number): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body && 'title' in body) return body as Problem;
  return {
    title: '服务器没有给出说明',
    titleEn: 'The server gave no reason',
    status,
    code: `web.http-${status}`,
  };
}
