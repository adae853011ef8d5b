import type { NextFunction, Request, Response } from 'express';
import { refuse, type Refused } from '../../../kernel/result.js';
import { sendProblem } from '../problem.js';

const MOST_ADDRESS = 8 * 1024;
const MOST_PATH = 4 * 1024;
const MOST_PARAMETERS = 64;
const MOST_HEADERS = 100;
/** How long the rest of a body may still come after the answer: enough for a sender to read it. */
const REST_OF_BODY_MS = 2_000;

/** Half a character in UTF-8 (ED A0..BF), or U+0000: no address of this program has it. */
const NO_TEXT = /%00|%ed%[ab][0-9a-f]/i;

/** What can be refused by the first line and the headers of a request alone. */
export function checkRequestHead(request: Request, response: Response, next: NextFunction): void {
  endWithRest(request, response);
  const refused = faultOf(request);
  if (!refused) return next();
  sendProblem(response, refused.refusal);
}

function faultOf({ url, headers, rawHeaders }: Request): Refused | undefined {
  const [path = '', query = ''] = url.split('?', 2);
  if (url.length > MOST_ADDRESS || path.length > MOST_PATH) return refuse('input.address-too-long');
  if (query.split('&', MOST_PARAMETERS + 1).length > MOST_PARAMETERS)
    return refuse('input.too-complex', {
      detail: `查询条件不得超过${MOST_PARAMETERS}项`,
      facts: { bound: 'parameters', most: MOST_PARAMETERS },
    });
  // Pages of the portal answer any words in their own way.
  if (!isDecodable(path) || (path.startsWith('/api/') && NO_TEXT.test(url))) return refuse('input.malformed');
  if (rawHeaders.length > 2 * MOST_HEADERS)
    return refuse('input.headers-too-large', { facts: { most: MOST_HEADERS } });
  // What unpacks to a thousand times its size is not unpacked.
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity')
    return refuse('input.encoding', { next: '请不压缩发送' });
  return undefined;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** An answer that came before its request was whole ends the connection, unless the rest follows at once. */
function endWithRest(request: Request, response: Response): void {
  response.once('finish', () => {
    if (request.complete) return;
    const timer = setTimeout(() => {
      if (!request.complete) request.socket.destroy();
    }, REST_OF_BODY_MS);
    timer.unref();
    request.once('end', () => clearTimeout(timer));
    request.resume();
  });
}
