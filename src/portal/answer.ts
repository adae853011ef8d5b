import type { Request, Response } from 'express';
import type { Refusal } from '../kernel/result.js';
import { sendProblem } from '../platform/http/index.js';
import { document, type Page } from './layout.js';
import type { CachedPage } from './page-store.js';
import { type View, viewOf } from './view.js';

/** Nothing but the site's own style sheet, no script, no frame; every answer is asked for again, so a withdrawal shows. */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};

/** For a file by itself: a browser's own viewer shows it and does nothing else with it. */
export const FILE_HEADERS: Readonly<Record<string, string>> = {
  ...HEADERS,
  'Content-Security-Policy':
    "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'; form-action 'none'",
  'Access-Control-Allow-Origin': '*',
};

/** For the page on which the visitor's own browser checks a record: the only one with a script. */
export const PROOF_HEADERS: Readonly<Record<string, string>> = {
  ...HEADERS,
  'Content-Security-Policy': `${HEADERS['Content-Security-Policy']}; script-src 'self'; connect-src 'self'`,
};

/** For the pages of a form: a browser under `no-referrer` would not say where the form was sent from. */
export const FORM_HEADERS: Readonly<Record<string, string>> = {
  ...HEADERS,
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** For the one page that plays a recording. */
export const PLAYER_HEADERS: Readonly<Record<string, string>> = {
  ...HEADERS,
  'Content-Security-Policy': `${HEADERS['Content-Security-Policy']}; media-src 'self'`,
  'X-Robots-Tag': 'noindex',
};

export function viewOfRequest(request: Request): View {
  return viewOf(request.path, request.query);
}

export function sendPage(response: Response, view: View, page: Page, status = 200, headers = HEADERS): void {
  response.status(status).set(headers).type('text/html; charset=utf-8').send(document(view, page));
}

export function sendJson(response: Response, body: object, status = 200): void {
  response.status(status).set(HEADERS).set('Access-Control-Allow-Origin', '*').json(body);
}

/** A refusal as programs read it. */
export function sendRefusal(response: Response, refusal: Refusal): void {
  response.set(HEADERS).set('Access-Control-Allow-Origin', '*');
  sendProblem(response, refusal);
}

/** A page that was kept, in the form the asking side takes, or the answer that the one which it has still holds. */
export function sendCached(request: Request, response: Response, type: string, page: CachedPage): void {
  const encoding = encodingOf(request);
  const { body, etag } = page[encoding];
  response.setHeader('ETag', etag);
  const headers = {
    ...HEADERS,
    'Content-Type': type,
    Vary: 'Accept-Encoding',
    ...(encoding !== 'plain' && { 'Content-Encoding': encoding }),
  };
  if (request.fresh) return void response.writeHead(304, headers).end();
  response.writeHead(200, { ...headers, 'Content-Length': body.length }).end(body);
}

/** Of the forms a page is kept in, the smallest that the asking side takes. */
function encodingOf(request: Request): keyof CachedPage {
  const best = request.acceptsEncodings(['br', 'gzip', 'identity']);
  return best === 'br' || best === 'gzip' ? best : 'plain';
}

export function sendText(response: Response, type: string, text: string): void {
  response.set(HEADERS).type(type).send(text);
}
