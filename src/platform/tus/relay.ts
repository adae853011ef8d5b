import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as httpRequest,
  type ServerResponse,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream';
import { drain } from './reply.js';

export interface RelayOptions {
  /** Of the other machine: `http://10.0.0.5:3000`. */
  readonly origin: string;
  /** Path and query as they came. */
  readonly path: string;
  /** Sent besides what came. */
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds until a connection stands; default 5 s. */
  readonly connectMs?: number;
  /** Milliseconds without a byte either way; default 30 minutes: a large file may be digested and stored meanwhile. */
  readonly idleMs?: number;
}

/** RFC 9110 7.6.1: they belong to one connection and are not passed on. */
const OF_THE_CONNECTION = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
]);

/**
 * Passes a request on to another machine and its answer back, both as streams. Resolves with true when an answer was
 * passed back, or nobody is there any more to take one; with false when the machine did not answer and nothing was
 * sent: the caller answers then. Never rejects.
 */
export function relayRequest(
  req: IncomingMessage,
  res: ServerResponse,
  options: RelayOptions,
): Promise<boolean> {
  const { connectMs = 5_000, idleMs = 30 * 60_000 } = options;
  return new Promise((resolve) => {
    const target = begin(req, options);
    let answered = false;
    const connecting = setTimeout(() => target.destroy(new Error('no connection in time')), connectMs);
    target.on('socket', (socket) => {
      // A machine that lost its power says nothing; this notices.
      socket.setKeepAlive(true, 10_000);
      const event = options.origin.startsWith('https:') ? 'secureConnect' : 'connect';
      socket.once(event, () => clearTimeout(connecting));
    });
    target.setTimeout(idleMs, () => target.destroy(new Error('silent too long')));
    target.on('close', () => clearTimeout(connecting));
    target.on('error', () => {
      req.unpipe(target);
      if (!answered) resolve(res.destroyed);
    });
    target.on('response', (answer) => {
      answered = true;
      res.writeHead(answer.statusCode ?? 502, withoutConnection(answer.headers));
      pipeline(answer, res, () => {
        req.unpipe(target);
        drain(req);
        resolve(true);
      });
    });
    // Whoever asked is gone: the other machine sees its request cut off, and keeps what came.
    const gone = (): void => {
      if (res.writableEnded) return;
      target.destroy();
      resolve(true);
    };
    res.once('close', gone);
    req.on('error', gone);
    req.pipe(target);
  });
}

function begin(req: IncomingMessage, { origin, path, headers }: RelayOptions): ClientRequest {
  const url = new URL(origin);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const bodiless =
    req.headers['content-length'] === undefined && req.headers['transfer-encoding'] === undefined;
  return send({
    protocol: url.protocol,
    // The brackets of an IPv6 address belong to the URL.
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port,
    method: req.method,
    path: url.pathname.replace(/\/+$/, '') + path,
    headers: { ...withoutConnection(req.headers), ...(bodiless && { 'content-length': '0' }), ...headers },
    agent: false,
  });
}

function withoutConnection(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      (entry): entry is [string, string | string[]] =>
        entry[1] !== undefined && !OF_THE_CONNECTION.has(entry[0]),
    ),
  );
}
